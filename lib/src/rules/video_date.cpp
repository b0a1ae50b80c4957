#include <array>

#include "mediaproof/dates.h"
#include "rules/capture_day.h"
#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 1> limits = {{{"days_before_allowed", 0, 30, true}}};

CaptureDay day_of_video(const std::optional<CaptureTime>& captured, const RuleInput& input) {
    const bool by_container = captured && captured->source == "container.creation_time";
    return by_container ? container_day(*captured, input) : capture_day(captured, input);
}

Message required_of(const RuleInput& input) {
    const auto before = static_cast<std::int64_t>(input.settings.limit("days_before_allowed"));
    if (input.submission.event_dates.empty()) return {"video.date.required-some-day", {}};
    return {before > 0 ? "video.date.required-or-before" : "video.date.required",
            {{"date", format_dates(input.submission.event_dates)}, {"days", before}}};
}

Message observed(CaptureDay day) {
    return {day == CaptureDay::on_the_day  ? "video.date.observed"
            : day == CaptureDay::other_day ? "video.date.observed-other-day"
            : day == CaptureDay::undated   ? "video.date.observed-undated"
                                           : "video.date.observed-doubtful",
            {}};
}

Message advice_on(CaptureDay day) {
    return {day == CaptureDay::other_day ? "video.date.advice-other-day"
            : day == CaptureDay::undated ? "video.date.advice-undated"
                                         : "video.date.advice-doubtful",
            {}};
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const FileFacts* file = main_video(input);
    if (file == nullptr) return {nothing_to_judge(FileKind::video, required_of(input))};
    if (input.submission.event_dates.empty()) return {without_event_date(required_of(input))};
    const CaptureDay day = day_of_video(file->video->captured, input);
    Finding finding;
    finding.file = file->file;
    finding.status = day == CaptureDay::on_the_day  ? Status::pass
                     : day == CaptureDay::other_day ? unless_in_doubt(Status::fail, *file, input)
                                                    : Status::unknown;
    finding.observed = observed(day);
    finding.required_text = required_of(input);
    if (finding.status != Status::pass) finding.advice = advice_on(day);
    finding.evidence = {{file->file, std::nullopt, std::nullopt, std::nullopt, capture_note(*file, input)}};
    return {finding};
}

}  // namespace

const Rule video_date = {"video.date", limits, evaluate};

}  // namespace mediaproof
