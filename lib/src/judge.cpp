#include "judge.h"

#include <iterator>
#include <set>
#include <utility>

#include "banners.h"

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

// They are large, and a report shows one a finding.
void keep_shown_strips(std::vector<FileFacts>& files, const std::vector<Finding>& findings) {
    std::set<const BannerReading*> shown;
    for (const Finding& finding : findings)
        shown.insert(banner_shown(finding, files));
    for (FileFacts& facts : files) {
        auto* banners = banners_of(facts);
        if (banners == nullptr) continue;
        for (BannerReading& banner : *banners) {
            if (!shown.contains(&banner)) banner.strip.clear();
        }
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
    keep_shown_strips(verdict.files, verdict.findings);
    return verdict;
}

}  // namespace mediaproof
