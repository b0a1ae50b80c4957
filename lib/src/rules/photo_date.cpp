#include <algorithm>
#include <array>

#include "mediaproof/dates.h"
#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 1> limits = {{{"min_dated_share", 0, 1}}};

// The day on which it was taken, by the clocks of the place where the event was.
std::chrono::year_month_day day_of(const CaptureTime& captured, std::chrono::minutes place) {
    const auto time = captured.time + (captured.offset ? place - *captured.offset : std::chrono::minutes(0));
    return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(time));
}

bool is_event_day(std::chrono::year_month_day day, const Submission& submission) {
    return std::binary_search(submission.event_dates.begin(), submission.event_dates.end(), day);
}

struct Dates {
    std::size_t on_the_day = 0, other_day = 0, contradictory = 0, undated = 0;
};

Dates sort_photos(const RuleInput& input, std::vector<Evidence>& evidence) {
    Dates dates;
    for (const FileFacts* photo : photos_in(input.files)) {
        Evidence looked_at{photo->file, std::nullopt, std::nullopt, std::nullopt, {}};
        const auto& captured = photo->photo->captured;
        if (!captured) {
            ++dates.undated;
            looked_at.note = {"photo.date.note-undated", {}};
        } else if (!captured->conflicts.empty()) {
            ++dates.contradictory;
            looked_at.note = {"photo.date.note-conflict",
                              {{"day", format_date(day_of(*captured, input.pack.utc_offset))},
                               {"other", captured->conflicts.front()}}};
        } else if (const auto day = day_of(*captured, input.pack.utc_offset); is_event_day(day, input.submission)) {
            ++dates.on_the_day;
            continue;
        } else {
            ++dates.other_day;
            looked_at.note = {"photo.date.note-other-day", {{"day", format_date(day)}, {"source", captured->source}}};
        }
        evidence.push_back(looked_at);
    }
    return dates;
}

Finding without_event_date(Message required_text) {
    Finding finding;
    finding.status = Status::unknown;
    finding.observed = {"photo.date.observed-no-event-date", {}};
    finding.required_text = std::move(required_text);
    finding.advice = {"photo.date.advice-no-event-date", {}};
    return finding;
}

Message required_of(const RuleInput& input) {
    const double percent = input.settings.limit("min_dated_share") * 100;
    if (input.submission.event_dates.empty()) return {"photo.date.required-some-day", {{"percent", percent}}};
    return {"photo.date.required", {{"date", format_dates(input.submission.event_dates)}, {"percent", percent}}};
}

Message observed(const Dates& dates) {
    const auto count = [](std::size_t n) { return static_cast<std::int64_t>(n); };
    return {"photo.date.observed",
            {{"on_the_day", count(dates.on_the_day)},
             {"other_day", count(dates.other_day)},
             {"contradictory", count(dates.contradictory)},
             {"undated", count(dates.undated)}}};
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const std::size_t photos = photos_in(input.files).size();
    if (photos == 0) return {nothing_to_judge(FileKind::photo, required_of(input))};
    if (input.submission.event_dates.empty()) return {without_event_date(required_of(input))};
    Finding finding;
    const Dates dates = sort_photos(input, finding.evidence);
    const double needed = input.settings.limit("min_dated_share") * static_cast<double>(photos);
    const bool enough = static_cast<double>(dates.on_the_day) >= needed - 1e-9 && dates.on_the_day > 0;
    if (dates.other_day > 0) {
        finding.status = Status::fail;
        finding.advice = {"photo.date.advice-other-day", {}};
    } else if (dates.contradictory > 0 || !enough) {
        finding.status = Status::unknown;
        finding.advice = {dates.contradictory > 0 ? "photo.date.advice-conflict" : "photo.date.advice-undated", {}};
    } else {
        finding.status = Status::pass;
    }
    finding.measured = static_cast<double>(dates.on_the_day) / static_cast<double>(photos);
    finding.unit = "share";
    finding.observed = observed(dates);
    finding.required_text = required_of(input);
    if (finding.status != Status::pass && finding.evidence.size() == 1) finding.file = finding.evidence.front().file;
    return {finding};
}

}  // namespace

const Rule photo_date = {"photo.date", limits, evaluate};

}  // namespace mediaproof
