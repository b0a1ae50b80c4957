// Letters to the units.
#include <doctest/doctest.h>

#include "mediaproof/report_letter.h"
#include "support/verdicts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

Verdict of_the_education_office(const std::vector<Finding>& findings) {
    Verdict made = verdict_of("2023-05-12_教育局", Outcome::fail, findings);
    made.submission.manifest.unit = "市教育局";
    made.submission.manifest.theme = "阳光招生";
    made.submission.event_dates = {parse_date("2023-05-12").value()};
    return made;
}

Finding advised(Status status, const char* advice) {
    Finding made = finding_of("photo.date", status);
    made.advice = {advice, {}};
    return made;
}

std::string letter(const Verdict& verdict, const LetterStyle& style = {}) {
    return correction_letter(verdict, made_up_pack(), style).value_or("");
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("a letter says what to mend, how and by when") {
    Finding blurred = finding_of("photo.clarity", Status::fail);
    for (const char* file : {"1.jpg", "2.jpg"})
        blurred.evidence.push_back({file, {}, {}, {}, {"clarity.note-defocus", {{"score", 3.0}}}});
    CHECK(letter(of_the_education_office({blurred, finding_of("video.date", Status::pass)})) ==
          "市教育局：\n\n"
          "你单位报送的“阳光招生”材料（活动日期：2023年5月12日）收悉。经核对，有 1 处需要补正或补充，说明如下：\n\n"
          "一、照片清晰度\n"
          "　　情况：3 张中 1 张清晰\n"
          "　　要求：至少 60% 的照片达到 50 分\n"
          "　　具体位置：1.jpg、2.jpg（没对上焦）\n"
          "　　处理办法：请换成对焦清楚的原图（不要截图，不要经聊天软件压缩）\n\n"
          "请在收到本函后 5 "
          "个工作日内将补正后的材料重新报送（改动过的文件即可，文件名请保持不变）。如情况特殊，请附书面说明。\n\n"
          "如有疑问，请与我们联系。感谢支持！\n\n"
          "“主题日”活动主办方\n");
}

TEST_CASE("the day it is due is counted in working days, where the calendar knows them") {
    const Verdict wrong = of_the_education_office({finding_of("photo.clarity", Status::fail)});
    RulePack pack = made_up_pack();
    pack.calendar = WorkingCalendar::load(MEDIAPROOF_MODELS "/calendar");
    struct Row {
        const char* written_on;
        const char* due;
    };
    const Row rows[] = {{"2023-05-12", "请于2023年5月19日前（5 个工作日内，含当日）"},
                        {"2023-09-27", "请于2023年10月10日前（5 个工作日内，含当日）"},
                        {"1999-05-12", "请在收到本函后 5 个工作日内"}};
    for (const Row& row : rows) {
        CAPTURE(row.written_on);
        const auto written = correction_letter(wrong, pack, {parse_date(row.written_on), 5, false});
        REQUIRE(written);
        CHECK(holds(*written, row.due));
    }
    CHECK(holds(letter(wrong, {parse_date("2023-05-12"), 3, false}), "\n\n2023年5月12日\n"));
}

TEST_CASE("only what the unit can mend is written to it") {
    struct Row {
        const char* what;
        Outcome outcome;
        Finding finding;
        const char* request;  // empty: no letter
    };
    const Row rows[] = {
        {"a submission that passes", Outcome::pass, finding_of("photo.date", Status::warn), ""},
        {"a warning", Outcome::review, finding_of("photo.date", Status::warn), ""},
        {"no calendar", Outcome::review, advised(Status::unknown, "no-calendar.advice"), ""},
        {"no plan", Outcome::review, advised(Status::unknown, "schedule.match.advice-no-schedule"), ""},
        {"a fail", Outcome::fail, finding_of("photo.date", Status::fail), "处理办法：请换成对焦清楚的原图"},
        {"for reviewers", Outcome::review, advised(Status::unknown, "logo.advice-dark"), "处理办法：画面太暗，请补交"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const Verdict made = verdict_of("a", row.outcome, {row.finding});
        CHECK(correction_letter(made, made_up_pack()).has_value() == (*row.request != '\0'));
        CHECK(holds(letter(made), row.request));
        CHECK_FALSE(holds(letter(made), "人工"));
    }
}

TEST_CASE("what several rules miss alike is one point, and points are numbered") {
    std::vector<Finding> findings;
    for (const char* rule : {"video.duration", "video.clarity"}) {
        findings.push_back(finding_of(rule, Status::unknown));
        findings.back().observed = {"no-video.observed", {}};
        findings.back().advice = {"no-video.advice", {}};
    }
    for (int i = 0; i < 11; ++i)
        findings.push_back(finding_of("photo.clarity", Status::fail));
    const std::string text = letter(of_the_education_office(findings));
    CHECK(holds(text, "有 12 处"));
    CHECK(holds(text, "\n十二、视频时长、视频清晰度\n"));
    CHECK(holds(text, "\n十一、照片清晰度\n"));
    CHECK(holds(text, "\n十、照片清晰度\n"));
}

TEST_CASE("a letter tells forty points, and how many there are besides") {
    const std::vector<Finding> findings(45, finding_of("photo.clarity", Status::fail));
    const std::string text = letter(of_the_education_office(findings));
    CHECK(holds(text, "有 45 处"));
    CHECK(holds(text, "\n四十、照片清晰度\n"));
    CHECK_FALSE(holds(text, "四十一、"));
    CHECK(holds(text, "\n\n另有 5 处\n\n"));
}

TEST_CASE("long lists of places are cut, with the number of those left out") {
    Finding many = finding_of("photo.clarity", Status::fail);
    for (int i = 0; i < 9; ++i)
        many.evidence.push_back(
            {std::to_string(i) + ".jpg", {}, {}, {}, {"capture.note-undated", {{"against", std::vector<Message>{}}}}});
    CHECK(holds(letter(of_the_education_office({many})),
                "具体位置：0.jpg、1.jpg、2.jpg、3.jpg、4.jpg、5.jpg（没有拍摄时间）；另有 3 处\n"));
}

TEST_CASE("what was right, and a second reading of one banner, are left out") {
    Finding mixed = finding_of("report.complete", Status::fail);
    const Quad box = filled_sighting().quad;
    mixed.evidence = {
        {"r.txt",
         {},
         {},
         {},
         {"report.complete.note-found", {{"section", "做法"}, {"heading", "做法"}, {"characters", std::int64_t{90}}}}},
        {"r.txt", {}, {}, {}, {"report.complete.note-missing", {{"section", "实效"}}}},
        {"1.jpg", {}, box, {}, {"banner.wording.note", {{"text", "甲"}}}},
        {"1.jpg", {}, box, {}, {"banner.wording.note", {{"text", "乙"}}}}};
    mixed.file = "r.txt";
    CHECK(holds(letter(of_the_education_office({mixed})), "　　具体位置：实效：没有找到；1.jpg（读作“甲”）\n"));
}

TEST_CASE("names write neither to the terminal nor in Markdown") {
    for (const bool markdown : {false, true}) {
        const std::string text = letter(nasty_verdict(), {std::nullopt, 5, markdown});
        CHECK(is_tame(text));
        CHECK(text.starts_with(markdown ? "=1\\+1\"'\\>\\<img" : "=1+1\"'><img"));
        CHECK(holds(text, markdown ? "1. **照片清晰度**（" : "一、照片清晰度（"));
        CHECK(holds(text, "[a](b)") == !markdown);
    }
}

TEST_SUITE_END();
