#include <array>

#include "mediaproof/dates.h"
#include "rules/said.h"

namespace mediaproof {
namespace {

using namespace std::chrono;

constexpr std::array<LimitSpec, 1> limits = {{{"max_working_days", 0, 60, true}}};

// The working days that passed after `last`, and the day on which it was submitted.
std::optional<int> days_taken(const WorkingCalendar& calendar, year_month_day last, year_month_day submitted) {
    if (submitted == last) return 0;
    const auto passed = calendar.working_days_between(sys_days(last) + days(1), submitted);
    return passed ? std::optional(*passed + 1) : std::nullopt;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const int count = static_cast<int>(input.settings.limit("max_working_days"));
    Message required_text = {"report.on-time.required", {{"days", std::int64_t{count}}}};
    if (input.submission.event_dates.empty()) return {no_event_day(required_text)};
    const auto last = input.submission.event_dates.back();
    const auto deadline = input.pack.calendar.working_days_after(last, count);
    if (deadline) {
        required_text = {
            "report.on-time.required-by",
            {{"days", std::int64_t{count}}, {"event", format_date(last)}, {"deadline", format_date(*deadline)}}};
    }
    const auto& submitted = input.submission.manifest.submitted_on;
    if (!submitted) return {not_said("submitted_on", required_text)};
    if (!deadline) return {no_calendar(last, required_text)};
    Finding finding;
    finding.required_text = required_text;
    finding.observed = {"report.on-time.observed", {{"submitted", format_date(*submitted)}}};
    if (*submitted < last) {
        finding.advice = {"report.on-time.advice-early", {}};
        return {finding};
    }
    finding.status = *submitted <= *deadline ? Status::pass : Status::fail;
    if (const auto taken = days_taken(input.pack.calendar, last, *submitted)) {
        finding.measured = *taken;
        finding.unit = "working_days";
    }
    if (finding.status == Status::fail) finding.advice = {"report.on-time.advice", {}};
    return {finding};
}

}  // namespace

const Rule report_on_time = {"report.on-time", limits, evaluate};

}  // namespace mediaproof
