// What a worker puts around itself before it reads the first byte.
#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "descriptor.h"
#include "mediaproof/confine.h"

namespace mediaproof {

struct WorkerLimits {
    double cpu_s = 0;
    std::uint64_t memory_bytes = 0;  // beyond what this process has already
    std::uint64_t file_bytes = 0;
};

// Prepared once in the warm process, raised in each worker.
class Walls {
  public:
    // The highest that this process's children can raise under `confinement`, found out by letting some of them try.
    // Under Confinement::strict without seccomp: none, and state().seccomp is false.
    static Walls highest(Confinement confinement);

    const ConfinementState& state() const { return state_; }

    // For good, for this process and its threads. False when any of it fails: no byte may be read then.
    bool raise(const WorkerLimits& limits, std::span<const int> kept_open) const;

  private:
    Walls(Confinement confinement, bool seccomp, int landlock_abi);
    bool can_be_raised() const;

    ConfinementState state_;
    std::vector<sock_filter> filter_;
};

}  // namespace mediaproof
