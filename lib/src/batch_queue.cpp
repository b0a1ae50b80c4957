#include "batch_queue.h"

#include <thread>
#include <utility>

#include "evidence_inside.h"

namespace mediaproof {
namespace {

// Submissions that are begun, or finished before one that comes earlier.
constexpr std::size_t most_ahead = 64;

}  // namespace

BatchQueue::BatchQueue(BatchSteps& steps, std::span<const Submission> submissions)
    : steps_(steps), submissions_(submissions) {
    progress_.submissions = submissions.size();
    FolderNames names(steps.options().evidence);
    for (const Submission& submission : submissions)
        evidence_folders_.push_back(names.next(submission.name));
}

bool BatchQueue::run(const std::function<void(Judged)>& take) {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < steps_.workers(); ++i)
        threads.emplace_back([this] { work_on(); });
    try {
        hand_out(take);
    } catch (...) {
        fail(std::current_exception());
    }
    threads.clear();
    if (error_) std::rethrow_exception(error_);
    return next_taken_ == submissions_.size();
}

void BatchQueue::fail(std::exception_ptr error) {
    const std::lock_guard guard(mutex_);
    if (!error_) error_ = std::move(error);
    ended_ = true;
    changed_.notify_all();
}

bool BatchQueue::asked_to_stop() const {
    return steps_.options().stop && steps_.options().stop();
}

void BatchQueue::hand_out(const std::function<void(Judged)>& take) {
    std::unique_lock lock(mutex_);
    while (next_taken_ < submissions_.size()) {
        changed_.wait(lock, [&] { return done_.contains(next_taken_) || nothing_will_come(); });
        const auto found = done_.find(next_taken_);
        if (found == done_.end()) return;
        Judged judged = std::move(found->second);
        done_.erase(found);
        ++next_taken_;
        changed_.notify_all();
        lock.unlock();
        take(std::move(judged));
        lock.lock();
    }
}

// The oldest submission's files come first; another one is opened once each file of those that are open is taken.
std::optional<BatchQueue::Task> BatchQueue::next_task() {
    std::unique_lock lock(mutex_);
    for (;;) {
        if (!ended_ && asked_to_stop()) {
            ended_ = true;
            changed_.notify_all();
        }
        if (ended_) return std::nullopt;
        if (!open_.empty()) {
            const WorkPtr work = open_.front();
            const Task task{work, work->next_file++};
            if (work->next_file == work->facts.size()) open_.pop_front();
            begin(*work, task.index);
            return task;
        }
        if (next_opened_ == submissions_.size() && opening_ == 0) return std::nullopt;
        if (next_opened_ < submissions_.size() && next_opened_ < next_taken_ + most_ahead) {
            ++opening_;
            return Task{nullptr, next_opened_++};
        }
        changed_.wait(lock);
    }
}

void BatchQueue::begin(const Work& work, std::size_t index) {
    progress_.submission = work.opened.submission.name;
    progress_.file = work.opened.submission.files[index];
    tell_progress();
}

void BatchQueue::tell_progress() const {
    if (steps_.options().on_progress) steps_.options().on_progress(progress_);
}

void BatchQueue::work_on() {
    {
        const std::lock_guard guard(mutex_);
        ++threads_at_work_;
    }
    try {
        while (const auto task = next_task()) {
            if (task->work) {
                measure(*task);
            } else {
                open(task->index);
            }
        }
    } catch (...) {
        fail(std::current_exception());
    }
    const std::lock_guard guard(mutex_);
    --threads_at_work_;
    changed_.notify_all();
}

void BatchQueue::open(std::size_t number) {
    const WorkPtr work = steps_.open(number, submissions_[number]);
    const bool finished = work->files_left == 0;
    if (finished) finish(*work);
    const std::lock_guard guard(mutex_);
    --opening_;
    if (!finished) open_.push_back(work);
    changed_.notify_all();
}

void BatchQueue::measure(const Task& task) {
    steps_.measure(*task.work, task.index);
    bool last = false;
    {
        const std::lock_guard guard(mutex_);
        ++progress_.files_done;
        last = --task.work->files_left == 0;
    }
    if (last) finish(*task.work);
}

void BatchQueue::finish(Work& work) {
    Judged judged = steps_.judge(work, evidence_folders_[work.number]);
    const std::string name = judged.verdict.submission.name;
    work.opened.unpacked.clear();
    const std::lock_guard guard(mutex_);
    done_.emplace(work.number, std::move(judged));
    ++progress_.submissions_done;
    progress_.finished = name;
    tell_progress();
    changed_.notify_all();
}

}  // namespace mediaproof
