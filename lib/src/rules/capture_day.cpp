#include "rules/capture_day.h"

#include <algorithm>

#include "mediaproof/dates.h"

namespace mediaproof {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::year_month_day;

using Doubts = std::vector<std::string>;

std::chrono::local_seconds by_the_place(std::chrono::local_seconds time, const std::optional<minutes>& offset,
                                        const RuleInput& input) {
    return time + (offset ? input.pack.utc_offset - *offset : minutes(0));
}

year_month_day day_at(std::chrono::local_seconds time) {
    return year_month_day(floor<days>(time));
}

// "edited" is photo.edited's business.
bool weakens(const std::string& doubt) {
    return doubt != "edited";
}

// The clock must be wrong.
bool after_handing_in(const CaptureTime& captured, const RuleInput& input) {
    const auto& submitted_on = input.submission.manifest.submitted_on;
    return submitted_on && sys_days(day_of(captured, input)) > sys_days(*submitted_on) + days(1);
}

// Of all claims but the chosen one.
std::vector<year_month_day> other_days(const CaptureTime& captured, const RuleInput& input) {
    std::vector<year_month_day> named;
    for (const TimeClaim& conflict : captured.conflicts)
        named.push_back(day_at(by_the_place(conflict.time, conflict.offset, input)));
    if (captured.gps_utc) named.push_back(day_at(by_the_place(*captured.gps_utc, minutes(0), input)));
    return named;
}

std::string clock_text(std::chrono::local_seconds time) {
    std::string text = format_time(time).substr(0, std::string("2023-05-12T10:15").size());
    text[std::string("2023-05-12").size()] = ' ';
    return text;
}

// Of a kind of message that has words for each source.
Message said_of(const std::string& kind, const std::string& source, std::chrono::local_seconds time) {
    const std::string key = kind + source;
    return {has_message(key) ? key : kind + "other", {{"source", source}, {"when", clock_text(time)}}};
}

// `captured`'s GPS day where it is another and no conflict says so already.
std::optional<year_month_day> gps_disagrees(const CaptureTime& captured, const RuleInput& input) {
    if (!captured.gps_utc || !captured.conflicts.empty()) return std::nullopt;
    const year_month_day day = day_at(by_the_place(*captured.gps_utc, minutes(0), input));
    if (is_event_day(day, input) == is_event_day(day_of(captured, input), input)) return std::nullopt;
    return day;
}

std::vector<Message> what_speaks_against(const CaptureTime& captured, const RuleInput& input) {
    std::vector<Message> against;
    for (const TimeClaim& conflict : captured.conflicts)
        against.push_back(
            said_of("capture.conflict-", conflict.source, by_the_place(conflict.time, conflict.offset, input)));
    if (const auto day = gps_disagrees(captured, input))
        against.push_back({"capture.gps", {{"day", format_date(*day)}}});
    for (const std::string& doubt : captured.doubts) {
        const std::string key = "doubt." + doubt;
        if (has_message(key)) against.push_back({key, {}});
    }
    if (after_handing_in(captured, input)) against.push_back({"doubt.after-handing-in", {}});
    return against;
}

}  // namespace

bool is_event_day(year_month_day day, const RuleInput& input) {
    const auto before = static_cast<int>(input.settings.limit("days_before_allowed"));
    const auto& event = input.submission.event_dates;
    return std::any_of(event.begin(), event.end(), [&](year_month_day held) {
        const auto ahead = sys_days(held) - sys_days(day);
        return ahead >= days(0) && ahead <= days(before);
    });
}

year_month_day day_of(const CaptureTime& captured, const RuleInput& input) {
    return day_at(by_the_place(captured.time, captured.offset, input));
}

CaptureDay capture_day(const std::optional<CaptureTime>& captured, const RuleInput& input) {
    if (!captured) return CaptureDay::undated;
    const bool own = is_event_day(day_of(*captured, input), input);
    const auto others = other_days(*captured, input);
    const bool of_one_mind =
        std::all_of(others.begin(), others.end(), [&](year_month_day day) { return is_event_day(day, input) == own; });
    if (!of_one_mind) return CaptureDay::doubtful;
    const bool weak = std::any_of(captured->doubts.begin(), captured->doubts.end(), weakens);
    if (own) return weak ? CaptureDay::unproven : CaptureDay::on_the_day;
    const bool certain = !weak && captured->conflicts.empty() && !after_handing_in(*captured, input);
    return certain ? CaptureDay::other_day : CaptureDay::doubtful;
}

CaptureDay container_day(const CaptureTime& captured, const RuleInput& input) {
    const year_month_day as_utc = day_of(captured, input);
    const year_month_day as_local = day_at(captured.time);
    if (!captured.conflicts.empty()) return CaptureDay::doubtful;
    if (is_event_day(as_utc, input) || is_event_day(as_local, input)) return CaptureDay::on_the_day;
    const auto& event = input.submission.event_dates;
    const bool earlier =
        std::all_of(event.begin(), event.end(), [&](year_month_day held) { return as_utc < held && as_local < held; });
    return earlier && captured.doubts.empty() ? CaptureDay::other_day : CaptureDay::doubtful;
}

Message capture_note(const FileFacts& file, const RuleInput& input) {
    const auto& captured = file.video ? file.video->captured : file.photo->captured;
    std::vector<Message> against;
    if (captured) {
        against = what_speaks_against(*captured, input);
        const auto time = by_the_place(captured->time, captured->offset, input);
        return {"capture.note",
                {{"when", clock_text(time)},
                 {"by", std::vector{said_of("capture.by-", captured->source, time)}},
                 {"against", against}}};
    }
    if (file.saved) {
        const std::string when = clock_text(by_the_place(file.saved->time, file.saved->offset, input));
        const std::string key = "capture.saved-" + file.saved->by;
        against.push_back({has_message(key) ? key : "capture.saved-camera", {{"when", when}}});
    }
    return {"capture.note-undated", {{"against", against}}};
}

Finding without_event_date(Message required_text) {
    Finding finding;
    finding.status = Status::unknown;
    finding.observed = {"capture.observed-no-event-date", {}};
    finding.required_text = std::move(required_text);
    finding.advice = {"capture.advice-no-event-date", {}};
    return finding;
}

}  // namespace mediaproof
