#include <array>

#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 1> limits = {{{"min_photos", 1, 1000, true}}};

std::vector<Finding> evaluate(const RuleInput& input) {
    const double needed = input.settings.limit("min_photos");
    const Message required = {"logo.in-photos.required", {{"photos", static_cast<std::int64_t>(needed)}}};
    const auto photos = photos_in(input.files);
    if (photos.empty()) return {nothing_to_judge(FileKind::photo, required)};
    std::int64_t showing = 0;
    auto open = static_cast<std::int64_t>(unreadable_in(input.files, FileKind::photo));
    Finding finding;
    for (const FileFacts* photo : photos) {
        const auto& logo = photo->photo->logo;
        if (!logo || logo->outcome == LogoOutcome::indeterminate) ++open;
        if (!logo || logo->sightings.empty()) continue;
        ++showing;
        const Sighting& best = logo->sightings.front();
        finding.evidence.push_back(
            {photo->file, std::nullopt, best.quad, best.score, {"logo.note", {{"score", best.score}}}});
    }
    finding.status = static_cast<double>(showing) >= needed          ? Status::pass
                     : static_cast<double>(showing + open) >= needed ? Status::unknown
                                                                     : Status::fail;
    finding.measured = static_cast<double>(showing);
    finding.unit = "photos";
    finding.observed = {"logo.in-photos.observed",
                        {{"showing", showing}, {"all", static_cast<std::int64_t>(photos.size())}}};
    finding.required_text = required;
    if (finding.status != Status::pass) {
        finding.advice = {finding.status == Status::fail ? "logo.in-photos.advice" : "logo.advice-unknown", {}};
    }
    return {finding};
}

}  // namespace

const Rule logo_in_photos = {"logo.in-photos", limits, evaluate};

}  // namespace mediaproof
