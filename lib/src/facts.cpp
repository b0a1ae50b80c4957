#include "mediaproof/facts.h"

#include <cmath>
#include <cstdlib>

#include "mediaproof/dates.h"

namespace mediaproof {
namespace {

using std::chrono::days;
using std::chrono::floor;

// "+1 day", "-3 days"; "+8 h" on the same day.
std::string distance_text(std::chrono::local_seconds from, std::chrono::local_seconds to) {
    const auto whole_days = (floor<days>(to) - floor<days>(from)).count();
    const auto hours = std::lround(std::chrono::duration<double, std::ratio<3600>>(to - from).count());
    const std::string sign = to < from ? "-" : "+";
    if (whole_days == 0) return sign + std::to_string(std::labs(hours)) + " h";
    return sign + std::to_string(std::labs(whole_days)) + (std::labs(whole_days) == 1 ? " day" : " days");
}

}  // namespace

std::string conflict_text(const TimeClaim& conflict, const CaptureTime& captured) {
    auto by_the_same_clock = conflict.time;
    if (conflict.offset && captured.offset) by_the_same_clock += *captured.offset - *conflict.offset;
    return conflict.source + " " + format_date(std::chrono::year_month_day(floor<days>(conflict.time))) + " (" +
           distance_text(captured.time, by_the_same_clock) + ")";
}

}  // namespace mediaproof
