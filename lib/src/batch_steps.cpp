#include "batch_steps.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "evidence_inside.h"
#include "facts_codec.h"
#include "judge.h"
#include "probe/unreadable.h"
#include "prober_inside.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

std::optional<SeenFile> look_at(const OpenedSubmission& opened, const fs::path& file) {
    try {
        const auto unpacked = opened.unpacked.find(file);
        if (unpacked != opened.unpacked.end()) {
            const auto& [spool, at, size] = unpacked->second;
            return SeenFile{{}, sha256_of_part(spool->get(), at, size)};
        }
        const Descriptor found = opened.open(file);
        return SeenFile{identity_of(found.get()), sha256_of_file(found.get())};
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

BatchSteps::BatchSteps(const RulePack& pack, Prober& prober, BatchOptions options)
    : pack_(pack), prober_(prober), options_(std::move(options)) {
    if (!options_.memory.empty()) memory_.emplace(FactsStore::open(options_.memory, options_.most_memory_bytes));
    tell_trouble();
    if (options_.journal.empty()) return;
    try {
        journal_.emplace(options_.journal, ProberInside::measured_with(prober));
    } catch (const JournalInUse& error) {
        throw BatchInUse(error.what());
    }
}

std::size_t BatchSteps::workers() const {
    return ProberInside::workers(prober_);
}

WorkPtr BatchSteps::open(std::size_t number, const Submission& submission) {
    auto work = std::make_shared<Work>();
    work->number = number;
    work->opened = ProberInside::open(submission, prober_);
    const std::vector<fs::path>& files = work->opened.submission.files;
    work->files_left = files.size();
    work->facts.resize(files.size());
    for (const fs::path& file : files)
        work->seen.push_back(look_at(work->opened, file));
    work->identity = identity_of(*work);
    work->content = content_of(submission);
    work->recalled = recall(*work);
    if (work->recalled) work->files_left = 0;
    return work;
}

void BatchSteps::measure(Work& work, std::size_t index) {
    work.facts[index] = facts_of(work, index);
}

FileFacts BatchSteps::facts_of(const Work& work, std::size_t index) {
    const fs::path& file = work.opened.submission.files[index];
    const std::optional<SeenFile>& seen = work.seen[index];
    FileFacts facts;
    try {
        const Descriptor found = work.opened.open(file);
        // What could not be opened before, and can now, is being changed.
        facts = seen ? measured(found, *seen, file, work.opened.unpacked.contains(file))
                     : facts_without_content(file, {"unreadable.changed", {}});
    } catch (const std::system_error& error) {
        facts = facts_without_content(file, {"unreadable.not-opened", {{"detail", error.code().message()}}});
    }
    facts.file = file;
    facts.sha256 = seen ? std::optional(hex(seen->digest)) : std::nullopt;
    return facts;
}

FileFacts BatchSteps::measured(const Descriptor& found, const SeenFile& seen, const fs::path& file, bool unpacked) {
    // What was unpacked is ours alone, and each copy of it another file.
    if (!unpacked && mediaproof::identity_of(found.get()) != seen.identity)
        return facts_without_content(file, {"unreadable.changed", {}});
    const FactsKey key{seen.digest, file.filename().string(), ProberInside::measured_with(prober_)};
    if (memory_) {
        if (auto known = memory_->find(key)) return std::move(*known);
    }
    FileFacts facts = prober_.probe(found.get(), file);
    if (memory_ && tells_of_content(facts)) memory_->remember(key, facts);
    return facts;
}

Judged BatchSteps::judge(Work& work, const fs::path& evidence_folder) {
    note(work);
    Judged judged{
        mediaproof::judged(work.opened.submission, std::move(work.facts), pack_, options_.decisions, work.content), {}};
    if (const auto remark = remark_on(ProberInside::asked_confinement(prober_), pack_))
        judged.verdict.findings.push_back(*remark);
    if (!options_.thumbnails && evidence_folder.empty()) return judged;
    const EvidenceInside evidence{prober_, memory_ ? &*memory_ : nullptr,
                                  [&](const fs::path& file) { return work.opened.open(file); }, evidence_folder};
    judged.pictures = evidence.of(sources_of(judged.verdict));
    return judged;
}

// Empty where nobody decided anything, or a file can't be read: then no decision holds.
std::string BatchSteps::content_of(const Submission& submission) const {
    if (options_.decisions == nullptr || options_.decisions->empty()) return {};
    try {
        return content_name_of(submission);
    } catch (const std::system_error&) {
        return {};
    }
}

// Whether an earlier run had finished it.
bool BatchSteps::recall(Work& work) {
    if (!journal_) return false;
    const std::lock_guard guard(journal_mutex_);
    const auto record = journal_->find(work.opened.submission.name, work.identity);
    if (!record) return false;
    try {
        auto facts = decode_all_facts(*record);
        if (facts.size() != work.facts.size()) return false;
        work.facts = std::move(facts);
        return true;
    } catch (const FactsError&) {
        return false;
    }
}

// What no worker could tell is not noted: the next run may have better luck with it.
void BatchSteps::note(const Work& work) {
    if (!journal_ || work.recalled || !std::all_of(work.facts.begin(), work.facts.end(), tells_of_content)) return;
    const auto record = encode_all_facts(work.facts);
    const std::lock_guard guard(journal_mutex_);
    journal_->append(work.opened.submission.name, work.identity, record);
}

void BatchSteps::tell_trouble() {
    if (!memory_ || !options_.on_trouble) return;
    if (const auto trouble = memory_->take_trouble()) options_.on_trouble(*trouble);
}

void BatchSteps::finish_journal() {
    if (journal_) journal_->finish();
}

}  // namespace mediaproof
