#include "confine/landlock.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "descriptor.h"

namespace mediaproof {
namespace {

// The kernel's interface by its numbers: the headers of Debian 12 know its first versions only.
constexpr long create_ruleset = 444;
constexpr long restrict_self = 446;
constexpr unsigned ask_for_version = 1;

constexpr std::uint64_t rights(int count) {
    return (std::uint64_t{1} << count) - 1;
}

// What each version knows of: rights on files, on the network, and on what lies outside of this process's domain.
struct Known {
    std::uint64_t files;
    std::uint64_t network;
    std::uint64_t scopes;
};
constexpr std::array<Known, 6> known = {{{rights(13), 0, 0},
                                         {rights(14), 0, 0},
                                         {rights(15), 0, 0},
                                         {rights(15), rights(2), 0},
                                         {rights(16), rights(2), 0},
                                         {rights(16), rights(2), rights(2)}}};

}  // namespace

int landlock_abi() {
    const long version = ::syscall(create_ruleset, nullptr, 0, ask_for_version);
    return static_cast<int>(std::max(0L, version));
}

bool give_up_all_rights(int abi) {
    const std::size_t version = std::min(static_cast<std::size_t>(abi), known.size());
    const Known& all = known[version - 1];
    // Earlier versions know a shorter list, and refuse a longer one.
    const std::size_t bytes = sizeof(std::uint64_t) * (version >= 6 ? 3 : version >= 4 ? 2 : 1);
    const Descriptor ruleset(static_cast<int>(::syscall(create_ruleset, &all, bytes, 0)));
    return ruleset && ::syscall(restrict_self, ruleset.get(), 0) == 0;
}

}  // namespace mediaproof
