#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 3> limits = {{{"min_s", 0, 86400}, {"max_s", 0, 86400}, {"grey_s", 0, 3600}}};

constexpr double difference_worth_telling_s = 2;
constexpr std::size_t most_evidence = 5;

Status status_of(double duration_s, const RuleSettings& settings) {
    const double outside_s = std::max(settings.limit("min_s") - duration_s, duration_s - settings.limit("max_s"));
    if (outside_s <= 0) return Status::pass;
    return outside_s <= settings.limit("grey_s") ? Status::unknown : Status::fail;
}

bool header_lies(const VideoFacts& video) {
    return video.header_duration_s &&
           std::abs(*video.header_duration_s - video.duration_s) > difference_worth_telling_s;
}

Message observed(const VideoFacts& video) {
    const double counted_s = counted_duration_s(video);
    Message message{"video.duration.observed", {{"duration", minutes_text(counted_s)}, {"seconds", counted_s}}};
    const bool less = video.duration_s - counted_s > difference_worth_telling_s;
    if (less) message.arguments["whole"] = minutes_text(video.duration_s);
    if (header_lies(video)) message.arguments["header"] = minutes_text(*video.header_duration_s);
    if (less && header_lies(video)) {
        message.key = "video.duration.observed-less-header";
    } else if (less) {
        message.key = "video.duration.observed-less";
    } else if (header_lies(video)) {
        message.key = "video.duration.observed-header";
    }
    return message;
}

// What of the running time does not count, the longest first.
std::vector<Evidence> uncounted(const FileFacts& file) {
    std::vector<Span> without_news;
    for (const Span& span : file.video->spans) {
        if (span.what != "unclear") without_news.push_back(span);
    }
    std::vector<Evidence> moments;
    for (const Span& span : longest_of(std::move(without_news), most_evidence)) {
        const std::string note = "video.duration.note-" + span.what;
        if (has_message(note)) moments.push_back(evidence_of(file.file, span, note));
    }
    return moments;
}

// A video that is long enough as a whole needs other advice than one that is short.
const char* advice_of(const VideoFacts& video, const RuleSettings& settings) {
    if (counted_duration_s(video) > settings.limit("max_s")) return "video.duration.advice-long";
    return video.duration_s >= settings.limit("min_s") ? "video.duration.advice-padded" : "video.duration.advice-short";
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const Message required = {
        "video.duration.required",
        {{"min", minutes_text(input.settings.limit("min_s"))}, {"max", minutes_text(input.settings.limit("max_s"))}}};
    const FileFacts* file = main_video(input);
    if (file == nullptr) return {nothing_to_judge(FileKind::video, required)};
    const double counted_s = counted_duration_s(*file->video);
    Finding finding;
    finding.status = unless_in_doubt(status_of(counted_s, input.settings), *file, input);
    finding.file = file->file;
    finding.measured = counted_s;
    finding.unit = "s";
    finding.observed = observed(*file->video);
    finding.required_text = required;
    if (finding.status != Status::pass) {
        finding.advice = advice_in_doubt(*file, advice_of(*file->video, input.settings));
        finding.evidence = uncounted(*file);
    }
    return {finding};
}

}  // namespace

const Rule video_duration = {"video.duration", limits, evaluate};

}  // namespace mediaproof
