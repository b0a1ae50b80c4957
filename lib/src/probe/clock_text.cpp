#include "probe/clock_text.h"

#include <cstdio>

#include "mediaproof/dates.h"

namespace mediaproof {

using std::chrono::local_days;
using std::chrono::local_seconds;

std::optional<local_seconds> clock_time(int year, int month, int day, int hour, int minute, int second) {
    if (month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    const bool real =
        date.ok() && year > 1900 && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
    if (!real) return std::nullopt;
    return local_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

std::optional<ClockText> parse_clock(const std::string& text) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, end = 0;
    if (std::sscanf(text.c_str(), "%4d%*1[-:/]%2d%*1[-:/]%2d%*1[ T]%2d:%2d%n", &year, &month, &day, &hour, &minute,
                    &end) != 5) {
        return std::nullopt;
    }
    std::string_view rest = std::string_view(text).substr(static_cast<std::size_t>(end));
    int length = 0;
    if (std::sscanf(rest.data(), ":%2d%n", &second, &length) == 1) rest.remove_prefix(static_cast<std::size_t>(length));
    const auto time = clock_time(year, month, day, hour, minute, second);
    if (!time) return std::nullopt;
    const std::size_t zone = rest.find_first_of("Z+-");
    return ClockText{*time, zone == std::string_view::npos ? std::nullopt : parse_zone(rest.substr(zone))};
}

std::optional<std::chrono::minutes> parse_zone(std::string_view text) {
    return text == "Z" ? std::chrono::minutes(0) : parse_utc_offset(text);
}

bool is_factory_clock(local_seconds time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const bool new_year = date.month() == std::chrono::January && date.day() == std::chrono::day(1);
    return date.year() < std::chrono::year(1995) || (new_year && time - day < std::chrono::hours(1));
}

bool is_placeholder(local_seconds time) {
    return time == local_days(std::chrono::year(2002) / 12 / 8) + std::chrono::hours(12);
}

bool is_future(local_seconds time) {
    return time >= local_days(std::chrono::year(2033) / 1 / 1);
}

}  // namespace mediaproof
