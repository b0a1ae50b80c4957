// mediaproof init, and what check makes of it.
#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "support/program.h"
#include "support/temp_folder.h"

using namespace mediaproof::tests;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

void replace(std::string& text, const std::string& old, const std::string& with, std::size_t from = 0) {
    const std::size_t at = text.find(old, from);
    REQUIRE(at != std::string::npos);
    text.replace(at, old.size(), with);
}

// Fills the first blank channel and date after `comment`'s block begins.
void fill_entry(std::string& text, const std::string& comment, const std::string& channel, const std::string& date) {
    const std::size_t at = text.find("channel = \"\"  # " + comment);
    REQUIRE(at != std::string::npos);
    replace(text, "date = \"\"", "date = \"" + date + "\"", at);
    replace(text, "channel = \"\"", "channel = \"" + channel + "\"", at);
}

// The status of each rule of the notice about what the unit says.
std::map<std::string, std::string> statuses(const fs::path& folder) {
    const ProgramRun run = run_mediaproof({"check", "-q", "--format", "json", folder.string()});
    const json report = json::parse(run.out);
    std::map<std::string, std::string> statuses;
    for (const json& finding : report.at("submissions").at(0).at("findings")) {
        const auto rule = finding.at("rule").get<std::string>();
        const auto status = finding.at("status").get<std::string>();
        for (const char* start : {"schedule.", "plan.", "publicity.", "staff.", "report.on"}) {
            if (rule.starts_with(start))
                statuses[rule] = statuses[rule].empty() ? status : statuses[rule] + " " + status;
        }
        // A mistake in submission.toml would be one more of these.
        if (rule == "submission.complete") statuses[rule] += "x";
    }
    return statuses;
}

}  // namespace

TEST_SUITE_BEGIN("cli");

TEST_CASE("init writes a submission.toml that is without mistakes, and passes when it is filled in") {
    const TempFolder folder;
    const fs::path unit = folder.path() / "unit";
    REQUIRE(run_mediaproof({"init", "--unit", "宁乡市教育局", unit.string()}).exit_code == 0);
    const std::string form = read_bytes(unit / "submission.toml");
    CHECK(holds(form, "unit = \"市教育局\""));
    CHECK(holds(form, "theme = \"宁乡市2023年义务教育招生入学政策解读\""));
    CHECK(statuses(unit) == std::map<std::string, std::string>{{"submission.complete", "x"},
                                                               {"schedule.match", "unknown"},
                                                               {"plan.filed-early", "unknown"},
                                                               {"publicity.preheat", "unknown"},
                                                               {"staff.enough", "unknown unknown"},
                                                               {"report.on-time", "unknown"},
                                                               {"publicity.after", "unknown"}});
    std::string filled = form;
    replace(filled, "event_date = \"\"", "event_date = \"2023-05-12\"");
    replace(filled, "plan_filed_on = \"\"", "plan_filed_on = 2023-05-04");
    replace(filled, "submitted_on = \"\"", "submitted_on = \"2023-05-16\"");
    replace(filled, "person_in_charge = \"\"", "person_in_charge = \"陈晓明\"");
    replace(filled, "staff = \"\"", "staff = \"8\"");
    fill_entry(filled, "发布的渠道", "市政府门户网站", "2023-05-09");
    fill_entry(filled, "新闻媒体", "宁乡市融媒体中心", "2023-05-13");
    fill_entry(filled, "政府网站专栏", "市政府门户网站政务公开专栏", "2023-05-15");
    fill_entry(filled, "新媒体", "“宁乡教育”微信公众号", "2023-05-13");
    folder.write("unit/submission.toml", filled);
    CHECK(statuses(unit) == std::map<std::string, std::string>{{"submission.complete", "x"},
                                                               {"schedule.match", "pass"},
                                                               {"plan.filed-early", "pass"},
                                                               {"publicity.preheat", "pass"},
                                                               {"staff.enough", "pass"},
                                                               {"report.on-time", "pass"},
                                                               {"publicity.after", "pass"}});
}

TEST_CASE("init writes to the current folder, in Chinese unless English is asked for by name") {
    const TempFolder folder;
    ProgramSetting setting;
    setting.folder = folder.path();
    setting.environment = {"LANG=en_GB.UTF-8"};
    const ProgramRun run = run_mediaproof({"init", "--unit", "黄材镇"}, setting);
    CHECK(run.exit_code == 0);
    CHECK(holds(run.err, "is written"));
    CHECK(holds(read_bytes(folder.path() / "submission.toml"), "责任单位"));
    CHECK(run_mediaproof({"init", "--unit", "黄材镇", "--lang", "en", "en"}, setting).exit_code == 0);
    CHECK(holds(read_bytes(folder.path() / "en" / "submission.toml"), "who was in charge"));
}

TEST_CASE("of a unit's several events one is chosen by its number") {
    const TempFolder folder;
    const std::string unit = folder.path().string();
    CHECK(run_mediaproof({"init", "--unit", "教育局", "--number", "5", unit + "/5"}).exit_code == 0);
    CHECK(run_mediaproof({"init", "--unit", "教育局", "--number", "29", unit + "/29"}).exit_code == 0);
    CHECK(holds(read_bytes(folder.path() / "5" / "submission.toml"), "form = \"政策宣传\""));
    CHECK(holds(read_bytes(folder.path() / "29" / "submission.toml"), "form = \"实地调研\""));
    CHECK(holds(read_bytes(folder.path() / "29" / "submission.toml"), "# 本单位另有第 5 项"));
}

TEST_CASE("init leaves with 2 and writes nothing where it can't do as asked") {
    const TempFolder folder;
    const std::string there = folder.path().string();
    folder.write("submission.toml", "unit = \"x\"\n");
    struct Row {
        std::vector<std::string> arguments;
        const char* says;
    };
    const Row rows[] = {
        {{"init", "--unit", "市教育局", there}, "已经有了"},
        {{"init", "--unit", "市教育据", there + "/new"}, "是不是“市教育局”（第 5 项"},
        {{"init", "--unit", "市水利局", there + "/new"}, "年度安排里没有“市水利局”"},
        {{"init", "--unit", "市水利局", "--number", "5", there + "/new"}, "年度安排里没有“市水利局”"},
        {{"init", "--unit", "市民政局", "--number", "5", there + "/new"}, "第 5 项不是“市民政局”的"},
        {{"init", "--unit", "市教育局", "--number", "0", there + "/new"}, "--number"},
        {{"init", there + "/new"}, "--unit"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.says);
        const ProgramRun run = run_mediaproof(row.arguments);
        CHECK(run.exit_code == 2);
        CHECK(holds(run.err, row.says));
        CHECK_FALSE(fs::exists(folder.path() / "new"));
    }
    CHECK(read_bytes(folder.path() / "submission.toml") == "unit = \"x\"\n");
    CHECK(run_mediaproof({"init", "--unit", "市教育局", "/proc/none"}).exit_code == 5);
}

TEST_SUITE_END();
