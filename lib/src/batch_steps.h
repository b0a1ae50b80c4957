// What a batch does for one submission: open it, measure its files one by one, judge it. When and on which thread is the
// queue's business.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "file_identity.h"
#include "intake/opened_submission.h"
#include "mediaproof/batch.h"
#include "sha256.h"
#include "store/facts_store.h"
#include "store/journal.h"

namespace mediaproof {

// What a file held when its submission was opened.
struct SeenFile {
    FileIdentity identity;  // of a file that was not unpacked
    Digest digest{};
};

// A submission that is being measured.
struct Work {
    std::size_t number = 0;
    OpenedSubmission opened;
    std::vector<std::optional<SeenFile>> seen;  // by file; absent for what can't be opened
    std::vector<FileFacts> facts;               // by file
    std::string identity;                       // of all that it holds, for the journal
    std::string content;                        // as content_name_of() gives it, where there are decisions
    bool recalled = false;                      // an earlier run had noted it
    std::size_t next_file = 0;
    std::size_t files_left = 0;
};
using WorkPtr = std::shared_ptr<Work>;

// Lasts from one run() to the next. From any thread.
class BatchSteps {
  public:
    // Throws BatchInUse, and std::system_error when the journal can't be written.
    BatchSteps(const RulePack& pack, Prober& prober, BatchOptions options);

    const BatchOptions& options() const { return options_; }
    std::size_t workers() const;

    // Its facts are all there already where an earlier run had finished it. Throws ConfinementError.
    WorkPtr open(std::size_t number, const Submission& submission);

    // One of its files. Throws ConfinementError.
    void measure(Work& work, std::size_t index);

    // Once all its facts are there; `evidence_folder` is for its full-size pictures. Throws std::system_error when one, or
    // the journal, can't be written, and ConfinementError.
    Judged judge(Work& work, const std::filesystem::path& evidence_folder);

    void tell_trouble();
    void finish_journal();

  private:
    FileFacts facts_of(const Work& work, std::size_t index);
    FileFacts measured(const Descriptor& found, const SeenFile& seen, const std::filesystem::path& file, bool unpacked);
    std::string content_of(const Submission& submission) const;
    bool recall(Work& work);
    void note(const Work& work);

    const RulePack& pack_;
    Prober& prober_;
    BatchOptions options_;
    std::optional<FactsStore> memory_;
    std::optional<Journal> journal_;
    std::mutex journal_mutex_;
};

}  // namespace mediaproof
