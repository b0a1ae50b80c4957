#include "mediaproof/rule_pack.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "mediaproof/error.h"
#include "support/packs.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace std::string_literals;
using mediaproof::tests::TempFolder;

namespace {

namespace fs = std::filesystem;

const fs::path shipped = fs::path(MEDIAPROOF_MODELS) / "ningxiang-2023";

std::string shipped_text() {
    return tests::read_bytes(shipped / "rules.toml");
}

// The shipped text with the LOGO's scores, which it only tells of, switched on.
std::string text_with_scores() {
    std::string text = shipped_text();
    for (const char* key : {"# present_score", "# absent_score"}) {
        const std::size_t at = text.find(key);
        REQUIRE(at != std::string::npos);
        text.erase(at, 2);
    }
    return text;
}

// That text with the first `old` after the header `section` replaced.
std::string changed(const std::string& section, const std::string& old, const std::string& replacement) {
    std::string text = text_with_scores();
    const std::size_t from = section.empty() ? 0 : text.find("\n" + section);
    REQUIRE(from != std::string::npos);
    const std::size_t at = text.find("\n" + old, from);
    REQUIRE(at != std::string::npos);
    return text.replace(at + 1, old.size(), replacement);
}

std::size_t line_of(const std::string& text, const std::string& section, const std::string& words) {
    const std::size_t from = section.empty() ? 0 : text.find("\n" + section);
    REQUIRE(from != std::string::npos);
    const std::size_t at = text.find("\n" + words, from);
    REQUIRE(at != std::string::npos);
    return static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 2;
}

RulePack loaded(const TempFolder& folder, const std::string& text) {
    return RulePack::load(tests::lay_pack(folder, "pack", text));
}

// What the reader says against a pack with this text, after the folder's name.
std::string refusal(const std::string& text) {
    const TempFolder folder;
    try {
        loaded(folder, text);
    } catch (const ConfigError& error) {
        const std::string words = error.what();
        const std::string start = folder.path().string() + "/pack/";
        CHECK(words.substr(0, start.size()) == start);
        return words.substr(std::min(start.size(), words.size()));
    }
    return "accepted";
}

const char top[] = "";
const char logo[] = "[logo]";
const char complete[] = "[rules.\"submission.complete\"]";
const char readable[] = "[rules.\"media.readable\"]";
const char duration[] = "[rules.\"video.duration\"]";
const char date[] = "[rules.\"photo.date\"]";

struct Mutation {
    std::string section, old, replacement;
    std::string at;  // the start of the line that is named
    std::string says;
};

void check_refused(const std::vector<Mutation>& mutations) {
    for (const Mutation& mutation : mutations) {
        CAPTURE(mutation.section);
        CAPTURE(mutation.old);
        CAPTURE(mutation.replacement);
        const std::string text = changed(mutation.section, mutation.old, mutation.replacement);
        const std::string line =
            std::to_string(line_of(text, mutation.at.starts_with("[") ? "" : mutation.section, mutation.at));
        CHECK(refusal(text) == "rules.toml:" + line + ": " + mutation.says);
    }
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("the shipped pack loads, with what the notice asks") {
    const RulePack pack = RulePack::load(shipped);
    CHECK(pack.id == "ningxiang-2023");
    CHECK(pack.source == "宁政务办发〔2023〕1号");
    CHECK_FALSE(pack.name_zh.empty());
    CHECK_FALSE(pack.name_en.empty());
    CHECK(pack.utc_offset == std::chrono::hours(8));
    CHECK(pack.logo_image.is_absolute());
    CHECK(fs::is_regular_file(pack.logo_image));
    CHECK(pack.logo_is_stand_in);
    CHECK_FALSE(pack.logo_operating_point);
    CHECK(pack.settings("video.duration").limit("min_s") == 150);
    CHECK(pack.settings("video.duration").limit("max_s") == 210);
    CHECK(pack.settings("video.duration").clause == "附件2 二（三）");
    CHECK(pack.settings("video.duration").required);
    CHECK_FALSE(pack.settings("media.readable").required);
    CHECK(pack.schedule.size() == 31);
    CHECK(pack.schedule_year == std::chrono::year(2023));
    CHECK(pack.calendar.is_working_day({std::chrono::year(2023), std::chrono::May, std::chrono::day(6)}) == true);
}

TEST_CASE("a pack may do without a calendar and a schedule, which then say nothing") {
    const TempFolder folder;
    std::string text = changed(top, "calendar =", "# calendar =");
    for (const std::string key : {"\nschedule =", "\nschedule_year ="})
        text.replace(text.find(key), 1, "\n# ");
    const RulePack pack = loaded(folder, text);
    CHECK(pack.schedule.empty());
    CHECK_FALSE(pack.schedule_year);
    CHECK_FALSE(pack.calendar.is_working_day({std::chrono::year(2023), std::chrono::May, std::chrono::day(6)}));
}

TEST_CASE("a calendar or a schedule that is not there is refused with its line") {
    check_refused({
        {top, "calendar = \"../calendar\"", "calendar = \"../days\"", "calendar",
         "the calendar's folder ../days is not there; copy models/calendar and name its place, seen from this file's "
         "folder"},
        {top, "schedule = \"schedule.csv\"", "schedule = \"plan.csv\"", "schedule",
         "the schedule plan.csv is not there"},
        {top, "schedule_year = 2023", "schedule_year = \"2023\"", "schedule_year",
         "schedule_year must be a whole number"},
    });
    CHECK(refusal(changed(top, "schedule_year =", "# schedule_year =")).ends_with("the key schedule_year is missing"));
    CHECK(refusal(changed(top, "schedule =", "# schedule =")).ends_with("the key schedule is missing"));
}

TEST_CASE("a pack may set the LOGO's scores, which are learned otherwise") {
    const TempFolder folder;
    const RulePack pack = loaded(folder, text_with_scores());
    REQUIRE(pack.logo_operating_point);
    CHECK(pack.logo_operating_point->present == 0.64);
    CHECK(pack.logo_operating_point->absent == 0.48);
}

TEST_CASE("a pack holds exactly the known rules, each with exactly its limits") {
    const RulePack pack = RulePack::load(shipped);
    const auto ids = rule_ids();
    CHECK(std::set(ids.begin(), ids.end()).size() == ids.size());
    CHECK(pack.rules.size() == ids.size());
    for (const std::string_view id : ids) {
        CAPTURE(id);
        REQUIRE(pack.rules.contains(id));
        CHECK(pack.settings(id).limits.size() == rule_limits(id).size());
        for (const LimitSpec& spec : rule_limits(id)) {
            CAPTURE(spec.key);
            REQUIRE(pack.settings(id).limits.contains(spec.key));
            CHECK(pack.settings(id).limit(spec.key) >= spec.lowest);
            CHECK(pack.settings(id).limit(spec.key) <= spec.highest);
        }
    }
    CHECK_THROWS_AS(rule_limits("video.sharpness"), std::out_of_range);
    CHECK_THROWS_AS(rule_limits(""), std::out_of_range);
}

TEST_CASE("a relative folder gives an absolute LOGO") {
    CHECK(RulePack::load(fs::relative(shipped)).logo_image.is_absolute());
}

TEST_CASE("unknown keys are refused with their line") {
    check_refused({
        {top, "source", "colour = 1\nsource", "colour", "unknown key colour"},
        {top, "source", "Id = \"x\"\nsource", "Id", "unknown key Id"},
        {top, "[logo]", "[extra]\nx = 1\n[logo]", "[extra]", "unknown key extra"},
        {logo, "image", "colour = 1\nimage", "colour", "unknown key logo.colour"},
        {duration, "min_s", "least_s = 1\nmin_s", "least_s", "unknown key rules.video.duration.least_s"},
        {readable, "on", "min_s = 1\non", "min_s", "unknown key rules.media.readable.min_s"},
        {top, date, "[rules.\"video.sharpness\"]\non = true\n"s + date, "[rules.\"video.sharpness\"]",
         "unknown key rules.video.sharpness"},
    });
}

TEST_CASE("missing keys of a table are refused with the table's line") {
    check_refused({
        {logo, "image = \"logo.png\"", "", logo, "the key logo.image is missing"},
        {logo, "present_score = 0.64", "", logo, "the key logo.present_score is missing"},
        {logo, "absent_score = 0.48", "", logo, "the key logo.absent_score is missing"},
        {logo, "is_stand_in = true", "", logo, "the key logo.is_stand_in is missing"},
        {duration, "on = true", "", duration, "the key rules.video.duration.on is missing"},
        {duration, "required = true", "", duration, "the key rules.video.duration.required is missing"},
        {duration, "clause = \"附件2 二（三）\"", "", duration, "the key rules.video.duration.clause is missing"},
        {duration, "min_s = 150", "", duration, "the key rules.video.duration.min_s is missing"},
        {duration, "grey_s = 15", "", duration, "the key rules.video.duration.grey_s is missing"},
        {duration, "min_s = 150", "Min_s = 150", duration, "the key rules.video.duration.min_s is missing"},
    });
}

TEST_CASE("missing keys of the pack itself are refused by name") {
    for (const std::string key : {"id", "name_zh", "name_en", "source", "utc_offset"}) {
        CAPTURE(key);
        const std::string words = refusal(changed(top, key + " =", "other_" + key + " ="));
        CHECK(words.find("the key " + key + " is missing") != std::string::npos);
        CHECK(words.substr(0, 10) == "rules.toml");
    }
    const std::string without_rule = refusal(changed(top, date, "[rules.\"photo.day\"]"));
    CHECK(without_rule.find("the key rules.photo.date is missing") != std::string::npos);
}

TEST_CASE("values of the wrong type are refused with their line") {
    check_refused({
        {top, "id = \"ningxiang-2023\"", "id = 2023", "id", "id must be text in quotes"},
        {top, "name_en = ", "name_en = true #", "name_en", "name_en must be text in quotes"},
        {top, "utc_offset = \"+08:00\"", "utc_offset = 8", "utc_offset", "utc_offset must be text in quotes"},
        {logo, "image = \"logo.png\"", "image = []", "image", "logo.image must be text in quotes"},
        {logo, "is_stand_in = true", "is_stand_in = 1", "is_stand_in", "logo.is_stand_in must be true or false"},
        {logo, "present_score = 0.64", "present_score = \"0.64\"", "present_score",
         "logo.present_score must be a number"},
        {duration, "on = true", "on = \"true\"", "on", "rules.video.duration.on must be true or false"},
        {duration, "clause = \"", "clause = 2 # \"", "clause", "rules.video.duration.clause must be text in quotes"},
        {duration, "min_s = 150", "min_s = \"150\"", "min_s", "rules.video.duration.min_s must be a number"},
        {duration, "min_s = 150", "min_s = true", "min_s", "rules.video.duration.min_s must be a number"},
        {duration, "min_s = 150", "min_s = 2023-05-12", "min_s", "rules.video.duration.min_s must be a number"},
        {duration, "min_s = 150", "min_s = {}", "min_s", "rules.video.duration.min_s must be a number"},
        {complete, "min_videos = 1", "min_videos = 1.0", "min_videos",
         "rules.submission.complete.min_videos must be a whole number"},
        {complete, "min_photos = 1", "min_photos = 2.5", "min_photos",
         "rules.submission.complete.min_photos must be a whole number"},
    });
    CHECK(refusal("rules = 1\n" + changed(top, "id = ", "id = ")).starts_with("rules.toml:"));
    CHECK(refusal("logo = 1\n").starts_with("rules.toml"));
}

TEST_CASE("limits outside their range are refused with their line") {
    check_refused({
        {duration, "min_s = 150", "min_s = -1", "min_s", "rules.video.duration.min_s must lie between 0 and 86400"},
        {duration, "max_s = 210", "max_s = 86401", "max_s", "rules.video.duration.max_s must lie between 0 and 86400"},
        {duration, "grey_s = 15", "grey_s = nan", "grey_s", "rules.video.duration.grey_s must lie between 0 and 3600"},
        {duration, "grey_s = 15", "grey_s = inf", "grey_s", "rules.video.duration.grey_s must lie between 0 and 3600"},
        {duration, "grey_s = 15", "grey_s = -inf", "grey_s", "rules.video.duration.grey_s must lie between 0 and 3600"},
        {date, "min_dated_share = 0.5", "min_dated_share = 1.01", "min_dated_share",
         "rules.photo.date.min_dated_share must lie between 0 and 1"},
        {date, "min_dated_share = 0.5", "min_dated_share = 50", "min_dated_share",
         "rules.photo.date.min_dated_share must lie between 0 and 1"},
        {complete, "min_videos = 1", "min_videos = 101", "min_videos",
         "rules.submission.complete.min_videos must lie between 0 and 100"},
        {"[rules.\"logo.in-photos\"]", "min_photos = 1", "min_photos = 0", "min_photos",
         "rules.logo.in-photos.min_photos must lie between 1 and 1000"},
        {logo, "present_score = 0.64", "present_score = 58", "present_score",
         "logo.present_score must lie between 0 and 1"},
        {logo, "absent_score = 0.48", "absent_score = nan", "absent_score",
         "logo.absent_score must lie between 0 and 1"},
    });
}

TEST_CASE("limits may stand at the ends of their range") {
    struct Row {
        std::string section, old, replacement;
    };
    const std::vector<Row> rows = {
        {duration, "min_s = 150", "min_s = 0"},
        {duration, "max_s = 210", "max_s = 86400"},
        {duration, "min_s = 150", "min_s = 210"},
        {duration, "min_s = 150", "min_s = 1.5e2"},
        {date, "min_dated_share = 0.5", "min_dated_share = 1"},
        {date, "min_dated_share = 0.5", "min_dated_share = 0"},
        {logo, "absent_score = 0.48", "absent_score = 0.64"},
        {top, "utc_offset = \"+08:00\"", "utc_offset = \"-03:30\""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.replacement);
        CHECK(refusal(changed(row.section, row.old, row.replacement)) == "accepted");
    }
}

TEST_CASE("limits that contradict each other are refused") {
    check_refused({
        {duration, "min_s = 150", "min_s = 211", "min_s",
         "rules.video.duration.min_s is larger than rules.video.duration.max_s"},
        {duration, "max_s = 210", "max_s = 149.9", "min_s",
         "rules.video.duration.min_s is larger than rules.video.duration.max_s"},
        {logo, "absent_score = 0.48", "absent_score = 0.65", "absent_score",
         "logo.absent_score is larger than logo.present_score"},
    });
}

TEST_CASE("the LOGO must be a file beside rules.toml") {
    const std::string beside = "logo.image must name a file beside rules.toml";
    for (const std::string image : {"../logo.png", "/etc/hostname", "a/logo.png", "logo.png/", "./logo.png", ""}) {
        check_refused({{logo, "image = \"logo.png\"", "image = \"" + image + "\"", "image", beside}});
    }
    for (const std::string image : {"other.png", ".", "..", "LOGO.png"}) {
        check_refused({{logo, "image = \"logo.png\"", "image = \"" + image + "\"", "image",
                        "the LOGO " + image + " does not lie beside rules.toml"}});
    }
}

TEST_CASE("utc_offset is a sign, two digits of hours and two of minutes") {
    for (const std::string offset : {"", "8", "+8:00", "08:00", "+0800", "+08:60", "+15:00", "+08:00 ", "Z", "UTC+08",
                                     "+aa:bb", "+08-00", "*08:00", "+8:000", "+-8:00"}) {
        CAPTURE(offset);
        check_refused({{top, "utc_offset = \"+08:00\"", "utc_offset = \"" + offset + "\"", "utc_offset",
                        "utc_offset must read like \"+08:00\""}});
    }
}

TEST_CASE("signs and spaces are no digits of utc_offset") {
    for (const std::string offset : {"++8:00", "+ 8:00", "+08:+5", "+08: 5"}) {
        CAPTURE(offset);
        check_refused({{top, "utc_offset = \"+08:00\"", "utc_offset = \"" + offset + "\"", "utc_offset",
                        "utc_offset must read like \"+08:00\""}});
    }
}

TEST_CASE("utc_offset is read with its sign") {
    const TempFolder folder;
    CHECK(loaded(folder, changed(top, "utc_offset = \"+08:00\"", "utc_offset = \"-03:30\"")).utc_offset ==
          std::chrono::minutes(-210));
    CHECK(loaded(folder, changed(top, "utc_offset = \"+08:00\"", "utc_offset = \"+05:45\"")).utc_offset ==
          std::chrono::minutes(345));
}

TEST_CASE("what is no TOML is refused with the line at which it breaks") {
    struct Row {
        std::string section, old, replacement;
    };
    const std::vector<Row> rows = {
        {duration, "min_s = 150", "min_s = "},
        {duration, "min_s = 150", "min_s : 150"},
        {duration, "min_s = 150", "min_s = 1 min_s = 2"},
        {duration, "min_s = 150", "on = false"},
        {duration, "min_s = 150", "min_s = \xB4\xF3"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.replacement);
        const std::string text = changed(row.section, row.old, row.replacement);
        const std::string place = "rules.toml:" + std::to_string(line_of(text, row.section, row.replacement)) + ": ";
        CHECK(refusal(text).substr(0, place.size()) == place);
    }
}

TEST_CASE("a folder without a pack is refused without a line") {
    const TempFolder folder;
    const std::string file = (folder.path() / "rules.toml").string();
    CHECK_THROWS_WITH_AS(RulePack::load(folder.path()), (file + ": there is no such rule pack").c_str(), ConfigError);
    fs::create_directory(file);
    CHECK_THROWS_AS(RulePack::load(folder.path()), ConfigError);
    CHECK_THROWS_AS(RulePack::load(folder.path() / "missing"), ConfigError);
}

TEST_SUITE_END();
