#include "confine/serve.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iterator>
#include <new>
#include <optional>
#include <utility>

#include "confine/channel.h"
#include "confine/walls.h"

namespace mediaproof {
namespace {

// ---- the worker ----

WorkerExit answer(const JobFunction& run, const JobInput& input, const Nonce& nonce, int reply_to) {
    try {
        const std::vector<std::byte> reply = run(input);
        const ReplyHead head{nonce, reply.size()};
        const bool written = write_all(reply_to, std::as_bytes(std::span(&head, 1))) && write_all(reply_to, reply);
        return written ? replied : no_reply;
    } catch (const std::bad_alloc&) {
        return out_of_memory;
    } catch (...) {
        return no_reply;
    }
}

struct Given {
    Descriptor reply_to;
    Descriptor request;
    std::vector<Descriptor> files;
};

[[noreturn]] void work(const JobTable& jobs, const Walls& walls, const JobMessage& job, const Given& given,
                       pid_t warm_process) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (::getppid() != warm_process) ::_exit(not_confined);
    const std::vector<std::byte> request = bytes_of(given.request);
    std::vector<int> files;
    for (const Descriptor& file : given.files)
        files.push_back(file.get());
    std::vector<int> kept_open = files;
    kept_open.push_back(given.reply_to.get());
    if (!walls.raise({job.cpu_s, job.memory_bytes, job.file_bytes}, kept_open)) ::_exit(not_confined);
    const auto found = jobs.find(std::string_view(job.name.data()));
    if (found == jobs.end()) ::_exit(no_reply);
    ::_exit(answer(found->second, {request, files}, job.nonce, given.reply_to.get()));
}

// ---- the warm process ----

double cpu_seconds(const rusage& used) {
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

int milliseconds_until(std::chrono::steady_clock::time_point end) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::clamp<long long>(left, 0, 1 << 30));
}

enum class Awaited { end_of_worker, watchdog, end_of_supervisor };

// Nothing comes by the socket while a job is under way, so what happens there is its end.
Awaited await(int worker, std::chrono::steady_clock::time_point deadline) {
    for (;;) {
        pollfd watched[] = {{worker, POLLIN, 0}, {jobs_socket, POLLIN, 0}};
        const int ready = ::poll(watched, 2, milliseconds_until(deadline));
        if (ready < 0 && errno != EINTR) return Awaited::end_of_supervisor;
        if (ready == 0) return Awaited::watchdog;
        if (ready > 0 && watched[0].revents != 0) return Awaited::end_of_worker;
        if (ready > 0) return Awaited::end_of_supervisor;
    }
}

// Absent when the supervisor has gone meanwhile.
std::optional<EndedMessage> watched_to_its_end(pid_t worker, double wall_s) {
    const auto deadline =
        std::chrono::steady_clock::now() +
        std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(wall_s));
    const Descriptor handle(static_cast<int>(::syscall(SYS_pidfd_open, worker, 0)));
    const Awaited awaited = handle ? await(handle.get(), deadline) : Awaited::watchdog;
    if (awaited != Awaited::end_of_worker) ::kill(worker, SIGKILL);
    int status = 0;
    rusage used{};
    while (::wait4(worker, &status, 0, &used) < 0 && errno == EINTR) {
    }
    if (awaited == Awaited::end_of_supervisor) return std::nullopt;
    const bool signalled = WIFSIGNALED(status);
    EndedMessage ended;
    ended.how = awaited == Awaited::watchdog ? EndedMessage::How::killed_by_watchdog
                : signalled                  ? EndedMessage::How::killed_by_signal
                                             : EndedMessage::How::exited;
    ended.code = signalled ? WTERMSIG(status) : WEXITSTATUS(status);
    ended.cpu_s = cpu_seconds(used);
    return ended;
}

// False when there is nobody any more to serve.
bool serve_one(const JobTable& jobs, const Walls& walls) {
    std::vector<Descriptor> descriptors;
    const auto job = receive_message<JobMessage>(jobs_socket, &descriptors);
    if (!job || descriptors.size() < 2) return false;
    Given given{std::move(descriptors[0]), std::move(descriptors[1]), {}};
    std::move(descriptors.begin() + 2, descriptors.end(), std::back_inserter(given.files));
    const pid_t warm_process = ::getpid();
    const pid_t worker = ::fork();
    if (worker == 0) work(jobs, walls, *job, given, warm_process);
    given = {};  // the reply ends when its last writer is gone
    if (worker < 0) return send_message(jobs_socket, EndedMessage{});
    const auto ended = watched_to_its_end(worker, job->wall_s);
    return ended && send_message(jobs_socket, *ended);
}

// A fork takes along one thread only: of others it takes the locks that they hold.
bool has_one_thread() {
    std::error_code error;
    std::filesystem::directory_iterator threads("/proc/self/task", error);
    return !error && std::distance(begin(threads), end(threads)) == 1;
}

std::optional<JobTable> warmed_up(MakeJobs jobs, std::span<const std::byte> setup) {
    try {
        JobTable table = jobs(setup);
        return has_one_thread() ? std::optional(std::move(table)) : std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace

int serve(MakeJobs jobs) {
    ::clearenv();
    std::signal(SIGPIPE, SIG_IGN);  // writing fails instead
    std::signal(SIGXFSZ, SIG_IGN);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    std::vector<Descriptor> setup;
    const auto start = receive_message<StartMessage>(jobs_socket, &setup);
    if (!start || setup.size() != 1) return 1;
    const Walls walls = Walls::highest(start->confinement);
    if (!send_message(jobs_socket, WallsMessage{walls.state().seccomp, walls.state().landlock_abi})) return 1;
    const auto table = warmed_up(jobs, bytes_of(std::exchange(setup[0], {})));
    if (!send_message(jobs_socket, WarmMessage{table.has_value()}) || !table) return 1;
    while (serve_one(*table, walls)) {
    }
    return 0;
}

}  // namespace mediaproof
