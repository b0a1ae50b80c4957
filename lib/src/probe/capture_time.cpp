#include "probe/capture_time.h"

#include <cstdio>

#include "mediaproof/dates.h"

namespace mediaproof {
namespace {

using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::minutes;
using std::chrono::seconds;

// The time zones of the world reach from UTC−12 to UTC+14; two hours more forgive a clock that is a little
// off.
constexpr std::chrono::hours west_end{-14};
constexpr std::chrono::hours east_end{16};

std::optional<local_seconds> clock_time(int year, int month, int day, int hour, int minute, int second) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    const bool real =
        date.ok() && year > 1900 && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
    if (!real) return std::nullopt;
    return local_days(date) + std::chrono::hours(hour) + minutes(minute) + seconds(second);
}

// "2023:05:12 10:15:00" and the like: EXIF asks for colons, programs write hyphens and T as well.
std::optional<local_seconds> parse_clock(const std::string& text) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (std::sscanf(text.c_str(), "%4d%*1[-:/]%2d%*1[-:/]%2d%*1[ T]%2d:%2d:%2d", &year, &month, &day, &hour, &minute,
                    &second) != 6) {
        return std::nullopt;
    }
    return clock_time(year, month, day, hour, minute, second);
}

std::optional<minutes> parse_zone(const std::string& text) {
    return text == "Z" ? minutes(0) : parse_utc_offset(text);
}

const std::string* find(const ExifTags& tags, std::string_view key) {
    const auto found = tags.find(key);
    return found == tags.end() ? nullptr : &found->second;
}

// exiv2 writes GPS times as three rationals: "2/1 15/1 0/1".
std::optional<local_seconds> gps_time(const ExifTags& tags) {
    const std::string* date = find(tags, "GPSDateStamp");
    const std::string* time = find(tags, "GPSTimeStamp");
    int year = 0, month = 0, day = 0, end = 0;
    if (date == nullptr || std::sscanf(date->c_str(), "%4d%*1[-:/]%2d%*1[-:/]%2d%n", &year, &month, &day, &end) != 3 ||
        static_cast<std::size_t>(end) != date->size()) {
        return std::nullopt;
    }
    long parts[6] = {0, 1, 0, 1, 0, 1};
    if (time == nullptr || std::sscanf(time->c_str(), "%8ld/%8ld %8ld/%8ld %8ld/%8ld", &parts[0], &parts[1], &parts[2],
                                       &parts[3], &parts[4], &parts[5]) != 6) {
        return std::nullopt;
    }
    const auto whole = [&](int i) { return parts[i + 1] > 0 ? static_cast<int>(parts[i] / parts[i + 1]) : -1; };
    return clock_time(year, month, day, whole(0), whole(2), whole(4));
}

bool reconcilable(const CaptureTime& captured, local_seconds gps) {
    const auto ahead = captured.time - gps;
    if (!captured.offset) return ahead > west_end && ahead < east_end;
    return ahead - *captured.offset > -std::chrono::hours(2) && ahead - *captured.offset < std::chrono::hours(2);
}

}  // namespace

std::optional<CaptureTime> photo_capture_time(const ExifTags& tags) {
    const std::string* original = find(tags, "DateTimeOriginal");
    const auto time = original != nullptr ? parse_clock(*original) : std::nullopt;
    if (!time) return std::nullopt;
    CaptureTime captured;
    captured.time = *time;
    captured.source = "exif.DateTimeOriginal";
    if (const std::string* offset = find(tags, "OffsetTimeOriginal")) captured.offset = parse_zone(*offset);
    const auto gps = gps_time(tags);
    if (gps && !reconcilable(captured, *gps))
        captured.conflicts.push_back("exif.GPSDateStamp " + format_date(std::chrono::year_month_day(
                                                                std::chrono::floor<std::chrono::days>(*gps))));
    return captured;
}

std::optional<CaptureTime> video_capture_time(const std::map<std::string, std::string>& tags) {
    struct Source {
        const char* tag;
        const char* name;
    };
    for (const Source source : {Source{"com.apple.quicktime.creationdate", "quicktime.creationdate"},
                                Source{"creation_time", "container.creation_time"}}) {
        const auto tag = tags.find(source.tag);
        if (tag == tags.end()) continue;
        const auto time = parse_clock(tag->second);
        // 1904 and 1970 are the zeros of two clocks, and no phone filmed before 1990.
        if (!time || *time < local_days(std::chrono::year(1990) / 1 / 1)) continue;
        CaptureTime captured;
        captured.time = *time;
        captured.source = source.name;
        const std::size_t zone = tag->second.find_first_of("Z+-", std::string("2023-05-12T10:15:00").size());
        if (zone != std::string::npos) captured.offset = parse_zone(tag->second.substr(zone));
        return captured;
    }
    return std::nullopt;
}

}  // namespace mediaproof
