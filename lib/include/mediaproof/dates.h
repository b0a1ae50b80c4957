// Days and clock times as text.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mediaproof {

// "2023-05-12" and nothing else; absent for anything that is no day of the calendar from 1970 to 2999.
std::optional<std::chrono::year_month_day> parse_date(std::string_view text);

// The date at the start of a name: "2023-05-12", "2023.5.12", "2023_5_12" or "20230512", then anything but a
// digit.
std::optional<std::chrono::year_month_day> date_in_name(std::string_view name);

// "+08:00" or "+0800", from −14:59 to +14:59.
std::optional<std::chrono::minutes> parse_utc_offset(std::string_view text);

// "2023-05-12", "2023-05-12T10:15:00", "+08:00"
std::string format_date(std::chrono::year_month_day date);
std::string format_dates(std::span<const std::chrono::year_month_day> dates);  // "2023-05-12, 2023-05-13"
std::string format_time(std::chrono::local_seconds time);
std::string format_utc_offset(std::chrono::minutes offset);

// A second of a video as a player shows it, "1:07.4"; tenths are cut, not rounded.
std::string format_position(double at_s);

}  // namespace mediaproof
