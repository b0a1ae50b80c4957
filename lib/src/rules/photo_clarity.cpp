#include <array>

#include "rules/clarity_note.h"
#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 2> limits = {{{"min_score", 0, 100}, {"min_clear_share", 0, 1}}};

std::vector<Finding> evaluate(const RuleInput& input) {
    const double least_score = input.settings.limit("min_score");
    const double least_share = input.settings.limit("min_clear_share");
    const Message required = {"photo.clarity.required", {{"percent", least_share * 100}, {"score", least_score}}};
    const auto photos = photos_in(input.files);
    if (photos.empty()) return {nothing_to_judge(FileKind::photo, required)};
    const auto all = static_cast<double>(photos.size());
    const auto unreadable = static_cast<double>(unreadable_in(input.files, FileKind::photo));
    double clear = 0;
    double open = unreadable;
    Finding finding;
    for (const FileFacts* photo : photos) {
        const auto& score = photo->photo->clarity.score;
        if (score && *score >= least_score) {
            ++clear;
            continue;
        }
        open += score ? 0 : 1;
        finding.evidence.push_back(
            {photo->file, std::nullopt, std::nullopt, score, clarity_note(photo->photo->clarity)});
    }
    finding.status = status_of_share(clear, open, all + unreadable, least_share);
    finding.measured = clear / all;
    finding.unit = "share";
    finding.observed = {"photo.clarity.observed",
                        {{"clear", static_cast<std::int64_t>(clear)}, {"all", static_cast<std::int64_t>(all)}}};
    finding.required_text = required;
    if (finding.status != Status::pass) {
        if (finding.evidence.size() == 1) finding.file = finding.evidence.front().file;
        finding.advice = {finding.status == Status::fail ? "photo.clarity.advice" : "clarity.advice-unknown", {}};
    }
    return {finding};
}

}  // namespace

const Rule photo_clarity = {"photo.clarity", limits, evaluate};

}  // namespace mediaproof
