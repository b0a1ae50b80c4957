#include <algorithm>
#include <array>
#include <cmath>

#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 3> limits = {{{"min_s", 0, 86400}, {"max_s", 0, 86400}, {"grey_s", 0, 3600}}};

constexpr double difference_worth_telling_s = 2;

Status status_of(double duration_s, const RuleSettings& settings) {
    const double outside_s = std::max(settings.limit("min_s") - duration_s, duration_s - settings.limit("max_s"));
    if (outside_s <= 0) return Status::pass;
    return outside_s <= settings.limit("grey_s") ? Status::unknown : Status::fail;
}

Message observed(const VideoFacts& video) {
    const double counted_s = counted_duration_s(video);
    Message message{"video.duration.observed", {{"duration", minutes_text(counted_s)}, {"seconds", counted_s}}};
    if (video.duration_s - counted_s > difference_worth_telling_s) {
        message.key = "video.duration.observed-less";
        message.arguments["whole"] = minutes_text(video.duration_s);
    } else if (video.header_duration_s &&
               std::abs(*video.header_duration_s - video.duration_s) > difference_worth_telling_s) {
        message.key = "video.duration.observed-header";
        message.arguments["header"] = minutes_text(*video.header_duration_s);
    }
    return message;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const Message required = {
        "video.duration.required",
        {{"min", minutes_text(input.settings.limit("min_s"))}, {"max", minutes_text(input.settings.limit("max_s"))}}};
    const FileFacts* file = main_video(input);
    if (file == nullptr) return {nothing_to_judge(FileKind::video, required)};
    const double counted_s = counted_duration_s(*file->video);
    const bool too_short = counted_s < input.settings.limit("min_s");
    Finding finding;
    finding.status = unless_in_doubt(status_of(counted_s, input.settings), *file, input);
    finding.file = file->file;
    finding.measured = counted_s;
    finding.unit = "s";
    finding.observed = observed(*file->video);
    finding.required_text = required;
    if (finding.status != Status::pass) {
        finding.advice =
            advice_in_doubt(*file, too_short ? "video.duration.advice-short" : "video.duration.advice-long");
    }
    return {finding};
}

}  // namespace

const Rule video_duration = {"video.duration", limits, evaluate};

}  // namespace mediaproof
