// Many submissions at once: every file of all of them is measured as soon as a worker is free for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "mediaproof/decisions.h"
#include "mediaproof/evidence.h"
#include "mediaproof/finding.h"
#include "mediaproof/message.h"
#include "mediaproof/prober.h"
#include "mediaproof/rule_pack.h"
#include "mediaproof/submission.h"

namespace mediaproof {

struct BatchProgress {
    std::size_t submissions_done = 0;
    std::size_t submissions = 0;
    std::size_t files_done = 0;
    std::string finished;        // the submission that was judged last; empty before the first
    std::string submission;      // of the file that was begun last
    std::filesystem::path file;  // that file, relative to its submission
};

struct BatchOptions {
    // What was measured is remembered in this file, and a file that is the same as before is only read for its digest.
    // Made when it is not there; empty: nothing is remembered. Where it can't be used, files are measured.
    std::filesystem::path memory;
    std::int64_t most_memory_bytes = std::int64_t{1} << 30;  // what was not used for longest goes first

    // A folder in which it is noted what is finished, so that a run that was killed goes on where it was. Must be there;
    // empty: nothing is noted.
    std::filesystem::path journal;

    const Decisions* decisions = nullptr;  // what people decided before; must outlive the batch

    bool thumbnails = false;         // the pictures that html_report() wants are made
    std::filesystem::path evidence;  // and, where a folder is named, written into it as EvidenceOptions::folder says

    // One of them at a time, from any thread. May be empty.
    std::function<void(const BatchProgress&)> on_progress;
    std::function<void(const Message&)> on_trouble;  // with the memory: nothing is lost but time

    // Asked before each file, from any thread: whether to begin no more. May be empty.
    std::function<bool()> stop;
};

// Another run keeps its journal in the same folder.
class BatchInUse : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

struct Judged {
    Verdict verdict;
    std::vector<EvidencePicture> pictures;  // empty unless they were asked for
};

class Batch {
  public:
    // `pack` and `prober`, which is as for validate(), must outlive it. As many files are measured at once as the prober has
    // workers. Throws BatchInUse, and std::system_error when the journal can't be written.
    Batch(const RulePack& pack, Prober& prober, BatchOptions options = {});
    ~Batch();
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;

    // Judges each of `submissions` and hands its verdict to `take`, in their order, from the calling thread. Archives are
    // opened. How many workers there are makes no difference to the verdicts, and neither does an earlier run that
    // was killed. Only a few dozen submissions are held in memory, however many there are.
    //
    // False when `stop` ended it; what was finished is in the journal then. Throws nothing for what the files hold, but
    // ConfinementError, std::system_error when the journal can't be written, and what `take` throws.
    bool run(std::span<const Submission> submissions, const std::function<void(Judged)>& take);

    // All verdicts are safe elsewhere: the journal is removed. Throws std::system_error.
    void finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mediaproof
