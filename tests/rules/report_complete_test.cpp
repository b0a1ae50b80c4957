#include <doctest/doctest.h>

#include <filesystem>

#include "rules/facts.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "report.complete";

// Sixty characters that name no section.
const std::string prose =
    "活动当天，工作人员向来往群众讲解政策，发放资料四百余份，现场解答咨询八十六件，收集意见建议八条，已全部转交有关科室"
    "办理，群众表示满意。\n";
const std::string long_prose = prose + prose + prose + prose;
const std::string title = "市司法局政务公开主题日活动总结\n";
const std::string both = title + "一、活动概况\n" + prose + "二、经验做法\n" + prose + prose + "三、工作实效\n" + prose;

FileFacts text_file(const std::string& name, const std::string& text) {
    FileFacts facts = document(name, text);
    facts.format = "text";
    return facts;
}

FileFacts in_report(const std::string& name) {
    FileFacts facts = photo(name);
    facts.in_document = true;
    return facts;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("each section asked for has a heading and something under it") {
    struct Row {
        const char* about;
        std::string text;
        Status status;
        const char* advice;
    };
    const char* missing = "report.complete.advice-missing";
    const char* open = "report.complete.advice-open";
    const Row rows[] = {
        {"both", both, Status::pass, ""},
        {"other words for them", title + "一、主要做法\n" + long_prose + "二、取得的成效\n" + prose, Status::pass, ""},
        {"longer headings", title + "一、主要做法和工作经验\n" + long_prose + "二、活动取得了明显成效\n" + prose,
         Status::pass, ""},
        {"without numbers", title + "经验做法\n" + long_prose + "工作实效\n" + prose, Status::pass, ""},
        {"run in", title + "一、经验做法。" + long_prose + "二、工作实效：" + prose, Status::pass, ""},
        {"one heading for both", title + "一、经验做法及工作实效\n" + long_prose, Status::pass, ""},
        {"with parts of their own",
         title + "二、经验做法\n（一）精心准备\n" + long_prose + "（二）贴近需求\n" + prose + "三、工作实效\n1.\n" +
             prose,
         Status::pass, ""},
        {"numbered parts under bare headings",
         title + "经验做法\n1.精心准备\n" + long_prose + "工作实效\n1.服务群众\n" + prose, Status::pass, ""},
        {"below others",
         title + "一、活动开展情况\n" + long_prose + "（一）主要做法\n" + prose + "（二）取得成效\n" + prose,
         Status::pass, ""},
        {"after a table of contents", title + "一、经验做法 1\n二、工作实效 2\n" + both, Status::pass, ""},
        {"no effect", title + "一、经验做法\n" + long_prose, Status::fail, missing},
        {"no experience", title + "一、工作实效\n" + long_prose, Status::fail, missing},
        {"neither", title + long_prose, Status::fail, missing},
        {"one without text", title + "一、经验做法\n" + long_prose + "二、工作实效\n略。\n三、下一步打算\n" + prose,
         Status::fail, missing},
        {"only a word of every day in a sentence", title + "一、经验做法\n" + long_prose + "这样效果好。\n",
         Status::fail, missing},
        {"only in the title", "政务公开主题日活动成效\n一、经验做法\n" + long_prose, Status::fail, missing},
        {"mentioned in a sentence", title + "一、经验做法\n" + long_prose + "活动取得了工作实效。\n", Status::unknown,
         open},
        {"a part of the other section", title + "一、经验做法\n" + long_prose + "（三）注重实效\n" + prose,
         Status::unknown, open},
        {"bare headings that part it", title + "经验做法\n精心准备\n" + long_prose + "工作实效\n" + prose,
         Status::unknown, open},
        {"a bare heading with nothing before the next", title + "经验做法\n工作实效\n" + long_prose, Status::fail,
         missing},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const Finding finding = finding_of(rule, {text_file("报告.txt", row.text)});
        CHECK(finding.status == row.status);
        CHECK(finding.advice.key == row.advice);
        CHECK(finding.unit == "characters");
        CHECK(finding.evidence.size() == 2);
    }
}

TEST_CASE("what there is decides, and what can't be read leaves it open") {
    const FileFacts complete = document("报告.docx", both);
    const FileFacts readme = text_file("说明.txt", "请先看报告。\n");
    const FileFacts incomplete = text_file("报告.txt", title + "一、经验做法\n" + long_prose);
    const FileFacts scan = document("扫描.pdf");
    const FileFacts old = unreadable("报告.doc", FileKind::document);
    FileFacts pages = document("图片.docx", "活动报告\n");
    pages.format = "Office Open XML";
    struct Row {
        const char* about;
        std::vector<FileFacts> files;
        Status status;
        const char* advice;
    };
    const Row rows[] = {
        {"none", {photo("1.jpg")}, Status::fail, "report.complete.advice-none"},
        {"one that can't be read", {old}, Status::unknown, "report.complete.advice-unreadable"},
        {"a damaged photo is no report",
         {unreadable("1.jpg", FileKind::photo)},
         Status::fail,
         "report.complete.advice-none"},
        {"a whole one beside it", {old, complete}, Status::pass, ""},
        {"an incomplete one beside it", {incomplete, old}, Status::unknown, "report.complete.advice-unreadable"},
        {"a readme", {readme}, Status::fail, "report.complete.advice-short"},
        {"a readme beside the report", {readme, complete}, Status::pass, ""},
        {"a readme beside an incomplete one", {readme, incomplete}, Status::fail, "report.complete.advice-missing"},
        {"a scan", {scan}, Status::unknown, "report.complete.advice-scanned"},
        {"a scan with the scanner's mark",
         {document("扫描.pdf", "扫描全能王 创建\n")},
         Status::unknown,
         "report.complete.advice-scanned"},
        {"a scan beside an incomplete one", {scan, incomplete}, Status::unknown, "report.complete.advice-scanned"},
        {"an empty text", {text_file("报告.txt", "\n")}, Status::unknown, "report.complete.advice-scanned"},
        {"pictures of pages",
         {pages, in_report("图片.docx/word/media/image1.png")},
         Status::unknown,
         "report.complete.advice-scanned"},
        {"pictures of another",
         {pages, in_report("图片.docx2/word/media/image1.png")},
         Status::fail,
         "report.complete.advice-short"},
        {"few words and no picture", {pages}, Status::fail, "report.complete.advice-short"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const Finding finding = finding_of(rule, row.files);
        CHECK(finding.status == row.status);
        CHECK(finding.advice.key == row.advice);
    }
    CHECK(observed(finding_of(rule, {old})) == "no written report that can be read");
    CHECK(observed(finding_of(rule, {})) == "no written report");
    Submission closed;
    closed.looked_into = false;
    CHECK(finding_of(rule, {}, closed).status == Status::unknown);
}

TEST_CASE("the heading that was found, and the section that was not, are told by name") {
    const Finding finding = finding_of(rule, {text_file("报告.txt", title + "一、主要做法：\n" + long_prose)});
    CHECK(finding.file == "报告.txt");
    CHECK(observed(finding) == "290 characters, without 工作实效");
    CHECK(say(finding.required_text, Language::english) ==
          "a written report with the sections 经验做法、工作实效, of at least 200 characters");
    CHECK(say(finding.evidence.at(0).note, Language::english) ==
          "经验做法: under the heading “主要做法”, 268 characters");
    CHECK(say(finding.evidence.at(1).note, Language::english) == "工作实效: not found");
}

TEST_CASE("the pack says how much is asked for") {
    const std::vector<FileFacts> files = {text_file("报告.txt", both)};
    CHECK(finding_of(rule, files, {}, pack_with(rule, "min_characters", 5000)).status == Status::fail);
    CHECK(finding_of(rule, files, {}, pack_with(rule, "min_section_characters", 500)).status == Status::fail);
    RulePack pack = shipped_pack();
    pack.rules.find(rule)->second.wordings["sections"] = {{"活动概况"}, {"群众反映", "反响"}};
    const Finding finding = finding_of(rule, files, {}, pack);
    CHECK(finding.status == Status::fail);
    CHECK(observed(finding).ends_with("without 群众反映"));
}

TEST_CASE("the reports of the sample stories are complete") {
    namespace fs = std::filesystem;
    int reports = 0;
    for (const auto& story : fs::directory_iterator(fs::path(MEDIAPROOF_SOURCE) / "samples")) {
        const fs::path file = story.path() / "活动报告.txt";
        if (!fs::exists(file)) continue;
        CAPTURE(file);
        CHECK(finding_of(rule, {text_file("活动报告.txt", read_bytes(file))}).status == Status::pass);
        ++reports;
    }
    CHECK(reports >= 14);
}

TEST_SUITE_END();
