// The page for reviewers, as text. What a browser makes of it stands in page_in_browser_test.cpp.
#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <tuple>

#include "mediaproof/report_html.h"
#include "support/verdicts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

std::string page(const std::vector<Verdict>& verdicts, const std::vector<std::vector<EvidencePicture>>& pictures = {}) {
    return html_report(verdicts, made_up_pack(), pictures);
}

FileFacts photo(const std::string& name) {
    FileFacts facts = filled_photo_facts();
    facts.file = name;
    facts.in_document = false;
    return facts;
}

FileFacts film(const std::string& name) {
    FileFacts facts = filled_video_facts();
    facts.file = name;
    return facts;
}

std::string text_of(const std::vector<WantedPicture>& wanted) {
    std::string text;
    for (const WantedPicture& one : wanted)
        text += one.file.string() + (one.at_s ? "@" + format_position(*one.at_s) : "") + " ";
    return text;
}

// What stands between the first `start` and the next `end`; nothing where they don't.
std::string part_of(const std::string& text, const std::string& start, const std::string& end) {
    const std::size_t at = text.find(start);
    if (at == std::string::npos) return "";
    return text.substr(at + start.size(), text.find(end, at) - at - start.size());
}

// What a reader of Chinese sees of it, on one line.
std::string chinese_of(const std::string& markup) {
    const std::string chinese = std::regex_replace(markup, std::regex("<span class=\"en\"[^>]*>[^<]*</span>"), "");
    return std::regex_replace(chinese, std::regex("<[^>]*>|\n"), "");
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("the page tells counts, then the submissions, the worst first") {
    const std::string text = page({verdict_of("c", Outcome::pass, {finding_of("photo.clarity", Status::pass)}),
                                   verdict_of("b", Outcome::review, {finding_of("photo.date", Status::unknown)}),
                                   verdict_of("a", Outcome::fail, {finding_of("photo.clarity", Status::fail)})});
    std::size_t last = 0;
    for (const char* next :
         {"data-outcome=\"fail\" aria-pressed=\"false\"><b>1</b>",
          "data-outcome=\"review\" aria-pressed=\"false\"><b>1</b>", "data-rule=\"photo.clarity\"",
          "data-rule=\"photo.date\"", "<a href=\"#s1\">a</a>", "<a href=\"#s2\">b</a>", "<a href=\"#s3\">c</a>",
          "<details class=\"submission fail\" id=\"s1\">", "<details class=\"submission review\" id=\"s2\">",
          "<details class=\"submission pass\" id=\"s3\">"}) {
        CAPTURE(next);
        const std::size_t at = text.find(next);
        REQUIRE(at != std::string::npos);
        CHECK(at > last);
        last = at;
    }
}

TEST_CASE("a finding tells what was found, what was asked, what to do, and the clause; in both languages") {
    const std::string text = page({verdict_of("a", Outcome::fail, {finding_of("photo.clarity", Status::fail)})});
    for (const char* words :
         {"3 张中 1 张清晰", "1 of 3 are clear", "至少 60% 的照片达到 50 分", "请换成对焦清楚的原图",
          "宁政务办发〔2023〕1号 附件2 二（三）", "照片清晰吗？", "Are the photos clear?"}) {
        CAPTURE(words);
        CHECK(holds(text, words));
    }
}

TEST_CASE("nothing from outside becomes markup, template or script") {
    const std::string text = page({nasty_verdict()});
    CHECK(is_tame(text));
    CHECK(count_in(text, "<script") == 1);
    CHECK_FALSE(holds(text, "<img src=x"));
    CHECK_FALSE(holds(text, "='owned'"));
    CHECK(holds(text, "&lt;img src=x onerror=&quot;document.title=&apos;owned&apos;&quot;&gt;"));
    CHECK(holds(text, "{{unit}}{{{details}}}"));
    CHECK(count_in(text, "{{") == 2 * count_in(text, "{{unit}}"));
}

TEST_CASE("the page asks for nothing, and its policy would not let it") {
    const std::string text = page({nasty_verdict()});
    CHECK(holds(text, "content=\"default-src 'none'; img-src data:; style-src 'sha256-"));
    CHECK_FALSE(holds(text, "unsafe-"));
    CHECK_FALSE(holds(text, "http://"));
    CHECK_FALSE(holds(text, "https://"));
    CHECK_FALSE(holds(text, " style="));
    CHECK(count_in(text, " href=\"") == count_in(text, " href=\"#"));
    CHECK(count_in(text, " src=\"data:image/jpeg;base64,") == count_in(text, "<img"));
}

TEST_CASE("what is read aloud is told in its own language, and drawings are passed over") {
    const std::string text = page({nasty_verdict()});
    CHECK(holds(text, "<body lang=\"zh-CN\">"));  // what no span says otherwise of is the unit's own words
    CHECK(count_in(text, "class=\"en\" lang=\"en\"") == count_in(text, "class=\"en\"") - 1);  // the button's is Chinese
    CHECK(holds(text, "<span class=\"en\" lang=\"zh-CN\">中文</span>"));
    CHECK(holds(text, "<p class=\"shown\" role=\"status\" aria-atomic=\"true\">"));
    CHECK(count_in(text, "<svg ") == count_in(text, "aria-hidden=\"true\"") + count_in(text, "preserveAspectRatio"));
    CHECK(count_in(text, "<input") == count_in(text, "<label>"));
    CHECK(count_in(text, "<th ") == count_in(text, "<th scope=\"col\""));
}

TEST_CASE("the timeline shows the length against what is asked, clarity, and each kind of stretch") {
    Verdict shown = verdict_of("a", Outcome::fail, {finding_of("video.clarity", Status::fail)});
    shown.files = {film("v.mp4")};
    const std::string text = page({shown});
    for (const char* drawn : {"<rect class=\"length\" x=\"0\" y=\"19\" width=\"86.65%\"", "要求 2:30–3:30",
                              "<line class=\"threshold\" x1=\"0\" x2=\"1000\" y1=\"50.0\" y2=\"50.0\"/>",
                              "<polyline class=\"clarity\" points=\"0.0,30.0\"/>", "<rect class=\"band logo\"",
                              "<rect class=\"band overlay\"", "<rect class=\"band black\" x=\"0.00%\" width=\"0.48%\"",
                              "<rect class=\"band frozen\"", "<small>0:01–0:03</small>", ">3:00</text>"}) {
        CAPTURE(drawn);
        CHECK(holds(text, drawn));
    }
    CHECK_FALSE(holds(text, "band repeated"));
    shown.files[0].video->duration_s = 0;
    CHECK_FALSE(holds(page({shown}), "<div class=\"timeline\""));
}

TEST_CASE("pictures wanted: each photo, the faulty first, and up to six decisive seconds of a video") {
    Finding blurred = finding_of("video.clarity", Status::fail);
    for (const double at_s : {40.0, 40.5, 50.0, 60.0})
        blurred.evidence.push_back({"v.mp4", at_s, {}, {}, {}});
    Finding faulty = finding_of("photo.clarity", Status::fail);
    faulty.evidence.push_back({"2.jpg", {}, {}, {}, {}});
    Verdict made = verdict_of("a", Outcome::fail, {blurred, faulty});
    made.files = {photo("1.jpg"), photo("2.jpg"), film("v.mp4"), photo("报告.docx/word/media/1.jpg"),
                  unreadable_facts()};
    made.files[3].in_document = true;
    made.files[2].video->logo->doubtful = filled_sighting();
    made.files[2].video->logo->doubtful->at_s = 90;
    CHECK(text_of(pictures_wanted(made)) ==
          "2.jpg 1.jpg 报告.docx/word/media/1.jpg v.mp4@0:00.0 v.mp4@0:01.0 v.mp4@0:12.0 v.mp4@0:40.0 v.mp4@0:50.0 "
          "v.mp4@1:30.0 ");
    for (double at_s = 100; at_s < 130; at_s += 5)
        made.files[2].video->logo->sightings.push_back({Quad{}, 0.7, at_s, false, false});
    CHECK(pictures_wanted(made).size() == 3 + 6);
    CHECK(pictures_wanted(verdict_of("a", Outcome::pass)).empty());
}

TEST_CASE("a photo stands with its thumbnail, its boxes, its time and its clarity; without a thumbnail as well") {
    Verdict made = verdict_of("a", Outcome::fail, {finding_of("photo.clarity", Status::fail)});
    made.files = {photo("1.jpg")};
    made.files[0].photo->logo->sightings.front().at_s.reset();
    const std::vector<std::byte> jpeg = {std::byte{0xFF}, std::byte{0xD8}, std::byte{0xFF}, std::byte{0xE0}};
    const EvidencePicture picture{"1.jpg", std::nullopt, 4000, 3000, jpeg, {}};
    const std::string with = page({made}, {{picture}});
    const std::string without = page({made});
    CHECK(holds(with, "src=\"data:image/jpeg;base64,/9j/4A==\""));
    CHECK_FALSE(holds(without, "<img"));
    for (const std::string& text : {with, without}) {
        CHECK(holds(text, "viewBox=\"0 0 4000 3000\"><polygon class=\"logo\" points=\"2,-2 1000,0 1000,8 0,9\"/>"));
        CHECK(holds(text, "拍摄于 2023-05-12 10:15:07"));
        CHECK(holds(text, "清晰度 70 分（尚可）"));
        CHECK(holds(text, "√ LOGO，吻合度 0.90"));
    }
}

TEST_CASE("a row tells the worst whole, with what was asked where it failed, and the rest by name") {
    const auto failed = finding_of("photo.clarity", Status::fail);
    const auto unknown = finding_of("photo.date", Status::unknown);
    const auto passed = finding_of("video.live", Status::pass);
    const std::string point = "：3 张中 1 张清晰";
    const std::string asked = " 要求：至少 60% 的照片达到 50 分";
    const std::vector<std::tuple<const char*, std::vector<Finding>, std::string>> rows = {
        {"failed", {failed, passed}, "照片清晰度" + point + asked},
        {"failed, another in doubt", {failed, unknown}, "照片清晰度" + point + asked + "另外请留意：照片日期"},
        {"in doubt", {unknown, passed}, "照片日期" + point},
        {"passed", {passed}, "全部检查通过"},
        {"not checked", {}, "没有做任何检查，请人工查看"},
    };
    for (const auto& [what, findings, told] : rows) {
        CAPTURE(what);
        const std::string text = page({verdict_of("a", Outcome::review, findings)});
        CHECK(chinese_of(part_of(text, "<td class=\"day\"></td>", "</tr>")) == told);
    }
}

TEST_CASE("a thumbnail links to its full-size picture, by a path that stays below the page whatever its name is") {
    struct Row {
        const char* full_size;
        const char* href;  // nullptr: no link
    };
    const Row rows[] = {
        {"", nullptr},
        {"evidence/good/1.jpg", "evidence/good/1.jpg"},
        {"图/1 2.jpg", "%E5%9B%BE/1%202.jpg"},
        {"javascript:alert(1)", "javascript%3Aalert%281%29"},
        {"\"><script>?#&'.jpg", "%22%3E%3Cscript%3E%3F%23%26%27.jpg"},
        {"\xB2\xC4/%41.jpg", "%B2%C4/%2541.jpg"},
        {"/etc/passwd", nullptr},
        {"//example.com/1.jpg", nullptr},
    };
    Verdict made = verdict_of("a", Outcome::fail, {finding_of("photo.clarity", Status::fail)});
    made.files = {photo("1.jpg")};
    const std::vector<std::byte> jpeg = {std::byte{0xFF}, std::byte{0xD8}};
    for (const Row& row : rows) {
        CAPTURE(row.full_size);
        const std::string text = page({made}, {{{"1.jpg", std::nullopt, 4000, 3000, jpeg, row.full_size}}});
        const std::string link = part_of(text, "<div class=\"picture\"><a ", "</a>");
        CHECK(link.empty() == (row.href == nullptr));
        CHECK(holds(text, "点小图看大图") == (row.href != nullptr));
        if (row.href == nullptr) continue;
        CHECK(link.starts_with("href=\"" + std::string(row.href) + "\" target=\"_blank\" rel=\"noopener\">"));
        CHECK(holds(link, "<img alt=\"1.jpg\""));
    }
}

TEST_CASE("a banner that a person should read stands straightened in its finding") {
    Finding unread = finding_of("banner.wording", Status::unknown);
    unread.evidence.push_back({"1.jpg", 3.5, filled_sighting().quad, {}, {}});
    Verdict made = verdict_of("a", Outcome::review, {unread});
    made.files = {photo("1.jpg")};
    CHECK(holds(page({made}), "<img class=\"strip\" alt=\"\" src=\"data:image/jpeg;base64,/9gACQ==\">"));
    made.files[0].photo->banners->front().strip[0] = std::byte{'G'};
    CHECK_FALSE(holds(page({made}), "class=\"strip\""));
}

TEST_CASE("what is too much for a page is counted") {
    Verdict made = verdict_of("a", Outcome::fail);
    for (int i = 0; i < 207; ++i) {
        made.findings.push_back(finding_of("photo.clarity", Status::fail));
        made.files.push_back(unreadable_facts());
    }
    for (int i = 0; i < 13; ++i)
        made.findings[0].evidence.push_back({"1.jpg", {}, {}, {}, {}});
    const std::string text = page({made});
    CHECK(holds(text, "<p><span class=\"zh\">另有 7 处</span>"));
    CHECK(holds(text, "<li><span class=\"zh\">另有 3 处</span>"));
    CHECK(holds(text, "<li><span class=\"zh\">另有 167 处</span>"));
}

TEST_CASE("a submission with more photos than a page can show says how many are left out") {
    Verdict made = verdict_of("a", Outcome::fail, {finding_of("photo.clarity", Status::fail)});
    for (int i = 0; i < 63; ++i)
        made.files.push_back(photo(std::to_string(i) + ".jpg"));
    CHECK(pictures_wanted(made).size() == 60);
    CHECK(holds(page({made}), "另有 3 张照片没有列在这里"));
}

TEST_CASE("the same verdicts and pictures give the same page, also none at all") {
    const std::vector<Verdict> verdicts = {nasty_verdict(), verdict_of("b", Outcome::pass)};
    CHECK(page(verdicts) == page(verdicts));
    CHECK(holds(page({}), "<b id=\"shown\">0</b> / 0"));
}

TEST_SUITE_END();
