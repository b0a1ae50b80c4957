// The queue of one batch: every file of all submissions, in the order in which workers take them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "batch_steps.h"

namespace mediaproof {

class BatchQueue {
  public:
    BatchQueue(BatchSteps& steps, std::span<const Submission> submissions);

    // As Batch::run(). Once.
    bool run(const std::function<void(Judged)>& take);

  private:
    // A file to measure, or a submission to open where `work` is null.
    struct Task {
        WorkPtr work;
        std::size_t index = 0;
    };

    void work_on();
    std::optional<Task> next_task();
    void open(std::size_t number);
    void measure(const Task& task);
    void finish(Work& work);
    void hand_out(const std::function<void(Judged)>& take);
    void fail(std::exception_ptr error);
    void begin(const Work& work, std::size_t index);
    void tell_progress() const;
    bool asked_to_stop() const;
    bool nothing_will_come() const { return ended_ && threads_at_work_ == 0; }

    BatchSteps& steps_;
    std::span<const Submission> submissions_;
    std::vector<std::filesystem::path> evidence_folders_;  // by submission; empty where no such pictures are wanted

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<WorkPtr> open_;            // with files that nobody took
    std::map<std::size_t, Judged> done_;  // that wait for an earlier one
    std::size_t next_opened_ = 0;
    std::size_t opening_ = 0;
    std::size_t next_taken_ = 0;
    std::size_t threads_at_work_ = 0;
    bool ended_ = false;  // nothing is begun any more
    std::exception_ptr error_;
    BatchProgress progress_;
};

}  // namespace mediaproof
