#include <doctest/doctest.h>

#include "mediaproof/dates.h"
#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "photo.date";
constexpr int china = 8 * 60;

Submission held_on(const char* day) {
    Submission submission;
    submission.event_dates = {parse_date(day).value()};
    submission.event_date_source = EventDateSource::manifest;
    return submission;
}

FileFacts undated(const std::string& name) {
    return photo(name);
}

FileFacts dated(const std::string& name, const CaptureTime& captured) {
    FileFacts facts = photo(name);
    facts.photo->captured = captured;
    return facts;
}

FileFacts of_the_day(const std::string& name) {
    return dated(name, taken("2023-05-12", 10, 15));
}
FileFacts of_the_eve(const std::string& name) {
    return dated(name, taken("2023-05-11", 10, 15));
}

FileFacts contradictory(const std::string& name) {
    CaptureTime captured = taken("2023-05-12", 10, 15);
    captured.conflicts = {"exif.GPSDateStamp 2023-05-03"};
    return dated(name, captured);
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("half of the photos must prove the day and none may deny it") {
    struct Row {
        const char* about;
        std::vector<FileFacts> files;
        Status status;
        const char* advice;
    };
    const Row rows[] = {
        {"one of the day", {of_the_day("1")}, Status::pass, ""},
        {"half", {of_the_day("1"), undated("2")}, Status::pass, ""},
        {"less than half", {of_the_day("1"), undated("2"), undated("3")}, Status::unknown, "photo.date.advice-undated"},
        {"none dated", {undated("1"), undated("2")}, Status::unknown, "photo.date.advice-undated"},
        {"one of another day",
         {of_the_day("1"), of_the_day("2"), of_the_eve("3")},
         Status::fail,
         "photo.date.advice-other-day"},
        {"another day and nothing else", {of_the_eve("1")}, Status::fail, "photo.date.advice-other-day"},
        {"another day among the undated", {undated("1"), of_the_eve("2")}, Status::fail, "photo.date.advice-other-day"},
        {"a contradiction",
         {of_the_day("1"), of_the_day("2"), contradictory("3")},
         Status::unknown,
         "photo.date.advice-conflict"},
        {"nothing but a contradiction", {contradictory("1")}, Status::unknown, "photo.date.advice-conflict"},
        {"a contradiction and another day",
         {contradictory("1"), of_the_eve("2")},
         Status::fail,
         "photo.date.advice-other-day"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const Finding finding = finding_of(rule, row.files, held_on("2023-05-12"));
        CHECK(finding.status == row.status);
        CHECK(finding.advice.key == row.advice);
    }
}

TEST_CASE("the day is counted by the clocks of the place") {
    struct Row {
        const char* day;
        int hour, minute;
        std::optional<int> offset_minutes;
        Status status;
    };
    const Row rows[] = {
        {"2023-05-12", 0, 0, std::nullopt, Status::pass},
        {"2023-05-12", 23, 59, std::nullopt, Status::pass},
        {"2023-05-11", 23, 59, std::nullopt, Status::fail},
        {"2023-05-13", 0, 0, std::nullopt, Status::fail},
        {"2023-05-12", 0, 0, china, Status::pass},
        {"2023-05-13", 0, 30, 9 * 60, Status::pass},
        {"2023-05-12", 0, 30, 9 * 60, Status::fail},
        {"2023-05-12", 1, 0, 9 * 60, Status::pass},
        {"2023-05-11", 16, 0, 0, Status::pass},
        {"2023-05-11", 15, 59, 0, Status::fail},
        {"2023-05-12", 15, 59, 0, Status::pass},
        {"2023-05-12", 16, 0, 0, Status::fail},
        {"2023-05-11", 20, 0, -5 * 60, Status::pass},
        {"2023-05-12", 4, 29, 12 * 60 + 30, Status::fail},
        {"2023-05-12", 4, 30, 12 * 60 + 30, Status::pass},
    };
    for (const Row& row : rows) {
        CAPTURE(row.day);
        CAPTURE(row.hour);
        CAPTURE(row.minute);
        const CaptureTime captured = taken(row.day, row.hour, row.minute, row.offset_minutes);
        CHECK(finding_of(rule, {dated("1", captured)}, held_on("2023-05-12")).status == row.status);
    }
}

TEST_CASE("another place has other clocks") {
    RulePack pack = shipped_pack();
    pack.utc_offset = std::chrono::minutes(0);
    const FileFacts late = dated("1", taken("2023-05-12", 16, 0, 0));
    CHECK(finding_of(rule, {late}, held_on("2023-05-12"), pack).status == Status::pass);
    CHECK(finding_of(rule, {late}, held_on("2023-05-13")).status == Status::pass);
}

TEST_CASE("the pack says how many photos must prove the day, and never none") {
    const std::vector<FileFacts> half = {of_the_day("1"), undated("2")};
    const Submission submission = held_on("2023-05-12");
    CHECK(finding_of(rule, half, submission, pack_with(rule, "min_dated_share", 0.51)).status == Status::unknown);
    CHECK(finding_of(rule, half, submission, pack_with(rule, "min_dated_share", 1)).status == Status::unknown);
    CHECK(finding_of(rule, half, submission, pack_with(rule, "min_dated_share", 0)).status == Status::pass);
    CHECK(finding_of(rule, {undated("1")}, submission, pack_with(rule, "min_dated_share", 0)).status ==
          Status::unknown);
}

// 0.28 × 25 is a little more than 7 in binary.
TEST_CASE("a share of dated photos that is met exactly is met") {
    std::vector<FileFacts> files(7, of_the_day("1"));
    files.resize(25, undated("2"));
    const RulePack pack = pack_with(rule, "min_dated_share", 0.28);
    CHECK(finding_of(rule, files, held_on("2023-05-12"), pack).status == Status::pass);
    files.front() = undated("1");
    CHECK(finding_of(rule, files, held_on("2023-05-12"), pack).status == Status::unknown);
}

TEST_CASE("what speaks against a photo's date is told") {
    const auto files = {of_the_day("1"), undated("2"), of_the_eve("3"), contradictory("4")};
    const Finding finding = finding_of(rule, files, held_on("2023-05-12"));
    CHECK(finding.measured == 0.25);
    CHECK(finding.unit == "share");
    CHECK(observed(finding) == "1 of the day, 1 of another day, 1 contradictory, 1 without a time");
    REQUIRE(finding.evidence.size() == 3);
    const char* notes[] = {"no capture time", "taken on 2023-05-11 (exif.DateTimeOriginal)",
                           "says 2023-05-12, but exif.GPSDateStamp 2023-05-03"};
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(say(finding.evidence[i].note, Language::english) == notes[i]);
}

TEST_CASE("without the event's day or a readable photo nothing can be said") {
    const Finding no_day = finding_of(rule, {of_the_day("1")});
    CHECK(no_day.status == Status::unknown);
    CHECK(no_day.advice.key == "photo.date.advice-no-event-date");
    CHECK(finding_of(rule, {}, held_on("2023-05-12")).observed.key == "no-photo.observed");
    CHECK(finding_of(rule, {video("a.mp4")}, held_on("2023-05-12")).status == Status::unknown);
    CHECK(finding_of(rule, {unreadable("1.jpg", FileKind::photo)}, held_on("2023-05-12")).status == Status::unknown);
}

TEST_SUITE_END();
