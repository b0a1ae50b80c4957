#include "mediaproof/validate.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mediaproof {
namespace {

// A document, and after it its pictures, which are looked at like any others.
void add_file(FileFacts facts, std::vector<FileFacts>& files) {
    std::vector<FileFacts> pictures;
    if (facts.document) pictures = std::exchange(facts.document->pictures, {});
    for (FileFacts& picture : pictures) {
        picture.file = facts.file / picture.file;
        picture.in_document = true;
    }
    files.push_back(std::move(facts));
    std::move(pictures.begin(), pictures.end(), std::back_inserter(files));
}

}  // namespace

Verdict validate(const Submission& submission, const RulePack& pack, Prober& prober, const ValidateOptions& options) {
    Verdict verdict;
    verdict.submission = submission;
    for (const auto& file : submission.files) {
        if (options.on_file) options.on_file(file);
        FileFacts facts = prober.probe(submission.path / file);
        facts.file = file;
        add_file(std::move(facts), verdict.files);
    }
    verdict.findings = apply_rules(submission, verdict.files, pack);
    verdict.outcome = outcome_of(verdict.findings);
    return verdict;
}

}  // namespace mediaproof
