#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "support/columns.h"
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

std::string repeated(const std::string& words, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += words;
    return all;
}

// Everything that a submission can make long is `words`.
Verdict wordy_verdict(const std::string& words) {
    Verdict made = verdict_of(words, Outcome::fail);
    made.submission.manifest.unit = words;
    made.submission.manifest.theme = words;
    for (const Status status : {Status::pass, Status::warn, Status::fail, Status::unknown}) {
        for (const std::string_view rule : rule_ids()) {
            Finding about = finding_of(std::string(rule), status);
            about.required = false;
            about.file = words;
            about.observed = {"intake.link", {{"name", words}}};
            about.required_text = {"intake.link", {{"name", words}}};
            about.advice = {"intake.link", {{"name", words}}};
            const Quad box{{{1000, 2000}, {30000, 2000}, {30000, 4000}, {1000, 4000}}};
            for (int i = 0; i < 7; ++i)
                about.evidence.push_back({words, 5999.9, box, std::nullopt, {"intake.link", {{"name", words}}}});
            made.findings.push_back(about);
        }
    }
    made.files = {filled_photo_facts(), filled_video_facts()};
    for (FileFacts& facts : made.files)
        facts.file = words;
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("a finding tells what was found, what was asked, and what to do") {
    const Finding blurred = finding_of("photo.clarity", Status::fail);
    CHECK(text_report({verdict_of("a", Outcome::fail, {blurred})}, pack(), english) ==
          "× fail  a · no event date\n"
          "    × fail  Are the photos clear?  [photo.clarity]\n"
          "      found: 1 of 3 are clear\n"
          "      asked: at least 60 % of the photos reach a score of 50\n"
          "      to do: replace them by photos in focus, as the camera stored them (no screenshots, nothing\n"
          "             recompressed by chat programs)\n"
          "      clause: 宁政务办发〔2023〕1号 附件2 二（三）\n"
          "\n"
          "1 submissions: 1 fail, 0 to review, 0 pass.\n");
}

TEST_CASE("Chinese is the first language, with the English word beside each outcome") {
    const std::string text =
        text_report({verdict_of("a", Outcome::review, {finding_of("photo.clarity", Status::unknown)})}, pack());
    CHECK(holds(text, "? 待复核 review  a · 活动日期不明\n"));
    CHECK(holds(text, "    ? 无法判定 unknown  照片清晰吗？  [photo.clarity]\n"));
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

TEST_CASE("only findings that want attention are told, the worst first, or all of them") {
    const Verdict mixed =
        verdict_of("a", Outcome::fail,
                   {finding_of("video.duration", Status::pass), finding_of("photo.clarity", Status::warn),
                    finding_of("photo.date", Status::unknown), finding_of("video.live", Status::fail)});
    const std::string brief = text_report({mixed}, pack(), english);
    CHECK_FALSE(holds(brief, "video.duration"));
    CHECK(holds(brief, "\n    √ other checks passed: 1\n"));
    const std::string whole = text_report({mixed}, pack(), english_verbose);
    CHECK_FALSE(holds(whole, "other checks"));
    for (const std::string& text : {brief, whole}) {
        const std::size_t fail = text.find("    × fail  Is the video live footage?  [video.live]\n");
        const std::size_t unknown =
            text.find("    ? unknown  Were the photos taken on the day of the event?  [photo.date]\n");
        const std::size_t warn = text.find("    ! warn  Are the photos clear?  [photo.clarity]\n");
        const std::size_t pass = text.find("    √ ");
        REQUIRE(pass != std::string::npos);
        CHECK(fail < unknown);
        CHECK(unknown < warn);
        CHECK(warn < pass);
    }
    CHECK(holds(whole, "    √ pass  Is the video about three minutes long?  [video.duration]\n"));
}

TEST_CASE("one line tells what there is no more to say of") {
    struct Row {
        std::vector<Finding> findings;
        const char* line;
    };
    const Finding pass = finding_of("photo.clarity", Status::pass);
    const Finding fail = finding_of("photo.clarity", Status::fail);
    Finding accepted = pass;
    accepted.decision = Decision{true, "张三", parse_date("2023-05-20").value(), "原图已补交"};
    const Row rows[] = {{{pass, pass}, "\n    √ 全部检查通过\n"},
                        {{pass, fail, pass}, "\n    √ 其余 2 项检查通过\n"},
                        {{accepted, pass}, "\n    √ 其余 1 项检查通过\n"},
                        {{}, "\n    ? 没有做任何检查，请人工查看\n"}};
    for (const Row& row : rows) {
        CAPTURE(row.line);
        CHECK(holds(text_report({verdict_of("a", Outcome::review, row.findings)}, pack()), row.line));
    }
    CHECK_FALSE(holds(text_report({verdict_of("a", Outcome::fail, {fail})}, pack()), "√"));
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
    CHECK(holds(text,
                "    ? unknown  video length, video clarity, LOGO in video  [video.duration, video.clarity,\n"
                "               logo.in-video]\n"));
    CHECK(lines_with(text, "no video that can be looked at") == 1);
}

TEST_CASE("a fail that is not required says so") {
    Finding optional = finding_of("photo.clarity", Status::fail);
    CHECK_FALSE(holds(text_report({verdict_of("a", Outcome::fail, {optional})}, pack(), english), "(not required)"));
    optional.required = false;
    CHECK(holds(text_report({verdict_of("a", Outcome::review, {optional})}, pack(), english),
                "clear? (not required)  [photo.clarity]\n"));
}

TEST_CASE("evidence tells file, second, figure and place, five at most") {
    Finding shown = finding_of("logo.in-video", Status::unknown);
    shown.file = "视频/a.mp4";
    shown.evidence.push_back(
        {"视频/a.mp4", 12.34, Quad{{{1, 2}, {30.6, 2}, {30.6, 4}, {1, 4}}}, 0.876, {"logo.note", {{"score", 0.876}}}});
    const Message undated = {"capture.note-undated", {{"against", std::vector<Message>{}}}};
    shown.evidence.push_back({"1.jpg", std::nullopt, std::nullopt, std::nullopt, undated});
    const std::string two = text_report({verdict_of("a", Outcome::review, {shown})}, pack(), english);
    CHECK(holds(two, "Does the video show the unified LOGO?  视频/a.mp4  [logo.in-video]\n"));
    CHECK(holds(two, "        · 视频/a.mp4  @0:12.3  agreement 0.88  [1,2;31,2;31,4;1,4]\n"));
    CHECK(holds(two, "        · 1.jpg  no capture time\n"));
    CHECK_FALSE(holds(two, "more"));
    CHECK(two.find("found: ") < two.find("        · "));
    CHECK(two.find("        · ") < two.find("asked: "));
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

TEST_CASE("a box lies somewhere in its picture, in words where the picture's size is known") {
    Finding shown = finding_of("banner.wording", Status::unknown);
    const Quad box{{{900, 100}, {990, 100}, {990, 150}, {900, 150}}};
    for (const char* file : {"1.jpg", "v.mp4", "gone.jpg"})
        shown.evidence.push_back({file, std::nullopt, box, std::nullopt, {}});
    Verdict seen = verdict_of("a", Outcome::review, {shown});
    FileFacts photo = filled_photo_facts();
    photo.file = "1.jpg";
    photo.photo->width = photo.photo->height = 1000;
    FileFacts film = filled_video_facts();
    film.file = "v.mp4";
    film.video->width = film.video->height = 2000;
    seen.files = {photo, film};
    const std::string text = text_report({seen}, pack());
    CHECK(holds(text, "        · 1.jpg  画面右上  [900,100;990,100;990,150;900,150]\n"));
    CHECK(holds(text, "        · v.mp4  画面上方  [900,100"));
    CHECK(holds(text, "        · gone.jpg  [900,100"));
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
        CHECK(lines_with(squeezed(text), tame) == 7);
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

TEST_CASE("no line passes 100 columns, whatever the submissions hold, and nothing of them is cut") {
    const std::vector<Verdict> verdicts = {
        nasty_verdict(),
        wordy_verdict("材料" + repeated("很长的中文名字（没有空格），", 40) + ".zip"),
        wordy_verdict(repeated("IMG_20230512_101500", 40) + ".jpg"),
        wordy_verdict("https://example.org/" + repeated("a/", 300)),
        wordy_verdict(repeated("words with blanks ", 40)),
        wordy_verdict(repeated("（", 200) + repeated("）", 200)),
        wordy_verdict(repeated("e\u0301", 300) + repeated("😀", 100)),
        verdict_of("b", Outcome::pass, {finding_of("photo.clarity", Status::pass)}),
        verdict_of("c", Outcome::review)};
    RulePack strict = pack();
    strict.logo_is_stand_in = true;
    strict.logo_image = "/models/" + repeated("logo", 60) + ".png";
    strict.source = repeated("宁政务办发〔2023〕1号", 10);
    for (const Language language : {Language::chinese, Language::english}) {
        for (const bool verbose : {false, true}) {
            const ConfinementState confined{Confinement::best_effort, true, 0};
            const std::string text = text_report(verdicts, strict, {language, false, verbose, confined});
            CHECK(widest_line(text) <= 100);
            CHECK(widest_line(text) > 95);
            CHECK(widest_line(text_report(verdicts, strict, {language, true, verbose, confined})) <= 100);
            for (const Verdict& verdict : verdicts) {
                CAPTURE(verdict.submission.name);
                CHECK(holds(squeezed(text), squeezed(printable(verdict.submission.name))));
            }
        }
    }
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
