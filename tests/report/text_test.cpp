#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "support/verdicts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr TextStyle english{Language::english, false, false};
constexpr TextStyle english_verbose{Language::english, false, true};

RulePack pack() {
    RulePack made;
    made.id = "made-up";
    made.source = "宁政务办发〔2023〕1号";
    made.logo_image = "/models/logo.png";
    return made;
}

std::size_t lines_with(const std::string& text, const std::string& words) {
    std::size_t count = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        ++count;
    return count;
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("a finding tells what was found, what was asked, and what to do") {
    const Finding blurred = finding_of("photo.clarity", Status::fail);
    CHECK(text_report({verdict_of("a", Outcome::fail, {blurred})}, pack(), english) ==
          "× fail  a · no event date\n"
          "    × fail  photo.clarity  Are the photos clear?\n"
          "      found: 1 of 3 are clear\n"
          "      asked: at least 60 % of the photos reach a score of 50\n"
          "      to do: replace them by photos in focus, as the camera stored them (no screenshots, nothing "
          "recompressed by "
          "chat programs)\n"
          "      clause: 宁政务办发〔2023〕1号 附件2 二（三）\n"
          "\n"
          "1 submissions: 1 fail, 0 to review, 0 pass.\n");
}

TEST_CASE("Chinese is the first language, with the English word beside each outcome") {
    const std::string text =
        text_report({verdict_of("a", Outcome::review, {finding_of("photo.clarity", Status::unknown)})}, pack());
    CHECK(holds(text, "? 待复核 review  a · 活动日期不明\n"));
    CHECK(holds(text, "    ? 无法判定 unknown  photo.clarity  照片清晰吗？\n"));
    CHECK(holds(text, "      实测：3 张中 1 张清晰\n"));
    CHECK(text.ends_with("共 1 份：不通过 0，待复核 1，通过 0。\n"));
}

TEST_CASE("the heading names the unit, its theme and the day") {
    Verdict named = verdict_of("2023-05-12_a", Outcome::pass);
    named.submission.manifest.unit = "市教育局";
    named.submission.manifest.theme = "阳光招生";
    named.submission.event_dates = {parse_date("2023-05-12").value()};
    CHECK(holds(text_report({named}, pack(), english), "√ pass  2023-05-12_a  市教育局 · 阳光招生 · 2023-05-12\n"));
}

TEST_CASE("the worst submission stands first, then they go by name") {
    const std::vector<Verdict> verdicts = {verdict_of("d", Outcome::pass), verdict_of("c", Outcome::review),
                                           verdict_of("b", Outcome::fail), verdict_of("a", Outcome::review),
                                           verdict_of("e", Outcome::pass), verdict_of("0", Outcome::pass),
                                           verdict_of("f", Outcome::fail)};
    const std::string text = text_report(verdicts, pack(), english);
    std::size_t last = 0;
    for (const char* heading : {"fail  b", "fail  f", "review  a", "review  c", "pass  0", "pass  d", "pass  e"}) {
        CAPTURE(heading);
        const std::size_t at = text.find(heading);
        REQUIRE(at != std::string::npos);
        CHECK(at > last);
        last = at;
    }
    CHECK(text.ends_with("\n7 submissions: 2 fail, 2 to review, 3 pass.\n"));
}

TEST_CASE("without submissions the summary stands alone") {
    CHECK(text_report({}, pack(), english) == "0 submissions: 0 fail, 0 to review, 0 pass.\n");
}

TEST_CASE("only findings that want attention are told, or all of them") {
    const Verdict mixed =
        verdict_of("a", Outcome::review,
                   {finding_of("video.duration", Status::pass), finding_of("photo.clarity", Status::warn),
                    finding_of("photo.date", Status::unknown)});
    const std::string brief = text_report({mixed}, pack(), english);
    CHECK_FALSE(holds(brief, "video.duration"));
    CHECK(holds(brief, "! warn  photo.clarity"));
    CHECK(holds(brief, "? unknown  photo.date"));
    CHECK(holds(text_report({mixed}, pack(), english_verbose), "√ pass  video.duration"));
}

TEST_CASE("several rules without anything to look at are told of at once") {
    std::vector<Finding> findings;
    for (const char* rule : {"video.duration", "video.clarity", "logo.in-video"}) {
        Finding nothing = finding_of(rule, Status::unknown);
        nothing.observed = {"no-video.observed", {}};
        nothing.evidence.clear();
        findings.push_back(nothing);
    }
    const std::string text = text_report({verdict_of("a", Outcome::review, findings)}, pack(), english);
    CHECK(holds(text, "? unknown  video.duration, video.clarity, logo.in-video\n"));
    CHECK(lines_with(text, "no video that can be looked at") == 1);
}

TEST_CASE("a fail that is not required says so") {
    Finding optional = finding_of("photo.clarity", Status::fail);
    CHECK_FALSE(holds(text_report({verdict_of("a", Outcome::fail, {optional})}, pack(), english), "(not required)"));
    optional.required = false;
    CHECK(
        holds(text_report({verdict_of("a", Outcome::review, {optional})}, pack(), english), "clear? (not required)\n"));
}

TEST_CASE("evidence tells file, second, figure and place, five at most") {
    Finding shown = finding_of("logo.in-video", Status::unknown);
    shown.file = "视频/a.mp4";
    shown.evidence.push_back(
        {"视频/a.mp4", 12.34, Quad{{{1, 2}, {30.6, 2}, {30.6, 4}, {1, 4}}}, 0.876, {"logo.note", {{"score", 0.876}}}});
    const Message undated = {"capture.note-undated", {{"against", std::vector<Message>{}}}};
    shown.evidence.push_back({"1.jpg", std::nullopt, std::nullopt, std::nullopt, undated});
    const std::string two = text_report({verdict_of("a", Outcome::review, {shown})}, pack(), english);
    CHECK(holds(two, "Does the video show the unified LOGO?  视频/a.mp4\n"));
    CHECK(holds(two, "        · 视频/a.mp4  @0:12.3  agreement 0.88  [1,2 31,2 31,4 1,4]\n"));
    CHECK(holds(two, "        · 1.jpg  no capture time\n"));
    CHECK_FALSE(holds(two, "more"));
    for (int i = 0; i < 5; ++i)
        shown.evidence.push_back(shown.evidence.back());
    const std::string seven = text_report({verdict_of("a", Outcome::review, {shown})}, pack(), english);
    CHECK(lines_with(seven, "        · ") == 5);
    CHECK(holds(seven, "        and 2 more\n"));
    const std::string all =
        text_report({verdict_of("a", Outcome::review, {shown})}, pack(), {Language::english, false, true});
    CHECK(lines_with(all, "        · ") == 7);
    CHECK_FALSE(holds(all, "more"));
}

TEST_CASE("colour is for those who ask for it") {
    const std::vector<Verdict> all = {verdict_of("a", Outcome::fail, {finding_of("photo.clarity", Status::fail)}),
                                      verdict_of("b", Outcome::review), verdict_of("c", Outcome::pass)};
    CHECK_FALSE(holds(text_report(all, pack(), english), "\033"));
    const std::string coloured = text_report(all, pack(), {Language::english, true, false});
    CHECK(holds(coloured, "\033[1;31m× fail\033[0m  a"));
    CHECK(holds(coloured, "\033[33m? review\033[0m  b"));
    CHECK(holds(coloured, "\033[32m√ pass\033[0m  c"));
}

TEST_CASE("names can't write to the terminal") {
    const std::string evil = "\033[2J\u202Egpj\n.exe\xFF";
    const std::string tame = "\\x1B[2J\\xE2\\x80\\xAEgpj\\x0A.exe\\xFF";
    Finding about = finding_of("photo.clarity", Status::fail);
    about.file = evil;
    about.observed = {"intake.link", {{"name", evil}}};
    about.evidence.push_back({evil, std::nullopt, std::nullopt, std::nullopt, {"intake.link", {{"name", evil}}}});
    Verdict named = verdict_of(evil, Outcome::fail, {about});
    named.submission.manifest.unit = evil;
    named.submission.manifest.theme = evil;
    for (const Language language : {Language::chinese, Language::english}) {
        const std::string text = text_report({named}, pack(), {language, false, true});
        CHECK(lines_with(text, tame) == 7);
        CHECK_FALSE(holds(text, "\033"));
        CHECK_FALSE(holds(text, "\u202E"));
        CHECK_FALSE(holds(text, "\xFF"));
    }
}

TEST_CASE("that files were read less confined than they should is told") {
    const std::pair<Confinement, bool> rows[] = {
        {Confinement::strict, false}, {Confinement::best_effort, true}, {Confinement::none, true}};
    for (const auto& [mode, is_told] : rows) {
        TextStyle style = english;
        style.confinement = ConfinementState{mode, true, 0};
        CHECK(holds(text_report({}, pack(), style), "--confine") == is_told);
    }
    CHECK_FALSE(holds(text_report({}, pack(), english), "--confine"));
}

TEST_CASE("a stand-in for the LOGO is told before the summary") {
    RulePack standing_in = pack();
    CHECK_FALSE(holds(text_report({}, standing_in, english), "stand-in"));
    standing_in.logo_is_stand_in = true;
    const std::string text = text_report({}, standing_in, english);
    CHECK(text.starts_with("Note: the rule pack's LOGO is a stand-in"));
    CHECK(holds(text, "(logo.png).\n"));
    CHECK(text.ends_with("\n0 submissions: 0 fail, 0 to review, 0 pass.\n"));
}

TEST_CASE("the same verdicts give the same text, in whatever order") {
    std::vector<Verdict> verdicts = {verdict_of("a", Outcome::fail, {finding_of("photo.clarity", Status::fail)}),
                                     verdict_of("b", Outcome::review), verdict_of("c", Outcome::pass)};
    const std::string text = text_report(verdicts, pack());
    CHECK(text_report(verdicts, pack()) == text);
    std::reverse(verdicts.begin(), verdicts.end());
    CHECK(text_report(verdicts, pack()) == text);
}

TEST_SUITE_END();
