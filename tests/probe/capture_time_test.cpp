#include "probe/capture_time.h"

#include <doctest/doctest.h>

using namespace mediaproof;
using namespace std::chrono_literals;

namespace {

using Day = std::chrono::local_days;

std::chrono::local_seconds at(std::chrono::year_month_day day, std::chrono::seconds clock) {
    return Day(day) + clock;
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("a photo's capture time is its DateTimeOriginal and nothing else") {
    struct Row {
        ExifTags tags;
        std::optional<std::chrono::local_seconds> time;
        std::optional<std::chrono::minutes> offset;
    };
    const auto right = at(2023y / 5 / 12, 10h + 15min);
    const std::string written = "2023:05:12 10:15:00";
    const Row rows[] = {
        {{{"DateTimeOriginal", written}}, right, std::nullopt},
        {{{"DateTimeOriginal", "2023-05-12T10:15:00"}}, right, std::nullopt},
        {{{"DateTimeOriginal", written}, {"OffsetTimeOriginal", "+08:00"}}, right, 480min},
        {{{"DateTimeOriginal", written}, {"OffsetTimeOriginal", "-03:30"}}, right, -210min},
        {{{"DateTimeOriginal", written}, {"OffsetTimeOriginal", "   "}}, right, std::nullopt},
        {{{"DateTimeOriginal", "0000:00:00 00:00:00"}}, std::nullopt, std::nullopt},
        {{{"DateTimeOriginal", ""}}, std::nullopt, std::nullopt},
        {{{"DateTimeOriginal", "2023:02:30 10:15:00"}}, std::nullopt, std::nullopt},
        {{{"DateTimeOriginal", "2023:05:12 25:15:00"}}, std::nullopt, std::nullopt},
        {{{"DateTimeOriginal", "12 May 2023"}}, std::nullopt, std::nullopt},
        {{{"DateTime", written}, {"DateTimeDigitized", "2002:12:08 12:00:00"}}, std::nullopt, std::nullopt},
        {{}, std::nullopt, std::nullopt},
    };
    for (const Row& row : rows) {
        for (const auto& [key, value] : row.tags)
            CAPTURE(key + " " + value);
        const auto captured = photo_capture_time(row.tags);
        REQUIRE(captured.has_value() == row.time.has_value());
        if (!captured) continue;
        CHECK(captured->time == *row.time);
        CHECK(captured->offset == row.offset);
        CHECK(captured->conflicts.empty());
        CHECK(captured->source == "exif.DateTimeOriginal");
    }
}

TEST_CASE("a GPS time that no time zone reconciles with the clock is a conflict") {
    struct Row {
        const char* original;
        const char* offset;  // "" for none
        const char* gps_date;
        const char* gps_time;
        bool conflict;
    };
    const Row rows[] = {
        {"2023:05:12 07:00:00", "", "2023:05:11", "23/1 0/1 0/1", false},  // UTC: the day before in China
        {"2023:05:12 10:15:00", "", "2023:05:10", "2/1 0/1 0/1", true},
        {"2023:05:12 10:15:00", "+08:00", "2023:05:12", "2/1 15/1 0/1", false},
        {"2023:05:12 10:15:00", "+08:00", "2023:05:12", "10/1 15/1 0/1", true},
        {"2023:05:12 10:15:00", "", "2014:09:259", "2/1 0/1 0/1", false},  // a day of the year is no date
        {"2023:05:12 10:15:00", "", "2014:09:25", "2/0 0/0 0/0", false},   // a zero denominator no time
        {"2023:05:12 10:15:00", "", "2014:09:25", "", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.gps_date);
        CAPTURE(row.gps_time);
        ExifTags tags = {
            {"DateTimeOriginal", row.original}, {"GPSDateStamp", row.gps_date}, {"GPSTimeStamp", row.gps_time}};
        if (*row.offset != '\0') tags["OffsetTimeOriginal"] = row.offset;
        CHECK(photo_capture_time(tags)->conflicts.empty() != row.conflict);
    }
}

TEST_CASE("a video's capture time is the recorder's, else the container's") {
    struct Row {
        std::map<std::string, std::string> tags;
        std::optional<std::chrono::local_seconds> time;
        std::optional<std::chrono::minutes> offset;
        const char* source;
    };
    const std::string recorder = "com.apple.quicktime.creationdate";
    const Row rows[] = {
        {{{recorder, "2019-02-12T15:27:12+0800"}, {"creation_time", "2024-02-02T03:00:00.000000Z"}},
         at(2019y / 2 / 12, 15h + 27min + 12s),
         480min,
         "quicktime.creationdate"},
        {{{"creation_time", "2023-05-12T02:15:00.000000Z"}},
         at(2023y / 5 / 12, 2h + 15min),
         0min,
         "container.creation_time"},
        {{{recorder, "nonsense"}, {"creation_time", "2023-05-12T02:15:00Z"}},
         at(2023y / 5 / 12, 2h + 15min),
         0min,
         "container.creation_time"},
        {{{"creation_time", "1904-01-01T00:00:00.000000Z"}}, std::nullopt, std::nullopt, ""},
        {{{"creation_time", "1970-01-01T00:00:00.000000Z"}}, std::nullopt, std::nullopt, ""},
        {{}, std::nullopt, std::nullopt, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.source);
        const auto captured = video_capture_time(row.tags);
        REQUIRE(captured.has_value() == row.time.has_value());
        if (!captured) continue;
        CHECK(captured->time == *row.time);
        CHECK(captured->offset == row.offset);
        CHECK(captured->source == row.source);
    }
}

TEST_SUITE_END();
