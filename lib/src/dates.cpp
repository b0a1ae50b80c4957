#include "mediaproof/dates.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace mediaproof {
namespace {

using std::chrono::year_month_day;

// Takes up to `most` digits off the front of `text`; absent when there are fewer than `least`.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
    std::size_t digits = 0;
    while (digits < text.size() && digits < most && std::isdigit(static_cast<unsigned char>(text[digits])) != 0)
        ++digits;
    if (digits < least) return std::nullopt;
    int number = 0;
    std::from_chars(text.data(), text.data() + digits, number);
    text.remove_prefix(digits);
    return number;
}

bool take_any_of(std::string_view& text, std::string_view separators) {
    if (text.empty() || separators.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<year_month_day> calendar_day(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day || *year < 1970 || *year > 2999) return std::nullopt;
    const year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                              std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

bool digit_follows(std::string_view rest) {
    return !rest.empty() && std::isdigit(static_cast<unsigned char>(rest.front())) != 0;
}

}  // namespace

std::optional<year_month_day> parse_date(std::string_view text) {
    const auto year = take_number(text, 4, 4);
    if (!take_any_of(text, "-")) return std::nullopt;
    const auto month = take_number(text, 2, 2);
    if (!take_any_of(text, "-")) return std::nullopt;
    const auto day = take_number(text, 2, 2);
    return text.empty() ? calendar_day(year, month, day) : std::nullopt;
}

std::optional<year_month_day> date_in_name(std::string_view name) {
    const auto year = take_number(name, 4, 4);
    if (!year) return std::nullopt;
    const bool separated = take_any_of(name, "-._");
    const std::size_t least_digits = separated ? 1 : 2;
    const auto month = take_number(name, least_digits, 2);
    if (separated && !take_any_of(name, "-._")) return std::nullopt;
    const auto day = take_number(name, least_digits, 2);
    return digit_follows(name) ? std::nullopt : calendar_day(year, month, day);
}

std::optional<std::chrono::minutes> parse_utc_offset(std::string_view text) {
    const bool west = text.starts_with('-');
    if (!take_any_of(text, "+-")) return std::nullopt;
    const auto hours = take_number(text, 2, 2);
    take_any_of(text, ":");
    const auto minutes = take_number(text, 2, 2);
    if (!hours || !minutes || !text.empty() || *hours > 14 || *minutes > 59) return std::nullopt;
    const std::chrono::minutes offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
    return west ? -offset : offset;
}

std::string format_date(year_month_day date) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::string format_dates(std::span<const year_month_day> dates) {
    std::string text;
    for (const year_month_day date : dates)
        text += (text.empty() ? "" : ", ") + format_date(date);
    return text;
}

std::string format_time(std::chrono::local_seconds time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock(time - day);
    char text[16];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return format_date(std::chrono::year_month_day(day)) + text;
}

std::string format_utc_offset(std::chrono::minutes offset) {
    const auto distance = std::chrono::abs(offset).count();
    char text[16];
    std::snprintf(text, sizeof text, "%c%02d:%02d", offset.count() < 0 ? '-' : '+', static_cast<int>(distance / 60),
                  static_cast<int>(distance % 60));
    return text;
}

std::string format_position(double at_s) {
    const auto tenths = static_cast<long long>(std::clamp(std::floor(at_s * 10), 0.0, 1e15));
    char text[48];
    std::snprintf(text, sizeof text, "%lld:%02lld.%lld", tenths / 600, tenths % 600 / 10, tenths % 10);
    return text;
}

}  // namespace mediaproof
