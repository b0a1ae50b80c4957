#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using mediaproof::tests::read_bytes;
using nlohmann::json;

namespace {

using Keys = std::set<std::string>;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

void check_has(const json& object, const Keys& promised) {
    for (const std::string& key : promised) {
        CAPTURE(key);
        CHECK(object.contains(key));
    }
}

json facts_json(const FileFacts& facts) {
    return json::parse(json_facts(facts, Language::english));
}

json search_json(const FileFacts& facts) {
    return json::parse(json_logo_search(facts, Language::english));
}

// Whether a file's facts are as lib/src/report/check.schema.json says.
bool fits_the_schema(const json& facts) {
    const json whole = json::parse(read_bytes(MEDIAPROOF_SOURCE "/lib/src/report/check.schema.json"));
    const json published = {{"definitions", whole["definitions"]},
                            {"allOf", json::array({{{"$ref", "#/definitions/facts"}}})}};
    valijson::Schema schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(published), schema);
    return valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(facts), nullptr);
}

LogoSearch search_with_a_sighting() {
    LogoSearch search;
    search.outcome = LogoOutcome::present;
    search.best_score = 0.9;
    search.pictures_searched = 60;
    search.sightings = {{{{{1, 2}, {3.00049, 2}, {3, 4}, {-1, 4}}}, 0.8765, 12.5}};
    return search;
}

CaptureTime captured() {
    CaptureTime made;
    made.time =
        std::chrono::local_days(parse_date("2023-05-12").value()) + std::chrono::hours(10) + std::chrono::minutes(15);
    made.offset = std::chrono::minutes(-210);
    made.source = "exif.DateTimeOriginal";
    made.conflicts = {{"exif.GPSDateStamp", made.time - std::chrono::hours(24), std::chrono::minutes(-210)}};
    return made;
}

FileFacts film() {
    FileFacts facts;
    facts.file = "视频/a.mp4";
    facts.kind = FileKind::video;
    facts.format = "MP4/MOV";
    facts.video.emplace();
    facts.video->duration_s = 180.0004;
    facts.video->frame_count = 4500;
    facts.video->width = 1080;
    facts.video->height = 1920;
    facts.video->spans = {{"black", 1, 2.5}};
    facts.video->clarity_over_time = {{0.5, 1, {}}};
    facts.video->scene_starts_s = {0, 72.5004};
    return facts;
}

FileFacts picture(const std::string& name = "1.jpg") {
    FileFacts facts;
    facts.file = name;
    facts.kind = FileKind::photo;
    facts.format = "JPEG";
    facts.photo.emplace();
    facts.photo->width = 4000;
    facts.photo->height = 3000;
    return facts;
}

FileFacts damaged() {
    FileFacts facts;
    facts.file = "b.mp4";
    facts.kind = FileKind::unreadable;
    facts.claims = FileKind::video;
    facts.reason = {"unreadable.playlist", {}};
    return facts;
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("a video's facts carry the promised keys, and null for what is absent") {
    const json facts = facts_json(film());
    check_has(facts, {"file", "kind", "duration_s", "header_duration_s", "effective_duration_s", "complete", "width",
                      "height", "fps", "clarity", "captured", "spans"});
    for (const char* absent :
         {"header_duration_s", "effective_duration_s", "complete", "fps", "captured", "logo", "banners"}) {
        CAPTURE(absent);
        CHECK(facts[absent].is_null());
    }
    CHECK(facts["file"] == "视频/a.mp4");
    CHECK(facts["kind"] == "video");
    CHECK(facts["duration_s"] == 180);
    CHECK(facts["width"] == 1080);
    CHECK(facts["spans"] == json::parse(R"([{"what": "black", "from_s": 1, "to_s": 2.5}])"));
    CHECK(facts["scene_starts_s"] == json::parse("[0, 72.5]"));
    CHECK(facts["clarity"]["grade"] == "indeterminate");
    CHECK(facts["clarity"]["score"].is_null());
    CHECK_FALSE(facts.contains("reason"));
}

TEST_CASE("a photo's facts carry the promised keys") {
    FileFacts photo = picture();
    photo.photo->captured = captured();
    photo.photo->clarity = {ClarityGrade::unclear, 12.3456, 4.5, 60, 100, {"defocus", "dark"}};
    const json facts = facts_json(photo);
    check_has(facts, {"file", "kind", "width", "height", "clarity", "captured"});
    CHECK(facts["captured"] == json::parse(R"json({"time": "2023-05-12T10:15:00", "offset": "-03:30",
        "source": "exif.DateTimeOriginal", "conflicts": ["exif.GPSDateStamp 2023-05-11 (-1 day)"], "doubts": []})json"));
    CHECK(facts["clarity"]["grade"] == "unclear");
    CHECK(facts["clarity"]["score"] == 12.346);
    CHECK(facts["clarity"]["reasons"] == json::parse(R"(["defocus", "dark"])"));
    CHECK_FALSE(facts.contains("duration_s"));
}

TEST_CASE("a photo tells its editor and when it was stored, or null") {
    FileFacts photo = picture();
    CHECK(facts_json(photo)["edited_with"].is_null());
    CHECK(facts_json(photo)["saved"].is_null());
    photo.photo->edited_with = "Snapseed 2.0";
    photo.saved = SaveTime{"wechat", captured().time, std::chrono::minutes(0)};
    CHECK(facts_json(photo)["edited_with"] == "Snapseed 2.0");
    CHECK(facts_json(photo)["saved"] ==
          json::parse(R"({"time": "2023-05-12T10:15:00", "offset": "+00:00", "by": "wechat"})"));
    CHECK(facts_json(film())["saved"].is_null());
    CHECK_FALSE(facts_json(film()).contains("edited_with"));
    CHECK_FALSE(facts_json(damaged()).contains("saved"));
}

TEST_CASE("how far a conflict is off is told in days, or in hours on the same day") {
    struct Row {
        int hours;
        std::optional<int> offset_minutes;
        const char* text;
    };
    const Row rows[] = {
        {24, -210, "x 2023-05-13 (+1 day)"},
        {-72, -210, "x 2023-05-09 (-3 days)"},
        {8, -210, "x 2023-05-12 (+8 h)"},
        {11, 0, "x 2023-05-12 (+8 h)"},
        {-10, std::nullopt, "x 2023-05-12 (-10 h)"},
        {-11, std::nullopt, "x 2023-05-11 (-1 day)"},
    };
    for (const Row& row : rows) {
        TimeClaim claim{"x", captured().time + std::chrono::hours(row.hours), std::nullopt};
        if (row.offset_minutes) claim.offset = std::chrono::minutes(*row.offset_minutes);
        CHECK(conflict_text(claim, captured()) == row.text);
    }
}

TEST_CASE("a photo's view is told in hexadecimal digits, and null where there is none") {
    FileFacts photo = picture();
    CHECK(facts_json(photo)["view"].is_null());
    photo.photo->view.emplace();
    photo.photo->view->front() = 0x0A;
    photo.photo->view->back() = 0xFF;
    CHECK(facts_json(photo)["view"] == "0a" + std::string(396, '0') + "ff");
    CHECK(fits_the_schema(facts_json(photo)));
}

TEST_CASE("an offset is told with its sign, and null where the file does not say") {
    struct Row {
        std::optional<int> minutes;
        json offset;
    };
    const Row rows[] = {
        {std::nullopt, nullptr}, {0, "+00:00"}, {480, "+08:00"}, {345, "+05:45"}, {-30, "-00:30"}, {-720, "-12:00"},
    };
    for (const Row& row : rows) {
        FileFacts photo = picture();
        photo.photo->captured = captured();
        photo.photo->captured->offset.reset();
        if (row.minutes) photo.photo->captured->offset = std::chrono::minutes(*row.minutes);
        CHECK(facts_json(photo)["captured"]["offset"] == row.offset);
    }
}

TEST_CASE("what can't be read says why, and what it claims to be") {
    const json facts = facts_json(damaged());
    CHECK(facts["kind"] == "unreadable");
    CHECK(facts["reason"] == "this is a playlist, not a picture or a video");
    CHECK(facts["claims"] == "video");
    FileFacts nameless = damaged();
    nameless.claims.reset();
    CHECK(facts_json(nameless)["claims"].is_null());
    CHECK(json::parse(json_facts(damaged(), Language::chinese))["reason"] == "这是播放列表，不是照片或视频本身");
}

TEST_CASE("each kind and grade has its promised name") {
    FileFacts facts;
    const std::pair<FileKind, const char*> kinds[] = {{FileKind::video, "video"},
                                                      {FileKind::photo, "photo"},
                                                      {FileKind::document, "document"},
                                                      {FileKind::unreadable, "unreadable"},
                                                      {FileKind::other, "other"}};
    for (const auto& [kind, name] : kinds) {
        facts.kind = kind;
        CHECK(facts_json(facts)["kind"] == name);
    }
    FileFacts photo = picture();
    const std::pair<ClarityGrade, const char*> grades[] = {{ClarityGrade::clear, "clear"},
                                                           {ClarityGrade::soft, "soft"},
                                                           {ClarityGrade::unclear, "unclear"},
                                                           {ClarityGrade::indeterminate, "indeterminate"}};
    for (const auto& [grade, name] : grades) {
        photo.photo->clarity.grade = grade;
        CHECK(facts_json(photo)["clarity"]["grade"] == name);
    }
}

TEST_CASE("numbers have three decimals, and none where there is no number") {
    struct Row {
        double value;
        json written;
    };
    const Row rows[] = {{12.3456, 12.346},    {12.3454, 12.345},    {0, 0.0},
                        {86400, 86400.0},     {no_number, nullptr}, {infinity, nullptr},
                        {-infinity, nullptr}, {1e308, nullptr}};
    for (const Row& row : rows) {
        CAPTURE(row.value);
        FileFacts video = film();
        video.video->duration_s = row.value;
        video.video->fps = row.value;
        CHECK(facts_json(video)["duration_s"] == row.written);
        CHECK(facts_json(video)["fps"] == row.written);
    }
    FileFacts video = film();
    video.video->duration_s = -0.0001;
    CHECK(json_facts(video, Language::english).find("\"duration_s\":0.0,") != std::string::npos);
}

TEST_CASE("facts and searches are one line each") {
    FileFacts odd = picture("a\nb\"c\\.jpg");
    for (const std::string& line : {json_facts(odd, Language::english), json_logo_search(odd, Language::english)}) {
        CHECK(line.find('\n') == std::string::npos);
        CHECK(json::parse(line)["file"] == "a\nb\"c\\.jpg");
    }
}

TEST_CASE("a LOGO search tells its outcome and every sighting's corners") {
    FileFacts video = film();
    video.video->logo = search_with_a_sighting();
    const json search = search_json(video);
    check_has(search, {"file", "outcome", "sightings"});
    CHECK(search["outcome"] == "present");
    CHECK(search["best_score"] == 0.9);
    CHECK(search["sightings"] ==
          json::parse(R"([{"quad": [[1, 2], [3, 2], [3, 4], [-1, 4]], "score": 0.877, "at_s": 12.5,
                          "mirrored": false, "overlay": false}])"));
    FileFacts photo = picture();
    photo.photo->logo = search_with_a_sighting();
    photo.photo->logo->outcome = LogoOutcome::absent;
    photo.photo->logo->sightings.front().at_s.reset();
    CHECK(search_json(photo)["outcome"] == "absent");
    CHECK(search_json(photo)["sightings"][0]["at_s"].is_null());
}

TEST_CASE("a LOGO search tells when it was seen, and what is doubtful and why") {
    FileFacts video = film();
    CHECK(fits_the_schema(facts_json(video)));
    video.video->logo = search_with_a_sighting();
    Sighting& seen = video.video->logo->sightings.front();
    seen.quad[3].x = 1;
    video.video->logo->spans = {{12, 14.0004, true, seen}};
    video.video->logo->visible_s = 2.0004;
    video.video->logo->doubtful_frames = 3;
    const json told = facts_json(video)["logo"];
    CHECK(fits_the_schema(facts_json(video)));
    CHECK(told["reason"].is_null());
    CHECK(told["doubtful"].is_null());
    CHECK(told["visible_s"] == 2);
    CHECK(told["doubtful_frames"] == 3);
    CHECK(told["spans"] == json::parse(R"([{"from_s": 12, "to_s": 14, "overlay": true, "score": 0.877, "at_s": 12.5,
                                            "quad": [[1, 2], [3, 2], [3, 4], [1, 4]]}])"));
    for (const auto& [key, value] : told.items())
        CHECK(search_json(video)[key] == value);

    FileFacts photo = picture();
    photo.photo->logo.emplace();
    photo.photo->logo->reason = "mirrored";
    photo.photo->logo->doubtful = Sighting{seen.quad, 0.8, {}, true};
    CHECK(fits_the_schema(facts_json(photo)));
    CHECK(search_json(photo)["reason"] == "mirrored");
    CHECK(search_json(photo)["doubtful"]["mirrored"] == true);
    CHECK(search_json(photo)["visible_s"].is_null());
    CHECK(search_json(photo)["doubtful_frames"].is_null());
    CHECK(search_json(photo)["spans"] == json::array());
}

TEST_CASE("without a search the LOGO is indeterminate") {
    for (const FileFacts& facts : {film(), picture(), damaged(), FileFacts{}}) {
        const json search = search_json(facts);
        CHECK(search["outcome"] == "indeterminate");
        CHECK(search["sightings"] == json::array());
        CHECK(search["best_score"].is_null());
    }
    CHECK(search_json(damaged())["reason"] == "this is a playlist, not a picture or a video");
}

TEST_SUITE_END();
