#include "mediaproof/batch.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "facts_codec.h"
#include "file_identity.h"
#include "judge.h"
#include "mediaproof/report_html.h"
#include "probe/unreadable.h"
#include "prober_inside.h"
#include "sha256.h"
#include "store/facts_store.h"
#include "store/journal.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

// Submissions that are begun, or finished before one that comes earlier.
constexpr std::size_t most_ahead = 64;

// What a file held when its submission was opened.
struct Seen {
    FileIdentity identity;
    Digest digest{};
};

// A submission that is being measured.
struct Work {
    std::size_t number = 0;
    OpenedSubmission opened;
    std::vector<std::optional<Seen>>
        seen;                      // by file; empty where nobody wants to know, absent for what can't be opened
    std::vector<FileFacts> facts;  // by file
    std::string identity;          // of all that it holds, for the journal
    std::string content;           // as content_name_of() gives it, where there are decisions
    std::size_t next_file = 0;
    std::size_t files_left = 0;
};
using WorkPtr = std::shared_ptr<Work>;

std::optional<Seen> look_at(const OpenedSubmission& opened, const fs::path& file) {
    try {
        const Descriptor found = opened.open(file);
        return Seen{identity_of(found.get()), sha256_of_file(found.get())};
    } catch (const std::system_error&) {
        return std::nullopt;
    }
}

std::string identity_of(const Work& work) {
    Sha256 sum;
    for (std::size_t i = 0; i < work.seen.size(); ++i) {
        sum.add_sized(work.opened.submission.files[i].native());
        sum.add_sized(work.seen[i] ? hex(work.seen[i]->digest) : "");
    }
    return hex(sum.digest());
}

WorkPtr open_work(std::size_t number, const Submission& submission, Prober& prober, bool look) {
    auto work = std::make_shared<Work>();
    work->number = number;
    work->opened = ProberInside::open(submission, prober);
    const std::vector<fs::path>& files = work->opened.submission.files;
    work->files_left = files.size();
    work->facts.resize(files.size());
    if (!look) return work;
    for (const fs::path& file : files)
        work->seen.push_back(look_at(work->opened, file));
    work->identity = identity_of(*work);
    return work;
}

// For every report: that the files were not read behind all walls.
std::optional<Finding> remark_on(Confinement confinement, const RulePack& pack) {
    if (confinement == Confinement::strict) return std::nullopt;
    const RuleSettings& settings = pack.settings("media.readable");
    Finding remark;
    remark.rule = "media.readable";
    remark.status = Status::warn;
    remark.required = settings.required;
    remark.clause = settings.clause;
    const bool none = confinement == Confinement::none;
    remark.observed = {none ? "report.confinement-none" : "report.confinement-best-effort", {}};
    return remark;
}

FileFacts facts_without_content(const fs::path& file, Message reason) {
    FileFacts facts;
    facts.file = file;
    return unreadable(std::move(facts), claimed_class(file), std::move(reason));
}

}  // namespace

// What lasts from one run() to the next.
struct Batch::State {
    const RulePack& pack;
    Prober& prober;
    BatchOptions options;
    std::optional<FactsStore> memory;
    std::optional<Journal> journal;
    std::mutex journal_mutex;

    FactsKey key_of(const Seen& seen, const fs::path& file) const {
        return {seen.digest, file.filename().string(), ProberInside::measured_with(prober)};
    }

    std::optional<FileFacts> remembered(const std::optional<Seen>& seen, const fs::path& file) {
        return memory && seen ? memory->find(key_of(*seen, file)) : std::nullopt;
    }

    void remember(const std::optional<Seen>& seen, const fs::path& file, const FileFacts& facts) {
        if (memory && seen && tells_of_content(facts)) memory->remember(key_of(*seen, file), facts);
    }

    FileFacts measured(const Descriptor& found, const std::optional<Seen>& seen, const fs::path& file, bool unpacked) {
        // What was unpacked is ours alone, and each copy of it another file.
        if (seen && !unpacked && identity_of(found.get()) != seen->identity) {
            return facts_without_content(file, {"unreadable.changed", {}});
        }
        if (auto known = remembered(seen, file)) return std::move(*known);
        FileFacts facts = prober.probe(found.get(), file);
        remember(seen, file, facts);
        return facts;
    }

    FileFacts facts_of(const Work& work, std::size_t index) {
        const fs::path& file = work.opened.submission.files[index];
        FileFacts facts;
        try {
            const Descriptor found = work.opened.open(file);
            const auto seen = work.seen.empty() ? std::nullopt : work.seen[index];
            facts = measured(found, seen, file, work.opened.unpacked.contains(file));
        } catch (const std::system_error& error) {
            facts = facts_without_content(file, {"unreadable.not-opened", {{"detail", error.code().message()}}});
        }
        facts.file = file;
        return facts;
    }

    std::vector<EvidencePicture> thumbnails_of(const OpenedSubmission& opened, const Verdict& verdict) {
        std::map<fs::path, std::vector<double>> wanted;
        for (const WantedPicture& picture : pictures_wanted(verdict)) {
            std::vector<double>& times = wanted[picture.file];
            if (picture.at_s) times.push_back(*picture.at_s);
        }
        std::vector<EvidencePicture> made;
        for (const auto& [file, times] : wanted) {
            try {
                const Descriptor found = opened.open(file);
                for (DrawnPicture& drawn : ProberInside::thumbnails(found.get(), times, prober))
                    made.push_back({file, drawn.at_s, drawn.width, drawn.height, std::move(drawn.jpeg)});
            } catch (const std::system_error&) {  // shown without it
            }
        }
        return made;
    }

    // Empty where nobody decided anything, or a file can't be read: then no decision holds.
    std::string content_of(const Submission& submission) const {
        if (options.decisions == nullptr || options.decisions->empty()) return {};
        try {
            return content_name_of(submission);
        } catch (const std::system_error&) {
            return {};
        }
    }

    // Whether an earlier run had finished it.
    bool recall(Work& work) {
        if (!journal) return false;
        const std::lock_guard guard(journal_mutex);
        const auto record = journal->find(work.opened.submission.name, work.identity);
        if (!record) return false;
        try {
            auto facts = decode_all_facts(*record);
            if (facts.size() != work.facts.size()) return false;
            work.facts = std::move(facts);
            work.files_left = 0;
            return true;
        } catch (const FactsError&) {
            return false;
        }
    }

    // What no worker could tell is not noted: the next run may have better luck with it.
    void note(const Work& work) {
        if (!journal || !std::all_of(work.facts.begin(), work.facts.end(), tells_of_content)) return;
        const auto record = encode_all_facts(work.facts);
        const std::lock_guard guard(journal_mutex);
        journal->append(work.opened.submission.name, work.identity, record);
    }
};

// The queue of one run.
class Batch::Run {
  public:
    Run(State& state, std::span<const Submission> submissions) : state_(state), submissions_(submissions) {
        progress_.submissions = submissions.size();
    }

    bool run(const std::function<void(Judged)>& take) {
        std::vector<std::jthread> threads;
        const std::size_t workers = ProberInside::workers(state_.prober);
        for (std::size_t i = 0; i < workers; ++i)
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

  private:
    // A file to measure, or a submission to open where `work` is null.
    struct Task {
        WorkPtr work;
        std::size_t index = 0;
    };

    void fail(std::exception_ptr error) {
        const std::lock_guard guard(mutex_);
        if (!error_) error_ = std::move(error);
        ended_ = true;
        changed_.notify_all();
    }

    bool asked_to_stop() const { return state_.options.stop && state_.options.stop(); }

    void hand_out(const std::function<void(Judged)>& take) {
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

    bool nothing_will_come() const { return ended_ && threads_at_work_ == 0; }

    // The oldest submission's files come first; another one is opened once each file of those that are open is taken.
    std::optional<Task> next_task() {
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

    void begin(const Work& work, std::size_t index) {
        progress_.submission = work.opened.submission.name;
        progress_.file = work.opened.submission.files[index];
        tell_progress();
    }

    void tell_progress() {
        if (state_.options.on_progress) state_.options.on_progress(progress_);
    }

    void work_on() {
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

    void open(std::size_t number) {
        const bool look = state_.memory || state_.journal;
        const WorkPtr work = open_work(number, submissions_[number], state_.prober, look);
        work->content = state_.content_of(submissions_[number]);
        const bool finished = work->files_left == 0 || state_.recall(*work);
        if (finished) finish(*work);
        const std::lock_guard guard(mutex_);
        --opening_;
        if (!finished) open_.push_back(work);
        changed_.notify_all();
    }

    void measure(const Task& task) {
        task.work->facts[task.index] = state_.facts_of(*task.work, task.index);
        bool last = false;
        {
            const std::lock_guard guard(mutex_);
            ++progress_.files_done;
            last = --task.work->files_left == 0;
        }
        if (!last) return;
        state_.note(*task.work);
        finish(*task.work);
    }

    void finish(Work& work) {
        Judged judged;
        judged.verdict = judged_by(work);
        const std::string name = judged.verdict.submission.name;
        if (state_.options.thumbnails) judged.thumbnails = state_.thumbnails_of(work.opened, judged.verdict);
        work.opened.unpacked.clear();
        const std::lock_guard guard(mutex_);
        done_.emplace(work.number, std::move(judged));
        ++progress_.submissions_done;
        progress_.finished = name;
        tell_progress();
        changed_.notify_all();
    }

    Verdict judged_by(Work& work) const {
        Verdict verdict =
            judged(work.opened.submission, std::move(work.facts), state_.pack, state_.options.decisions, work.content);
        const auto remark = remark_on(ProberInside::asked_confinement(state_.prober), state_.pack);
        if (remark) verdict.findings.push_back(*remark);
        return verdict;
    }

    State& state_;
    std::span<const Submission> submissions_;

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

Batch::Batch(const RulePack& pack, Prober& prober, BatchOptions options)
    : state_(new State{pack, prober, std::move(options), {}, {}, {}}) {
    const BatchOptions& asked = state_->options;
    if (!asked.memory.empty()) {
        state_->memory.emplace(FactsStore::open(asked.memory, asked.most_memory_bytes));
        const auto trouble = state_->memory->take_trouble();
        if (trouble && asked.on_trouble) asked.on_trouble(*trouble);
    }
    if (asked.journal.empty()) return;
    try {
        state_->journal.emplace(asked.journal, ProberInside::measured_with(prober));
    } catch (const JournalInUse& error) {
        throw BatchInUse(error.what());
    }
}

Batch::~Batch() = default;

bool Batch::run(std::span<const Submission> submissions, const std::function<void(Judged)>& take) {
    const bool all = Run(*state_, submissions).run(take);
    if (state_->memory && state_->options.on_trouble) {
        if (const auto trouble = state_->memory->take_trouble()) state_->options.on_trouble(*trouble);
    }
    return all;
}

void Batch::finish() {
    if (state_->journal) state_->journal->finish();
}

}  // namespace mediaproof
