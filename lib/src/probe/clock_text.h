// Clock times as tags and file names write them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mediaproof {

struct ClockText {
    std::chrono::local_seconds time;
    std::optional<std::chrono::minutes> offset;
};

// Absent for anything that is no time of a day of the calendar after 1900.
std::optional<std::chrono::local_seconds> clock_time(int year, int month, int day, int hour, int minute, int second);

// "2023:05:12 10:15:00", "2023-05-12T10:15:00.616+08:00" and the like: EXIF asks for colons, programs write hyphens and
// T as well, and leave out the seconds.
std::optional<ClockText> parse_clock(const std::string& text);

// "+08:00", "+0800" or "Z".
std::optional<std::chrono::minutes> parse_zone(std::string_view text);

// The start of a clock that nobody set, or before 1995, when no camera wrote times.
bool is_factory_clock(std::chrono::local_seconds time);

// 2002:12:08 12:00:00, which old Android phones write whatever the day.
bool is_placeholder(std::chrono::local_seconds time);

// 2033 or later.
bool is_future(std::chrono::local_seconds time);

}  // namespace mediaproof
