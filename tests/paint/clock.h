#pragma once

#include <chrono>
#include <string>

namespace mediaproof::paint {

/// What a clock on the wall in China shows; UTC is eight hours behind.
using LocalTime = std::chrono::local_seconds;

/// For example "2023:05:12" with ':' and "2023-05-12" with '-'.
std::string day_text(LocalTime time, char separator);

/// "10:15:00"
std::string clock_text(LocalTime time);

constexpr LocalTime as_utc(LocalTime time) {
    return time - std::chrono::hours(8);
}

}  // namespace mediaproof::paint
