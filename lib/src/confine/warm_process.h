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
    // Null when the program starts but can't warm up. Throws ConfinementError when it can't be started at all.
    static std::unique_ptr<WarmProcess> start(const WorkersOptions& options);

    // Ends it, and its worker with it.
    ~WarmProcess();
    WarmProcess(const WarmProcess&) = delete;
    WarmProcess& operator=(const WarmProcess&) = delete;

    const ConfinementState& state() const { return state_; }

    // One job at a time. Absent when this process had died, or died over the job.
    std::optional<JobResult> run(const Job& job);

    // It did not answer in time, and is of no use any more.
    bool hangs() const { return hangs_; }

  private:
    WarmProcess(pid_t process, Descriptor socket);
    std::optional<ReadyMessage> warm_up(const WorkersOptions& options);

    pid_t process_;
    Descriptor socket_;
    ConfinementState state_;
    bool hangs_ = false;
};

}  // namespace mediaproof
