#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "schedule.match";

struct Said {
    const char* unit;
    const char* theme;
    const char* form;
    std::string_view days;  // with a space between them
};

Submission saying(const Said& said) {
    Submission submission;
    if (*said.unit != '\0') submission.manifest.unit = said.unit;
    if (*said.theme != '\0') submission.manifest.theme = said.theme;
    if (*said.form != '\0') submission.manifest.form = said.form;
    for (std::size_t at = 0; at < said.days.size(); at += 11)
        submission.event_dates.push_back(parse_date(said.days.substr(at, 10)).value());
    return submission;
}

// "fail theme, unknown form": the findings that are not passed, by what they advise.
std::string answers(const Submission& submission, const RulePack& pack = shipped_pack()) {
    std::string text;
    for (const Finding& finding : findings_of(rule, {}, submission, pack)) {
        if (finding.status == Status::pass) return "pass " + observed(finding);
        text += (text.empty() ? "" : ", ") + std::string(finding.status == Status::fail ? "fail " : "unknown ") +
                finding.advice.key.substr(finding.advice.key.find(".advice-") + 8);
    }
    return text;
}

const std::string number_5 = "pass it is the plan's number 5";
constexpr char theme[] = "宁乡市2023年义务教育招生入学政策解读";

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("unit, theme, form and month are held against the year's plan") {
    struct Row {
        Said said;
        std::string answers;
    };
    const std::vector<Row> rows = {
        {{"市教育局", theme, "政策宣传", "2023-05-12"}, number_5},
        {{"宁乡市教育局", theme, "政策宣传", "2023-05-31"}, number_5},
        {{"教育局", "义务教育招生入学政策解读", "政策宣传", "2023-05-12"}, number_5},
        {{"教育局", "2023年“义务教育”招生入学 政策解读。", "“政策宣传”", "2023-05-12"}, number_5},
        {{"市教育局", theme, "政策宣传", "2023-04-30 2023-05-01"}, number_5},
        {{"市教育局", "公共企事业单位(学校)公开工作调研", "实地调研", "2023-12-06"}, "pass it is the plan's number 29"},
        {{"市工信局", "解读“宁乡市推动工业高质量发展若干政策措施”", "政策宣传", "2023-05-24"},
         "pass it is the plan's number 6"},
        // the theme
        {{"市教育局", "宁乡市2023年义务教育招生政策解读", "政策宣传", "2023-05-12"}, "unknown similar-theme"},
        {{"市应急管理局", "安全生产“五进”宣传", "政策宣传", "2023-08-09"}, "unknown similar-theme"},
        {{"市教育局", "校园食品安全开放日", "政策宣传", "2023-05-12"}, "fail theme"},
        // the form: another of the plan's is another, other words may mean the same
        {{"市教育局", theme, "座谈交流", "2023-05-12"}, "fail form"},
        {{"市教育局", theme, "宣传咨询", "2023-05-12"}, "unknown form"},
        // the month
        {{"市教育局", theme, "政策宣传", "2023-06-01"}, "fail month"},
        {{"市教育局", theme, "政策宣传", "2024-05-12"}, "fail month"},
        {{"市教育局", theme, "座谈交流", "2023-12-06"}, "fail form, fail month"},
        // the unit
        {{"市水利局", "节约用水政策宣传", "政策宣传", "2023-09-06"}, "fail no-unit"},
        {{"市教育据", theme, "政策宣传", "2023-05-12"}, "unknown near"},
        {{"市审计局", "审计公开日", "政策宣传", "2023-09-06"}, "fail no-unit"},
        {{"？？", theme, "政策宣传", "2023-05-12"}, "fail no-unit"},
        // nothing said
        {{"", theme, "政策宣传", "2023-05-12"}, "unknown unit"},
        {{"市教育局", "", "政策宣传", "2023-05-12"}, "unknown theme"},
        {{"市教育局", theme, "", "2023-05-12"}, "unknown form"},
        {{"市教育局", theme, "政策宣传", ""}, "unknown no-event-date"},
        {{"市教育局", "", "", ""}, "unknown theme, unknown form, unknown no-event-date"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.said.unit);
        CAPTURE(row.said.theme);
        CAPTURE(row.said.form);
        CHECK(answers(saying(row.said)) == row.answers);
    }
}

TEST_CASE("of a unit's several entries the one of that month is meant where no theme is said") {
    const Finding finding = findings_of(rule, {}, saying({"市教育局", "", "", "2023-12-06"})).front();
    CHECK(say(finding.required_text, Language::english).starts_with("the plan's number 29:"));
}

TEST_CASE("a near miss names the unit that may be meant") {
    const Finding finding = finding_of(rule, {}, saying({"市教育据", theme, "政策宣传", "2023-05-12"}));
    CHECK(say(finding.advice, Language::chinese).starts_with("是不是“市教育局”（第 5 项，5 月）？"));
}

TEST_CASE("every entry of the plan agrees with itself") {
    const RulePack pack = shipped_pack();
    for (const ScheduleEntry& entry : pack.schedule) {
        CAPTURE(entry.number);
        Submission submission = saying({entry.unit.c_str(), entry.theme.c_str(), entry.form.c_str(), ""});
        submission.event_dates = {std::chrono::year(2023) / std::chrono::month(entry.month) / 10};
        CHECK(answers(submission, pack) == "pass it is the plan's number " + std::to_string(entry.number));
    }
}

TEST_CASE("a pack without a schedule says nothing") {
    RulePack pack = shipped_pack();
    pack.schedule.clear();
    pack.schedule_year.reset();
    CHECK(answers(filled_in(), pack) == "unknown no-schedule");
}

TEST_SUITE_END();
