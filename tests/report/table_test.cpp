// The reports for spreadsheets.
#include <doctest/doctest.h>

#include "media/package.h"
#include "mediaproof/report_table.h"
#include "support/verdicts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

std::string csv(const std::vector<Verdict>& verdicts) {
    return csv_report(verdicts, made_up_pack(), Language::chinese);
}

std::vector<std::byte> xlsx(const std::vector<Verdict>& verdicts) {
    return xlsx_report(verdicts, made_up_pack(), Language::chinese);
}

std::string part_of(const std::vector<std::byte>& book, const std::string& name) {
    const auto bytes = read_part(book, name, std::size_t{1} << 24, "report.xlsx");
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Verdict named(const std::string& unit) {
    Verdict made = verdict_of("a", Outcome::fail, {finding_of("photo.clarity", Status::fail)});
    made.submission.manifest.unit = unit;
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("CSV opens in a spreadsheet as it is: byte order mark, CR LF, a row for each finding") {
    const std::string text =
        csv({verdict_of("a", Outcome::fail,
                        {finding_of("photo.clarity", Status::fail), finding_of("video.date", Status::pass)}),
             verdict_of("b", Outcome::review)});
    CHECK(text.starts_with("\xEF\xBB\xBF\"材料名\",\"结论\",\"责任单位\","));
    CHECK(count_in(text, "\r\n") == 4);
    CHECK(count_in(text, "\n") == 4);
    CHECK(holds(text,
                "\r\n\"b\",\"? 待复核\",\"b\",\"\",\"\",\"\",\"\",\"? "
                "无法判定\",\"\",\"\",\"\",\"没有做任何检查，请人工查看\","));
    CHECK(text.ends_with("\r\n"));
    CHECK(holds(text, "\"a\",\"× 不通过\",\"a\",\"\",\"\",\"照片清晰度\",\"photo.clarity\",\"× 不通过\",\"是\""));
    CHECK(holds(text, "\"3 张中 1 张清晰\""));
}

TEST_CASE("no cell of the CSV is a formula") {
    struct Row {
        const char* unit;
        const char* cell;
    };
    const Row rows[] = {{"=1+1", "\"'=1+1\""},
                        {"+1", "\"'+1\""},
                        {"-1", "\"'-1\""},
                        {"@SUM(A1)", "\"'@SUM(A1)\""},
                        {"  =1", "\"'  =1\""},
                        {"＝1", "\"'＝1\""},
                        {"\t=1", "\"\\x09=1\""},
                        {"\r=1", "\"\\x0D=1\""},
                        {"a=1", "\"a=1\""},
                        {"\"=1", "\"\"\"=1\""},
                        {"a\",\"=1", "\"a\"\",\"\"=1\""},
                        {"市教育局", "\"市教育局\""}};
    for (const Row& row : rows) {
        CAPTURE(row.unit);
        CHECK(holds(csv({named(row.unit)}), std::string(",") + row.cell + ","));
    }
    std::string evil = csv({nasty_verdict()});
    CHECK(count_in(evil, "\r\n") == 3);
    std::erase(evil, '\r');
    CHECK(is_tame(evil));
}

TEST_CASE("a finding's row tells its files and seconds") {
    Verdict seen = named("市教育局");
    seen.findings[0].evidence.push_back({"a.mp4", 12.34, std::nullopt, std::nullopt, {}});
    seen.findings[0].evidence.push_back({"b.jpg", std::nullopt, std::nullopt, std::nullopt, {}});
    CHECK(holds(csv({seen}), "\"a.mp4, b.jpg\",\"0:12.3\""));
}

TEST_CASE("the workbook holds texts, and neither formulas nor links") {
    const auto book = xlsx({nasty_verdict(), named("=HYPERLINK(\"http://a\")"), named("https://example.org")});
    const std::string texts = part_of(book, "xl/sharedStrings.xml");
    CHECK(holds(texts, "=HYPERLINK("));
    CHECK(is_tame(texts));
    for (const char* sheet : {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}) {
        const std::string xml = part_of(book, sheet);
        CAPTURE(sheet);
        CHECK(holds(xml, "<c r=\"A2\""));
        CHECK(count_in(xml, "<v>") == count_in(xml, " t=\"s\"><v>"));
        CHECK_FALSE(holds(xml, "<f>"));
        CHECK_FALSE(holds(xml, "<hyperlink"));
        CHECK(holds(xml, "<autoFilter ref=\"A1:"));
        CHECK(holds(xml, "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"));
    }
    CHECK(holds(part_of(book, "xl/workbook.xml"), "<sheet name=\"汇总\""));
}

TEST_CASE("the first sheet has a row for each submission, the worst first, and what is wrong in one cell") {
    Verdict wrong = named("市教育局");
    wrong.findings.push_back(finding_of("video.date", Status::unknown));
    const auto book = xlsx({verdict_of("b", Outcome::pass, {finding_of("photo.clarity", Status::pass)}), wrong});
    const std::string texts = part_of(book, "xl/sharedStrings.xml");
    CHECK(holds(texts, "<t>照片清晰度：3 张中 1 张清晰；视频日期：3 张中 1 张清晰</t>"));
    CHECK(holds(texts, "<t>全部检查通过</t>"));
    CHECK(texts.find("× 不通过") < texts.find("√ 通过"));
    CHECK(count_in(part_of(book, "xl/worksheets/sheet1.xml"), "<row ") == 3);
    CHECK(count_in(part_of(book, "xl/worksheets/sheet2.xml"), "<row ") == 4);
}

TEST_CASE("the workbook's bytes depend on the verdicts alone") {
    const std::vector<Verdict> verdicts = {nasty_verdict(), named("市教育局")};
    const auto book = xlsx(verdicts);
    CHECK(xlsx(verdicts) == book);
    CHECK(holds(part_of(book, "docProps/core.xml"), "2023-01-01T00:00:00Z"));
    CHECK_FALSE(xlsx({}).empty());
}

TEST_CASE("a text that is longer than a cell may be is cut between its characters") {
    std::string endless;
    for (int i = 0; i < 20'000; ++i)
        endless += "字";
    const std::string texts = part_of(xlsx({named(endless)}), "xl/sharedStrings.xml");
    CHECK(holds(texts, "字…</t>"));
}

TEST_SUITE_END();
