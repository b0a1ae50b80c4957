// One warm process, as the process sees it that hands out the jobs.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

#include "confine/channel.h"
#include "confine/workers.h"

namespace mediaproof {

class WarmProcess {
  public:
    // Does not wait until it is warm. Null when the program starts but is no worker. Throws ConfinementError when it can't be started at all.
    static std::unique_ptr<WarmProcess> start(const WorkersOptions& options);

    // Ends it, and its worker with it.
    ~WarmProcess();
    WarmProcess(const WarmProcess&) = delete;
    WarmProcess& operator=(const WarmProcess&) = delete;

    const ConfinementState& state() const { return state_; }

    // One job at a time; waits until it is warm. Absent when this process can't warm up, had died, or died over the job.
    std::optional<JobResult> run(const Job& job);

    // It did not answer in time, and is of no use any more.
    bool hangs() const { return hangs_; }

  private:
    WarmProcess(pid_t process, Descriptor socket);
    std::optional<WallsMessage> begin(const WorkersOptions& options);
    bool is_warm();

    pid_t process_;
    Descriptor socket_;
    ConfinementState state_;
    bool warm_ = false;
    bool hangs_ = false;
};

}  // namespace mediaproof
