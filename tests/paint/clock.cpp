#include "paint/clock.h"

#include <fmt/format.h>

namespace mediaproof::paint {

std::string day_text(LocalTime time, char separator) {
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time));
    return fmt::format("{:04}{}{:02}{}{:02}", static_cast<int>(day.year()), separator,
                       static_cast<unsigned>(day.month()), separator, static_cast<unsigned>(day.day()));
}

std::string clock_text(LocalTime time) {
    const std::chrono::hh_mm_ss clock(time - std::chrono::floor<std::chrono::days>(time));
    return fmt::format("{:02}:{:02}:{:02}", clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace mediaproof::paint
