#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mediaproof/dates.h"

using namespace mediaproof;

namespace {

struct Row {
    std::string text;
    std::string date;  // "none" for absence
};

std::string shown(const std::optional<std::chrono::year_month_day>& date) {
    return date ? format_date(*date) : "none";
}

}  // namespace

TEST_SUITE_BEGIN("dates");

TEST_CASE("a date is written as year, month and day with hyphens") {
    using namespace std::chrono;
    CHECK(format_date(2023y / May / 12d) == "2023-05-12");
    CHECK(format_date(2023y / December / 1d) == "2023-12-01");
    CHECK(format_date(year(987) / January / 9d) == "0987-01-09");
    CHECK(parse_date("2023-05-12") == 2023y / May / 12d);
}

TEST_CASE("parse_date takes a day of the calendar and nothing else") {
    const std::vector<Row> rows = {
        {"2023-05-12", "2023-05-12"},
        {"2024-02-29", "2024-02-29"},
        {"2023-12-31", "2023-12-31"},
        {"1970-01-01", "1970-01-01"},
        {"2023-02-29", "none"},
        {"2023-02-30", "none"},
        {"2023-04-31", "none"},
        {"2023-13-01", "none"},
        {"2023-00-10", "none"},
        {"2023-05-00", "none"},
        {"0000-00-00", "none"},
        {"2023-5-12", "none"},
        {"2023-05-1", "none"},
        {"20230512", "none"},
        {"2023.05.12", "none"},
        {"2023/05/12", "none"},
        {"2023-05-12 ", "none"},
        {" 2023-05-12", "none"},
        {"2023-05-123", "none"},
        {"2023-05-12T10:15:00", "none"},
        {"12-05-2023", "none"},
        {"-05-12", "none"},
        {"+023-05-12", "none"},
        {"2023-05-", "none"},
        {"2023--5-12", "none"},
        {"２０２３-05-12", "none"},
        {"", "none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(parse_date(row.text)) == row.date);
    }
}

TEST_CASE("a name's date stands at its start") {
    const std::vector<Row> rows = {
        {"2023-05-12", "2023-05-12"},
        {"2023-05-12_市教育局", "2023-05-12"},
        {"2023-05-12市教育局", "2023-05-12"},
        {"2023-5-2 开放日", "2023-05-02"},
        {"2023.5.12", "2023-05-12"},
        {"2023.05.12.zip", "2023-05-12"},
        {"20230512", "2023-05-12"},
        {"20230512_教育局", "2023-05-12"},
        {"20230512教育局", "2023-05-12"},
        {"20240229", "2024-02-29"},
        {"202305123", "none"},
        {"20230512101500", "none"},
        {"2023-05-123", "none"},
        {"2023.5.123", "none"},
        {"2023-02-30", "none"},
        {"20230230", "none"},
        {"2023-13-01", "none"},
        {"20231301", "none"},
        {"2023512", "none"},
        {"2023-0512", "none"},
        {"202305-12", "none"},
        {"2023-05", "none"},
        {"2023", "none"},
        {"2023年政务公开", "none"},
        {"市教育局_2023-05-12", "none"},
        {"12.5.2023", "none"},
        {"IMG_20230512", "none"},
        {"13800138000", "none"},
        {"", "none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(date_in_name(row.text)) == row.date);
    }
}

TEST_CASE("an offset from UTC is a sign and two or four digits each") {
    struct OffsetRow {
        const char* text;
        std::optional<int> minutes;
    };
    const OffsetRow rows[] = {
        {"+08:00", 480},          {"+0800", 480},
        {"-03:30", -210},         {"+00:00", 0},
        {"+14:00", 840},          {"+15:00", std::nullopt},
        {"+08:60", std::nullopt}, {"08:00", std::nullopt},
        {"++8:00", std::nullopt}, {"+ 8:00", std::nullopt},
        {"+08:+5", std::nullopt}, {"+08: 5", std::nullopt},
        {"+8:00", std::nullopt},  {"+08:00 ", std::nullopt},
        {"Z", std::nullopt},      {"", std::nullopt},
    };
    for (const OffsetRow& row : rows) {
        CAPTURE(row.text);
        const auto offset = parse_utc_offset(row.text);
        REQUIRE(offset.has_value() == row.minutes.has_value());
        if (offset) CHECK(offset->count() == *row.minutes);
    }
    CHECK(format_utc_offset(std::chrono::minutes(-210)) == "-03:30");
    CHECK(format_utc_offset(std::chrono::minutes(480)) == "+08:00");
}

TEST_CASE("a time is written to the second") {
    using namespace std::chrono;
    CHECK(format_time(local_days(2023y / May / 12d) + 10h + 15min + 7s) == "2023-05-12T10:15:07");
    CHECK(format_time(local_days(1969y / December / 31d) + 23h) == "1969-12-31T23:00:00");
}

TEST_CASE("a second of a video is written as a player shows it") {
    struct Row {
        double at_s;
        const char* text;
    };
    const Row rows[] = {{0, "0:00.0"}, {9.99, "0:09.9"}, {67.4, "1:07.4"}, {3600, "60:00.0"}, {-1, "0:00.0"}};
    for (const Row& row : rows)
        CHECK(format_position(row.at_s) == row.text);
    CHECK_FALSE(format_position(1e300).empty());
}

TEST_SUITE_END();
