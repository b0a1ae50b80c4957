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
    captured.conflicts = {{"exif.GPSDateStamp", taken("2023-05-03", 2, 15).time, std::chrono::minutes(0)}};
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
         "photo.date.advice-doubtful"},
        {"nothing but a contradiction", {contradictory("1")}, Status::unknown, "photo.date.advice-doubtful"},
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

TEST_CASE("weak evidence of another day asks a person, weak evidence of the day proves nothing") {
    struct Row {
        const char* day;
        std::vector<std::string> doubts;
        Status status;
    };
    const Row rows[] = {
        {"2023-05-12", {}, Status::pass},
        {"2023-05-12", {"edited"}, Status::pass},
        {"2023-05-12", {"screenshot"}, Status::unknown},
        {"2023-05-12", {"no-exposure"}, Status::unknown},
        {"2023-05-12", {"weak-source"}, Status::unknown},
        {"2023-05-20", {}, Status::fail},
        {"2023-05-20", {"edited"}, Status::fail},
        {"2023-05-20", {"edited", "screenshot"}, Status::unknown},
        {"1998-01-01", {"factory-clock"}, Status::unknown},
        {"2038-01-19", {"future"}, Status::unknown},
        {"2023-05-20", {"digitised-only"}, Status::unknown},
        {"2023-05-20", {"no-exposure"}, Status::unknown},
        {"2023-05-20", {"a doubt of a later version"}, Status::unknown},
    };
    for (const Row& row : rows) {
        CAPTURE(row.day);
        CAPTURE(row.doubts.size());
        CaptureTime captured = taken(row.day, 10, 15);
        captured.doubts = row.doubts;
        CHECK(finding_of(rule, {dated("1", captured)}, held_on("2023-05-12")).status == row.status);
    }
}

TEST_CASE("claims of which one names the event's day are for a person, claims that all name it are not") {
    struct Row {
        const char* day;
        const char* other;  // of the conflict
        Status status;
    };
    const Row rows[] = {
        {"2023-05-12", "2023-05-12", Status::pass},    {"2023-05-12", "2023-05-11", Status::unknown},
        {"2023-05-11", "2023-05-12", Status::unknown}, {"2023-05-11", "2023-05-13", Status::unknown},
        {"2023-05-11", "2023-05-11", Status::unknown},
    };
    for (const Row& row : rows) {
        CAPTURE(row.day);
        CAPTURE(row.other);
        CaptureTime captured = taken(row.day, 10, 15);
        captured.conflicts = {{"exif.DateTimeDigitized", taken(row.other, 20, 0).time, std::nullopt}};
        CHECK(finding_of(rule, {dated("1", captured)}, held_on("2023-05-12")).status == row.status);
    }
}

// The camera's clock stands on another country's time: no conflict, yet the satellites know the day.
TEST_CASE("a GPS time that moves the photo to another day is for a person") {
    struct Row {
        const char* day;
        int hour;
        const char* gps_day;
        int gps_hour;
        Status status;
    };
    const Row rows[] = {
        {"2023-05-11", 21, "2023-05-12", 2, Status::unknown}, {"2023-05-12", 10, "2023-05-12", 2, Status::pass},
        {"2023-05-12", 1, "2023-05-11", 17, Status::pass},    {"2023-05-12", 4, "2023-05-11", 12, Status::unknown},
        {"2023-05-20", 10, "2023-05-20", 2, Status::fail},
    };
    for (const Row& row : rows) {
        CAPTURE(row.day);
        CAPTURE(row.hour);
        CaptureTime captured = taken(row.day, row.hour, 15);
        captured.gps_utc = taken(row.gps_day, row.gps_hour, 15).time;
        CHECK(finding_of(rule, {dated("1", captured)}, held_on("2023-05-12")).status == row.status);
    }
}

TEST_CASE("every day of the event counts, and as many days before as the pack allows") {
    Submission submission = held_on("2023-05-12");
    submission.event_dates.push_back(parse_date("2023-05-14").value());
    struct Row {
        const char* day;
        double before;
        Status status;
    };
    const Row rows[] = {
        {"2023-05-12", 0, Status::pass}, {"2023-05-14", 0, Status::pass}, {"2023-05-13", 0, Status::fail},
        {"2023-05-11", 0, Status::fail}, {"2023-05-11", 1, Status::pass}, {"2023-05-13", 1, Status::pass},
        {"2023-05-10", 1, Status::fail}, {"2023-05-15", 2, Status::fail}, {"2023-05-10", 2, Status::pass},
    };
    for (const Row& row : rows) {
        CAPTURE(row.day);
        CAPTURE(row.before);
        const RulePack pack = pack_with(rule, "days_before_allowed", row.before);
        CHECK(finding_of(rule, {dated("1", taken(row.day, 10, 15))}, submission, pack).status == row.status);
    }
}

TEST_CASE("a time after the report was handed in is a wrong clock's") {
    Submission submission = held_on("2023-05-12");
    const FileFacts late = dated("1", taken("2023-06-30", 10, 15));
    CHECK(finding_of(rule, {late}, submission).status == Status::fail);
    submission.manifest.submitted_on = parse_date("2023-05-16");
    CHECK(finding_of(rule, {late}, submission).status == Status::unknown);
}

TEST_CASE("pictures of a report that lost their time count only where nothing else is there") {
    const auto of_report = [](FileFacts facts) {
        facts.in_document = true;
        return facts;
    };
    const FileFacts stripped = of_report(undated("a.docx/1.jpeg"));
    const Submission submission = held_on("2023-05-12");
    CHECK(finding_of(rule, {of_the_day("1"), stripped, stripped, stripped}, submission).status == Status::pass);
    CHECK(finding_of(rule, {of_report(of_the_day("a.docx/1.jpeg")), stripped, stripped}, submission).status ==
          Status::pass);
    CHECK(finding_of(rule, {of_the_day("1"), of_report(of_the_eve("a.docx/1.jpeg"))}, submission).status ==
          Status::fail);
    CHECK(finding_of(rule, {undated("1"), stripped}, submission).measured == 0.0);
    CHECK(finding_of(rule, {stripped}, submission).status == Status::unknown);
}

TEST_CASE("every source of a time has words for people") {
    for (const std::string source :
         {"exif.DateTimeOriginal", "xmp.exif.DateTimeOriginal", "xmp.photoshop.DateCreated", "exif.GPSDateStamp",
          "exif.DateTimeDigitized", "xmp.CreateDate", "exif.DateTime", "xmp.ModifyDate", "name",
          "quicktime.creationdate", "quicktime.date", "container.creation_time"}) {
        CAPTURE(source);
        CHECK(has_message("capture.by-" + source));
        CHECK(has_message("capture.conflict-" + source));
    }
    CaptureTime strange = taken("2023-05-12", 10, 15);
    strange.source = "maker.note";
    const Finding finding = finding_of(rule, {dated("1", strange)}, held_on("2023-05-12"));
    CHECK(say(finding.evidence.at(0).note, Language::english) == "taken 2023-05-12 10:15; by maker.note");
}

TEST_CASE("each photo has its sentence, those to look at first") {
    FileFacts saved = undated("mmexport1683857700000.jpg");
    saved.saved = SaveTime{"wechat", taken("2023-05-12", 2, 15).time, std::chrono::minutes(0)};
    CaptureTime screenshot = taken("2023-05-12", 11, 0);
    screenshot.doubts = {"no-exposure", "screenshot"};
    const auto files = {of_the_day("1"),    undated("2"), of_the_eve("3"),
                        contradictory("4"), saved,        dated("6", screenshot)};
    const Finding finding = finding_of(rule, files, held_on("2023-05-12"));
    CHECK(finding.measured == 1.0 / 6);
    CHECK(finding.unit == "share");
    CHECK(observed(finding) == "1 of the day, 1 of another day, 2 doubtful, 2 without a time");
    const char* notes[] = {
        "taken 2023-05-11 10:15; by the camera's record",
        "taken 2023-05-12 10:15; by the camera's record; but the satellites' time is 2023-05-03 10:15",
        "taken 2023-05-12 11:00; by the camera's record; no exposure data, so it isn't a camera's own file; looks like "
        "a screenshot, which shows when it was made only",
        "no capture time",
        "no capture time; by its name WeChat stored it 2023-05-12 10:15, which isn't when it was taken",
        "taken 2023-05-12 10:15; by the camera's record",
    };
    REQUIRE(finding.evidence.size() == std::size(notes));
    for (std::size_t i = 0; i < std::size(notes); ++i)
        CHECK(say(finding.evidence[i].note, Language::english) == notes[i]);
    CHECK(say(finding.evidence[4].note, Language::chinese) ==
          "没有拍摄时间；文件名显示微信保存于 2023-05-12 10:15，保存时间不等于拍摄时间");
}

TEST_CASE("without the event's day or a readable photo nothing can be said") {
    const Finding no_day = finding_of(rule, {of_the_day("1")});
    CHECK(no_day.status == Status::unknown);
    CHECK(no_day.advice.key == "capture.advice-no-event-date");
    CHECK(finding_of(rule, {}, held_on("2023-05-12")).observed.key == "no-photo.observed");
    CHECK(finding_of(rule, {video("a.mp4")}, held_on("2023-05-12")).status == Status::unknown);
    CHECK(finding_of(rule, {unreadable("1.jpg", FileKind::photo)}, held_on("2023-05-12")).status == Status::unknown);
}

TEST_SUITE_END();
