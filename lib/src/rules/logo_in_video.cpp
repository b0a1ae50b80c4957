#include <array>
#include <set>

#include "rules/select.h"

namespace mediaproof {
namespace {

// The search ends once the LOGO was seen in four samples, so no more can be asked for.
constexpr std::array<LimitSpec, 1> limits = {{{"min_frames", 1, 4, true}}};

constexpr std::size_t most_evidence = 5;

// How many frames show the LOGO: hung on site, or only put on in editing, which proves nothing of the event.
struct Frames {
    std::int64_t hung = 0;
    std::int64_t put_on = 0;
};

Frames frames_of(const LogoSearch& logo) {
    std::set<double> hung;
    std::set<double> all;
    for (const Sighting& sighting : logo.sightings) {
        all.insert(sighting.at_s.value_or(0));
        if (!sighting.overlay) hung.insert(sighting.at_s.value_or(0));
    }
    const auto on_site = static_cast<std::int64_t>(hung.size());
    return {on_site, static_cast<std::int64_t>(all.size()) - on_site};
}

// The best sightings, those on site before any put on.
std::vector<Evidence> best_of(const std::filesystem::path& file, const LogoSearch& logo) {
    std::vector<Evidence> best;
    for (const bool overlay : {false, true}) {
        for (const Sighting& sighting : logo.sightings) {
            if (sighting.overlay == overlay && best.size() < most_evidence) best.push_back(evidence_of(file, sighting));
        }
    }
    return best;
}

Message observed_of(const Frames& frames, const LogoSearch& logo) {
    Message observed = {"logo.in-video.observed", {{"frames", frames.hung}, {"searched", logo.pictures_searched}}};
    if (frames.put_on == 0) return observed;
    observed.key = "logo.in-video.observed-overlay";
    observed.arguments["overlay"] = frames.put_on;
    return observed;
}

Message advice_of(Status status, const Frames& frames, const FileFacts& file) {
    if (status == Status::pass) return {};
    if (status == Status::fail) return {"logo.in-video.advice", {}};
    if (frames.put_on > 0) return {"logo.in-video.advice-overlay", {}};
    if (frames.hung > 0) return advice_in_doubt(file, "logo.in-video.advice-few");
    return advice_in_doubt(file, advice_on_open(file.video->logo));
}

// No: it is absent, or what may be it shows in too few frames to make a difference.
bool may_show_enough(const LogoSearch& logo, const Frames& frames, std::int64_t needed) {
    if (logo.outcome == LogoOutcome::present) return true;
    if (logo.outcome == LogoOutcome::absent) return false;
    const bool hindered = logo.reason != "doubtful" && logo.reason != "mirrored";
    return hindered || frames.hung + logo.doubtful_frames.value_or(needed) >= needed;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const auto needed = static_cast<std::int64_t>(input.settings.limit("min_frames"));
    const Message required = {"logo.in-video.required", {{"frames", needed}}};
    const FileFacts* file = main_video(input);
    if (file == nullptr) return {nothing_to_judge(FileKind::video, required)};
    const auto& logo = file->video->logo;
    const Frames frames = logo ? frames_of(*logo) : Frames{};
    // Too few sightings neither prove the LOGO nor its absence.
    const bool open = !logo || may_show_enough(*logo, frames, needed);
    const Status status = frames.hung >= needed ? Status::pass : open ? Status::unknown : Status::fail;

    Finding finding;
    finding.file = file->file;
    finding.status = unless_in_doubt(status, *file, input);
    finding.observed = {"logo.in-video.observed-unsearched", {}};
    if (logo) {
        finding.measured = static_cast<double>(frames.hung);
        finding.unit = "frames";
        finding.observed = observed_of(frames, *logo);
        finding.evidence = best_of(file->file, *logo);
        if (logo->doubtful) finding.evidence.push_back(evidence_of_open(file->file, logo));
    }
    finding.required_text = required;
    finding.advice = advice_of(finding.status, frames, *file);
    return {finding};
}

}  // namespace

const Rule logo_in_video = {"logo.in-video", limits, evaluate};

}  // namespace mediaproof
