#include "judge.h"

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

bool is_pointed_at(const BannerReading& banner, const std::filesystem::path& file, const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return std::any_of(finding.evidence.begin(), finding.evidence.end(), [&](const Evidence& evidence) {
            return evidence.box && evidence.at_s == banner.at_s && evidence.file.native() == file.native();
        });
    });
}

// Straightened banners are large, and nobody looks at those that no finding is about.
void drop_strips(FileFacts& facts, const std::vector<Finding>& findings) {
    auto* banners = facts.video ? &facts.video->banners : facts.photo ? &facts.photo->banners : nullptr;
    if (banners == nullptr || !*banners) return;
    for (BannerReading& banner : **banners) {
        if (!is_pointed_at(banner, facts.file, findings)) banner.strip.clear();
    }
}

}  // namespace

Verdict judged(Submission submission, std::vector<FileFacts> facts, const RulePack& pack, const Decisions* decisions,
               const std::string& content) {
    Verdict verdict;
    verdict.submission = std::move(submission);
    for (FileFacts& file : facts)
        add_file(std::move(file), verdict.files);
    verdict.findings = apply_rules(verdict.submission, verdict.files, pack);
    if (decisions != nullptr) decisions->apply(verdict.submission.name, content, verdict.findings);
    verdict.outcome = outcome_of(verdict.findings);
    for (FileFacts& file : verdict.files)
        drop_strips(file, verdict.findings);
    return verdict;
}

}  // namespace mediaproof
