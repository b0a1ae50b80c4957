#include "mediaproof/calendar.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "mediaproof/dates.h"
#include "mediaproof/error.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace std::chrono;
using tests::TempFolder;

namespace {

const WorkingCalendar& shipped() {
    static const WorkingCalendar calendar =
        WorkingCalendar::load(std::filesystem::path(MEDIAPROOF_MODELS) / "calendar");
    return calendar;
}

year_month_day on(const std::string& text) {
    return parse_date(text).value();
}

struct Stretch {
    const char* from;
    const char* to;
};

// The State Council's lists, written out here once more.
const std::vector<Stretch> off = {
    {"2022-12-31", "2023-01-02"}, {"2023-01-21", "2023-01-27"}, {"2023-04-05", "2023-04-05"},
    {"2023-04-29", "2023-05-03"}, {"2023-06-22", "2023-06-24"}, {"2023-09-29", "2023-10-06"},
    {"2024-01-01", "2024-01-01"}, {"2024-02-10", "2024-02-17"}, {"2024-04-04", "2024-04-06"},
    {"2024-05-01", "2024-05-05"}, {"2024-06-10", "2024-06-10"}, {"2024-09-15", "2024-09-17"},
    {"2024-10-01", "2024-10-07"}, {"2025-01-01", "2025-01-01"}, {"2025-01-28", "2025-02-04"},
    {"2025-04-04", "2025-04-06"}, {"2025-05-01", "2025-05-05"}, {"2025-05-31", "2025-06-02"},
    {"2025-10-01", "2025-10-08"}, {"2026-01-01", "2026-01-03"}, {"2026-02-15", "2026-02-23"},
    {"2026-04-04", "2026-04-06"}, {"2026-05-01", "2026-05-05"}, {"2026-06-19", "2026-06-21"},
    {"2026-09-25", "2026-09-27"}, {"2026-10-01", "2026-10-07"},
};
const std::vector<std::string> made_up = {
    "2023-01-28", "2023-01-29", "2023-04-23", "2023-05-06", "2023-06-25", "2023-10-07", "2023-10-08",
    "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29",
    "2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04",
    "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
};

bool worked(sys_days day) {
    const std::string text = format_date(day);
    if (std::find(made_up.begin(), made_up.end(), text) != made_up.end()) return true;
    const bool holiday = std::any_of(
        off.begin(), off.end(), [&](const Stretch& stretch) { return stretch.from <= text && text <= stretch.to; });
    const unsigned weekday_number = weekday(day).iso_encoding();
    return !holiday && weekday_number <= 5;
}

const sys_days first_day = 2023y / January / 1;
const sys_days last_day = 2026y / December / 31;

std::string refusal(const std::string& name, const std::string& text) {
    const TempFolder folder;
    const std::string file = folder.write(name, text).string();
    try {
        WorkingCalendar::load(folder.path());
    } catch (const ConfigError& error) {
        const std::string words = error.what();
        return words.starts_with(file) ? words.substr(file.size()) : words;
    }
    return "accepted";
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("every day of 2023 to 2026 is worked or off as the notices say") {
    int days_seen = 0;
    int days_worked = 0;
    for (sys_days day = first_day; day <= last_day; day += days(1)) {
        ++days_seen;
        days_worked += worked(day) ? 1 : 0;
        CAPTURE(format_date(day));
        CHECK(shipped().is_working_day(day) == worked(day));
    }
    CHECK(days_seen == 1461);
    CHECK(days_worked > 990);
}

TEST_CASE("a year without data, and what is no day, is neither") {
    for (const sys_days day :
         {first_day - days(1), first_day - days(365), last_day + days(1), sys_days(2030y / May / 1)}) {
        CAPTURE(format_date(day));
        CHECK_FALSE(shipped().is_working_day(day));
        CHECK_FALSE(shipped().working_days_after(day, 0));
        CHECK_FALSE(shipped().working_days_before(day, 3));
        CHECK_FALSE(shipped().working_days_between(day, 2024y / May / 1));
        CHECK_FALSE(shipped().working_days_between(2024y / May / 1, day));
    }
    CHECK_FALSE(shipped().is_working_day(2023y / February / 30));
    CHECK_FALSE(WorkingCalendar().is_working_day(2023y / May / 12));
}

TEST_CASE("the nth working day after and before every day is where counting by hand ends") {
    for (sys_days day = first_day; day <= last_day; day += days(1)) {
        CAPTURE(format_date(day));
        for (const int step : {1, -1}) {
            sys_days hand = day;
            for (int n = 0; n <= 6; ++n) {
                CAPTURE(n * step);
                const auto counted =
                    step > 0 ? shipped().working_days_after(day, n) : shipped().working_days_before(day, n);
                const bool known = hand >= first_day && hand <= last_day;
                CHECK(counted == (known ? std::optional(year_month_day(hand)) : std::nullopt));
                do
                    hand += days(step);
                while (hand >= first_day && hand <= last_day && !worked(hand));
            }
        }
        CHECK_FALSE(shipped().working_days_after(day, -1));
        CHECK_FALSE(shipped().working_days_before(day, 2000));
    }
}

TEST_CASE("counts grow with the days, add up, and undo the way before") {
    int before = 0;
    for (sys_days day = first_day; day <= last_day; day += days(1)) {
        CAPTURE(format_date(day));
        const auto count = shipped().working_days_between(first_day, day);
        REQUIRE(count);
        CHECK(*count - before == (day > first_day && worked(day - days(1)) ? 1 : 0));
        CHECK(shipped().working_days_between(day, first_day) == -*count);
        before = *count;
        for (const int n : {1, 5, 23}) {
            const auto back = shipped().working_days_before(day, n);
            if (back) CHECK(shipped().working_days_between(*back, day) == n);
            const auto on_from = shipped().working_days_after(day, n);
            if (on_from && worked(day)) CHECK(shipped().working_days_before(*on_from, n) == year_month_day(day));
        }
    }
}

TEST_CASE("deadlines that people would count") {
    struct Row {
        const char* event;
        const char* plan_by;
        const char* report_by;
    };
    const Row rows[] = {
        {"2023-05-12", "2023-05-06", "2023-05-19"},  // a Saturday that is worked
        {"2023-05-24", "2023-05-17", "2023-05-31"},  // nothing in the way
        {"2023-06-21", "2023-06-14", "2023-06-29"},  // 端午
        {"2023-10-11", "2023-09-28", "2023-10-18"},  // 国庆
        {"2023-04-16", "2023-04-10", "2023-04-21"},  // on a Sunday
        {"2024-02-08", "2024-02-02", "2024-02-21"},  // 春节
    };
    for (const Row& row : rows) {
        CAPTURE(row.event);
        CHECK(shipped().working_days_before(on(row.event), 5) == on(row.plan_by));
        CHECK(shipped().working_days_after(on(row.event), 5) == on(row.report_by));
    }
}

TEST_CASE("a broken calendar is refused with its line") {
    const std::string good = "year = 2027\nsource = \"x\"\noff = [2027-01-01]\nworking = [2027-01-02]\n";
    CHECK(refusal("2027.toml", good) == "accepted");
    CHECK(refusal("notes.txt", good).ends_with("there is no year's calendar in it"));
    struct Row {
        const char* old;
        const char* replacement;
        const char* refused;
    };
    const Row rows[] = {
        {"year = 2027", "year = 2028", ":1: year must be the one that the file is named after"},
        {"year = 2027", "year = \"2027\"", ":1: year must be a whole number"},
        {"source = \"x\"", "colour = \"x\"", ": the key source is missing"},
        {"source = \"x\"", "source = \"x\"; ", ":2: "},
        {"source = \"x\"", "source = \"x\"\ncolour = 1", ":3: unknown key colour"},
        {"off = [2027-01-01]", "off = 2027-01-01", ":3: off must be a list"},
        {"off = [2027-01-01]", "off = [\"1 May\"]",
         ":3: off must hold dates such as 2023-05-01, or { from = ..., to = ... }"},
        {"off = [2027-01-01]", "off = [2026-05-01]", ":3: off names a day that is not of its year"},
        {"off = [2027-01-01]", "off = [2027-01-01, { from = 2026-12-31, to = 2027-01-01 }]",
         ":3: off names 2027-01-01 twice"},
        {"off = [2027-01-01]", "off = [{ from = 2027-02-02, to = 2027-02-01 }]", ":3: off must begin before it ends"},
        {"off = [2027-01-01]", "off = [{ from = 2027-02-02 }]", ":3: off must have from and to alone"},
        {"working = [2027-01-02]", "working = [2027-01-04]",
         ":4: working names 2027-01-04, which is no Saturday or Sunday"},
        {"off = [2027-01-01]", "off = [2027-01-02]", ":4: working names 2027-01-02, which is off as well"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.replacement);
        std::string text = good;
        text.replace(text.find(row.old), std::string(row.old).size(), row.replacement);
        const std::string told = refusal("2027.toml", text);
        CHECK(told.find(row.refused) != std::string::npos);
    }
}

TEST_SUITE_END();
