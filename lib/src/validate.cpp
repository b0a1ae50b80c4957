#include "mediaproof/validate.h"

namespace mediaproof {

Verdict validate(const Submission& submission, const RulePack& pack, const LogoModel& logo,
                 const ValidateOptions& options) {
    Verdict verdict;
    verdict.submission = submission;
    for (const auto& file : submission.files) {
        if (options.on_file) options.on_file(file);
        FileFacts facts = probe_file(submission.path / file, {&logo, options.depth, pack.settings("banner.wording").on});
        facts.file = file;
        verdict.files.push_back(std::move(facts));
    }
    verdict.findings = apply_rules(submission, verdict.files, pack);
    verdict.outcome = outcome_of(verdict.findings);
    return verdict;
}

}  // namespace mediaproof
