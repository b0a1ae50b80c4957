// How the time at which a file was taken stands to the event.
#pragma once

#include <chrono>
#include <vector>

#include "rules/rule.h"

namespace mediaproof {

// In the order in which a reviewer should look.
enum class CaptureDay {
    other_day,   // strong evidence of another day
    doubtful,    // weak evidence of another day, or claims of which some name the event and some do not
    unproven,    // says the event's day, but isn't strong enough to count
    undated,     // no time at all
    on_the_day,  // evidence of the event, strong enough to count
};

// The event's days, and as many before each as the rule's days_before_allowed.
bool is_event_day(std::chrono::year_month_day day, const RuleInput& input);

// `captured`'s day by the clocks of the place where the event was.
std::chrono::year_month_day day_of(const CaptureTime& captured, const RuleInput& input);

// Photos, and videos whose recorder wrote the time.
CaptureDay capture_day(const std::optional<CaptureTime>& captured, const RuleInput& input);

// The container's own time, which is UTC, local time called UTC, or the time of an export.
CaptureDay container_day(const CaptureTime& captured, const RuleInput& input);

// One sentence: when, by which source, and what speaks against it; or that there is no time, and when the file was
// stored.
Message capture_note(const FileFacts& file, const RuleInput& input);

// The finding of a rule that doesn't know the event's day.
Finding without_event_date(Message required_text);

}  // namespace mediaproof
