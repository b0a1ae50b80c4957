#include <array>
#include <set>
#include <string>

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
    std::vector<Evidence> open_evidence;
    std::set<std::string> open_advice;
    for (const FileFacts* photo : photos) {
        const auto& logo = photo->photo->logo;
        if (!logo || logo->outcome == LogoOutcome::indeterminate) {
            ++open;
            open_evidence.push_back(evidence_of_open(photo->file, logo));
            open_advice.insert(advice_on_open(logo));
        }
        if (!logo || logo->sightings.empty()) continue;
        ++showing;
        finding.evidence.push_back(evidence_of(photo->file, logo->sightings.front()));
    }
    finding.status = static_cast<double>(showing) >= needed          ? Status::pass
                     : static_cast<double>(showing + open) >= needed ? Status::unknown
                                                                     : Status::fail;
    finding.measured = static_cast<double>(showing);
    finding.unit = "photos";
    finding.observed = {"logo.in-photos.observed",
                        {{"showing", showing}, {"all", static_cast<std::int64_t>(photos.size())}}};
    finding.required_text = required;
    if (finding.status == Status::fail) finding.advice = {"logo.in-photos.advice", {}};
    if (finding.status == Status::unknown) {
        finding.advice = {open_advice.size() == 1 ? *open_advice.begin() : "logo.advice-unknown", {}};
        finding.evidence.insert(finding.evidence.end(), open_evidence.begin(), open_evidence.end());
    }
    return {finding};
}

}  // namespace

const Rule logo_in_photos = {"logo.in-photos", limits, evaluate};

}  // namespace mediaproof
