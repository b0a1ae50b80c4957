#include "rules/said.h"

#include "mediaproof/dates.h"

namespace mediaproof {
namespace {

Finding unknown(Message observed, Message required_text, Message advice) {
    Finding finding;
    finding.status = Status::unknown;
    finding.observed = std::move(observed);
    finding.required_text = std::move(required_text);
    finding.advice = std::move(advice);
    return finding;
}

}  // namespace

Finding not_said(const std::string& key, Message required_text) {
    return unknown({"not-said.observed", {{"key", key}}}, std::move(required_text), {"not-said.advice-" + key, {}});
}

Finding no_event_day(Message required_text) {
    return unknown({"capture.observed-no-event-date", {}}, std::move(required_text),
                   {"capture.advice-no-event-date", {}});
}

Finding no_calendar(std::chrono::year_month_day day, Message required_text) {
    return unknown({"no-calendar.observed", {{"date", format_date(day)}}}, std::move(required_text),
                   {"no-calendar.advice", {}});
}

Evidence said_in_manifest(Message note) {
    return {manifest_name, std::nullopt, std::nullopt, std::nullopt, std::move(note)};
}

}  // namespace mediaproof
