#include <algorithm>
#include <array>
#include <set>

#include "rules/select.h"

namespace mediaproof {
namespace {

// The search ends once the LOGO was seen in four samples, so no more can be asked for.
constexpr std::array<LimitSpec, 1> limits = {{{"min_frames", 1, 4, true}}};

constexpr std::size_t most_evidence = 5;

std::vector<Finding> evaluate(const RuleInput& input) {
    const double needed = input.settings.limit("min_frames");
    const Message required = {"logo.in-video.required", {{"frames", static_cast<std::int64_t>(needed)}}};
    const FileFacts* file = main_video(input);
    if (file == nullptr) return {nothing_to_judge(FileKind::video, required)};
    Finding finding;
    finding.file = file->file;
    std::set<double> seconds;
    if (file->video->logo) {
        for (const Sighting& sighting : file->video->logo->sightings) {
            seconds.insert(sighting.at_s.value_or(0));
            if (finding.evidence.size() == most_evidence) continue;
            finding.evidence.push_back(
                {file->file, sighting.at_s, sighting.quad, sighting.score, {"logo.note", {{"score", sighting.score}}}});
        }
    }
    const double frames = static_cast<double>(seconds.size());
    const bool absent = file->video->logo && file->video->logo->outcome == LogoOutcome::absent;
    // Too few sightings neither prove the LOGO nor its absence.
    finding.status = frames >= needed ? Status::pass : absent ? Status::fail : Status::unknown;
    finding.status = unless_in_doubt(finding.status, *file, input);
    finding.observed = {"logo.in-video.observed-unsearched", {}};
    if (file->video->logo) {
        finding.measured = frames;
        finding.unit = "frames";
        finding.observed = {"logo.in-video.observed",
                            {{"frames", static_cast<std::int64_t>(seconds.size())},
                             {"searched", file->video->logo->pictures_searched}}};
    }
    finding.required_text = required;
    if (finding.status != Status::pass) {
        finding.advice = finding.status == Status::fail ? Message{"logo.in-video.advice", {}}
                                                        : advice_in_doubt(*file, "logo.advice-unknown");
    }
    return {finding};
}

}  // namespace

const Rule logo_in_video = {"logo.in-video", limits, evaluate};

}  // namespace mediaproof
