#include <array>

#include "mediaproof/dates.h"
#include "rules/said.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 1> limits = {{{"min_working_days", 0, 60, true}}};

// “活动前5个工作日”: on or before the day that lies five working days before the event's first.
std::vector<Finding> evaluate(const RuleInput& input) {
    const int count = static_cast<int>(input.settings.limit("min_working_days"));
    Message required_text = {"plan.filed-early.required", {{"days", std::int64_t{count}}}};
    if (input.submission.event_dates.empty()) return {no_event_day(required_text)};
    const auto first = input.submission.event_dates.front();
    const WorkingCalendar& calendar = input.pack.calendar;
    const auto deadline = calendar.working_days_before(first, count);
    if (deadline) {
        required_text = {
            "plan.filed-early.required-by",
            {{"days", std::int64_t{count}}, {"event", format_date(first)}, {"deadline", format_date(*deadline)}}};
    }
    const auto& filed = input.submission.manifest.plan_filed_on;
    if (!filed) return {not_said("plan_filed_on", required_text)};
    if (!deadline) return {no_calendar(first, required_text)};
    Finding finding;
    finding.status = *filed <= *deadline ? Status::pass : Status::fail;
    if (const auto ahead = calendar.working_days_between(*filed, first)) {
        finding.measured = *ahead;
        finding.unit = "working_days";
    }
    finding.observed = {"plan.filed-early.observed", {{"filed", format_date(*filed)}}};
    finding.required_text = required_text;
    if (finding.status == Status::fail) finding.advice = {"plan.filed-early.advice", {}};
    return {finding};
}

}  // namespace

const Rule plan_filed_early = {"plan.filed-early", limits, evaluate};

}  // namespace mediaproof
