#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "video.date";
constexpr int china = 8 * 60;

Submission held_on(const char* day) {
    Submission submission;
    submission.event_dates = {parse_date(day).value()};
    return submission;
}

FileFacts recorded(CaptureTime captured, const char* source, std::vector<std::string> doubts = {}) {
    captured.source = source;
    captured.doubts = std::move(doubts);
    FileFacts facts = video("film.mp4");
    facts.video->captured = captured;
    return facts;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("a recorder's own time decides, the container's where nothing speaks against it") {
    constexpr char recorder[] = "quicktime.creationdate";
    constexpr char container[] = "container.creation_time";
    struct Row {
        const char* about;
        FileFacts film;
        Status status;
        const char* advice;
    };
    const Row rows[] = {
        {"of the day", recorded(taken("2023-05-12", 10, 15, china), recorder), Status::pass, ""},
        {"the day before", recorded(taken("2023-05-11", 10, 15, china), recorder), Status::fail,
         "video.date.advice-other-day"},
        {"a week later", recorded(taken("2023-05-19", 10, 15, china), recorder), Status::fail,
         "video.date.advice-other-day"},
        {"of the day by the place's clocks", recorded(taken("2023-05-11", 20, 0, 0), recorder), Status::pass, ""},
        {"UTC", recorded(taken("2023-05-12", 2, 15, 0), container), Status::pass, ""},
        {"the evening before in UTC", recorded(taken("2023-05-11", 23, 0, 0), container), Status::pass, ""},
        {"local time called UTC", recorded(taken("2023-05-12", 20, 0, 0), container), Status::pass, ""},
        {"an export of the day", recorded(taken("2023-05-12", 9, 0, 0), container, {"exported", "weak-source"}),
         Status::pass, ""},
        {"a later day is probably the export's", recorded(taken("2023-05-20", 9, 0, 0), container), Status::unknown,
         "video.date.advice-doubtful"},
        {"an earlier day in both readings", recorded(taken("2023-05-10", 9, 0, 0), container), Status::fail,
         "video.date.advice-other-day"},
        {"an earlier day by a weak source", recorded(taken("2023-05-10", 9, 0, 0), container, {"weak-source"}),
         Status::unknown, "video.date.advice-doubtful"},
        {"an earlier export", recorded(taken("2023-05-10", 9, 0, 0), container, {"exported"}), Status::unknown,
         "video.date.advice-doubtful"},
        {"a camera's local time", recorded(taken("2023-05-12", 23, 0), container), Status::pass, ""},
        {"no time", video("film.mp4"), Status::unknown, "video.date.advice-undated"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const Finding finding = finding_of(rule, {row.film}, held_on("2023-05-12"));
        CHECK(finding.status == row.status);
        CHECK(finding.advice.key == row.advice);
        CHECK(finding.file == "film.mp4");
    }
}

TEST_CASE("a contradiction, a video that broke off and one that can't be read keep it open") {
    const Submission submission = held_on("2023-05-12");
    FileFacts film = recorded(taken("2023-05-12", 10, 15, china), "quicktime.creationdate");
    film.video->captured->conflicts = {{"name", taken("2023-05-01", 9, 0).time, std::nullopt}};
    const Finding open = finding_of(rule, {film}, submission);
    CHECK(open.status == Status::unknown);
    CHECK(observed(open) == "the time is doubtful");
    CHECK(say(open.evidence.at(0).note, Language::english) ==
          "taken 2023-05-12 10:15; by the phone's record; but the time in the file's name is 2023-05-01 09:00");

    film = recorded(taken("2023-05-01", 10, 15, china), "quicktime.creationdate");
    CHECK(finding_of(rule, {film}, submission).status == Status::fail);
    CHECK(finding_of(rule, {film, unreadable("b.mp4", FileKind::video)}, submission).status == Status::unknown);
    film.video->complete = false;
    CHECK(finding_of(rule, {film}, submission).status == Status::unknown);
}

TEST_CASE("of several videos the main one is judged, on any day of the event") {
    FileFacts raw = recorded(taken("2023-05-01", 10, 15, china), "quicktime.creationdate");
    raw.video->duration_s = 20;
    const FileFacts main = recorded(taken("2023-05-13", 10, 15, china), "quicktime.creationdate");
    Submission submission = held_on("2023-05-12");
    CHECK(finding_of(rule, {raw, main}, submission).status == Status::fail);
    CHECK(finding_of(rule, {raw, main}, submission, pack_with(rule, "days_before_allowed", 1)).status == Status::fail);
    submission.event_dates.push_back(parse_date("2023-05-13").value());
    CHECK(finding_of(rule, {raw, main}, submission).status == Status::pass);
    submission.event_dates = {parse_date("2023-05-14").value()};
    CHECK(finding_of(rule, {raw, main}, submission, pack_with(rule, "days_before_allowed", 1)).status == Status::pass);
}

TEST_CASE("without the event's day or a readable video nothing can be said of its date") {
    const FileFacts film = recorded(taken("2023-05-12", 10, 15, china), "quicktime.creationdate");
    CHECK(finding_of(rule, {film}).advice.key == "capture.advice-no-event-date");
    CHECK(finding_of(rule, {}, held_on("2023-05-12")).observed.key == "no-video.observed");
    CHECK(finding_of(rule, {photo("1.jpg")}, held_on("2023-05-12")).status == Status::unknown);
}

TEST_SUITE_END();
