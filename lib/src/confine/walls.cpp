#include "confine/walls.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "confine/landlock.h"
#include "confine/syscall_filter.h"

namespace mediaproof {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool address_space_can_be_limited = false;  // AddressSanitizer reserves terabytes
#else
constexpr bool address_space_can_be_limited = true;
#endif

constexpr rlim_t most_descriptors = 64;

std::uint64_t address_space_bytes() {
    unsigned long pages = 0;
    std::FILE* file = std::fopen("/proc/self/statm", "re");
    const bool read = file != nullptr && std::fscanf(file, "%lu", &pages) == 1;
    if (file != nullptr) std::fclose(file);
    return read ? pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

bool limit(__rlimit_resource resource, std::uint64_t soft, std::uint64_t hard) {
    const rlimit limits{soft, hard};
    return ::setrlimit(resource, &limits) == 0;
}

bool set_limits(const WorkerLimits& limits) {
    const auto cpu_s = static_cast<std::uint64_t>(std::ceil(std::max(1.0, limits.cpu_s)));
    const std::uint64_t memory = address_space_bytes() + limits.memory_bytes;
    // The signal at the soft limit can be caught, the one at the hard limit can't.
    return limit(RLIMIT_CPU, cpu_s, cpu_s + 1) && limit(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes) &&
           limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_NOFILE, most_descriptors, most_descriptors) &&
           limit(RLIMIT_MEMLOCK, 0, 0) && (!address_space_can_be_limited || limit(RLIMIT_AS, memory, memory));
}

// Standard input and output lead nowhere already.
bool close_all_but(std::span<const int> kept_open) {
    std::vector<int> kept(kept_open.begin(), kept_open.end());
    std::sort(kept.begin(), kept.end());
    unsigned from = STDERR_FILENO + 1;
    for (const int descriptor : kept) {
        const auto number = static_cast<unsigned>(descriptor);
        if (number > from && ::close_range(from, number - 1, 0) != 0) return false;
        from = number + 1;
    }
    return ::close_range(from, ~0U, 0) == 0;
}

}  // namespace

Walls::Walls(Confinement confinement, bool seccomp, int landlock)
    : state_{confinement, seccomp, landlock}, filter_(seccomp ? worker_filter() : std::vector<sock_filter>()) {}

Walls Walls::highest(Confinement confinement) {
    const int landlock = landlock_abi();
    Walls walls(confinement, true, landlock);
    if (landlock > 0 && !walls.can_be_raised()) walls = Walls(confinement, true, 0);
    if (!walls.can_be_raised()) walls = Walls(confinement, false, landlock);
    if (landlock > 0 && !walls.can_be_raised()) walls = Walls(confinement, false, 0);
    return walls;
}

bool Walls::raise(const WorkerLimits& limits, std::span<const int> kept_open) const {
    if (!set_limits(limits) || !close_all_but(kept_open)) return false;
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return false;
    if (state_.landlock_abi > 0 && !give_up_all_rights(state_.landlock_abi)) return false;
    return !state_.seccomp || apply_filter(filter_);
}

bool Walls::can_be_raised() const {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(raise({1, std::uint64_t{1} << 30, 0}, {}) ? 0 : 1);
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace mediaproof
