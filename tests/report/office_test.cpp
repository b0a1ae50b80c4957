// The spreadsheets in a real office program: every cell is the text that was written, whatever it looks like.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <pugixml.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "mediaproof/dates.h"
#include "mediaproof/report_table.h"
#include "report/rows.h"
#include "support/program.h"
#include "support/temp_folder.h"
#include "support/verdicts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

// What a unit could call itself so that a spreadsheet takes it for something else.
std::vector<std::string> hostile_texts() {
    return {"=1+1",
            "+1+1",
            "-1+1",
            "@SUM(A1:A2)",
            "  =1+1",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
            "'=1+1",
            "\"=1+1",
            "a\",\"=1+1",
            "a\r\n=1+1,=2+2",
            ";=1+1;",
            "=HYPERLINK(\"https://example.org\",\"开\")",
            "=cmd|' /C calc'!A0",
            "{=1+1}",
            "https://example.org/?a=1&b=2",
            "mailto:a@example.org",
            "file:///etc/passwd",
            "<a href=\"https://example.org\">a</a><script>a</script>&amp;",
            "]]>",
            "a  b   c",
            "\033[2J\u202Egpj.exe\uFEFF\uFFFF\xFF",
            "_x0041_",
            "市教育局“政务公开”主题日，😀𠀀",
            std::string(40'000, 'x'),
            nasty};
}

// What a CSV file can't tell from a number or a day, and a workbook can.
std::vector<std::string> number_likes() {
    return {"007", "1e5", "12345678901234567890", "2023-05-12", "0:12.3", "50%", "1/2", "TRUE", "1,5"};
}

Verdict verdict_named(const std::string& name) {
    Finding about = finding_of("photo.clarity", Status::fail);
    about.file = name;
    about.observed = {"intake.link", {{"name", name}}};
    about.evidence.push_back({name, 12.34, std::nullopt, std::nullopt, {}});
    about.evidence.push_back({name, 65.0, std::nullopt, std::nullopt, {}});
    Verdict made = verdict_of(name, Outcome::fail, {about, finding_of("video.date", Status::unknown)});
    made.submission.manifest.unit = name;
    made.submission.manifest.theme = name;
    made.submission.event_dates = {parse_date("2023-05-12").value()};
    return made;
}

std::vector<Verdict> verdicts_named(const std::vector<std::string>& names) {
    std::vector<Verdict> verdicts;
    for (const std::string& name : names)
        verdicts.push_back(verdict_named(name));
    return verdicts;
}

using Rows = std::vector<Row>;

Rows findings_of(const std::vector<Verdict>& verdicts) {
    Rows rows = {finding_heads(Language::chinese)};
    for (const Verdict& verdict : verdicts) {
        for (const FindingRow& row : finding_rows(verdict, made_up_pack(), Language::chinese))
            rows.push_back(row.cells);
    }
    return rows;
}

Rows submissions_of(const std::vector<Verdict>& verdicts) {
    Rows rows = {submission_heads(Language::chinese)};
    for (const Verdict& verdict : verdicts)
        rows.push_back(submission_row(verdict, Language::chinese));
    return rows;
}

Rows sorted(Rows rows) {
    std::sort(rows.begin(), rows.end());
    return rows;
}

// In CSV an apostrophe stands before what would be a formula.
Rows with_apostrophes(Rows rows) {
    for (Row& row : rows) {
        for (std::string& cell : row) {
            const std::size_t start = cell.find_first_not_of(' ');
            for (const char* mark : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
                if (start != std::string::npos && cell.substr(start).starts_with(mark)) {
                    cell.insert(0, "'");
                    break;
                }
            }
        }
    }
    return rows;
}

// In a workbook a cell holds no more than so much.
Rows with_long_cells_cut(Rows rows) {
    for (Row& row : rows) {
        for (std::string& cell : row) {
            if (cell.size() > 32'000) cell = cell.substr(0, 32'000) + "…";
        }
    }
    return rows;
}

// A spreadsheet as LibreOffice understood it, in its flat XML.
class Understood {
  public:
    explicit Understood(const std::filesystem::path& file) {
        const auto read = document_.load_file(file.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
        if (!read) throw std::runtime_error("no spreadsheet came of it: " + file.filename().string());
    }

    std::vector<std::string> sheets() const {
        std::vector<std::string> names;
        for (const auto& found : document_.select_nodes("//office:spreadsheet/table:table"))
            names.emplace_back(found.node().attribute("table:name").value());
        return names;
    }

    std::size_t count(const std::string& xpath) const { return document_.select_nodes(xpath.c_str()).size(); }

    // The rows that hold anything, each up to its last cell that does.
    Rows rows_of(const std::string& sheet) const {
        Rows rows;
        const std::string path = "//table:table[@table:name='" + sheet + "']//table:table-row";
        for (const auto& found : document_.select_nodes(path.c_str())) {
            Row row;
            for (const pugi::xml_node cell : found.node().children("table:table-cell"))
                row.insert(row.end(), std::min(cell.attribute("table:number-columns-repeated").as_ullong(1), 100ULL),
                           text_of(cell));
            while (!row.empty() && row.back().empty())
                row.pop_back();
            if (!row.empty()) rows.push_back(row);
        }
        return rows;
    }

  private:
    static std::string text_of(const pugi::xml_node& node) {
        std::string text;
        for (const pugi::xml_node part : node.children()) {
            const std::string name = part.name();
            if (part.type() == pugi::node_pcdata && std::string(node.name()) != "table:table-cell")
                text += part.value();
            if (name == "text:s") text += std::string(part.attribute("text:c").as_uint(1), ' ');
            if (name == "text:p" && part.previous_sibling("text:p")) text += '\n';
            if (name == "text:p" || name == "text:span" || name == "text:a") text += text_of(part);
        }
        return text;
    }

    pugi::xml_document document_;
};

// Both reports as the office program understands them; made once for all tests.
struct Opened {
    std::vector<Verdict> in_book;
    std::vector<Verdict> in_table;
    std::unique_ptr<Understood> book;
    std::unique_ptr<Understood> table;
};

// Writes what the office program makes of the file beside it, as flat XML.
void understand(const TempFolder& folder, const std::filesystem::path& file, const std::vector<std::string>& options) {
    const std::string home = folder.path().string();
    std::vector<std::string> command = {"env",     "HOME=" + home, "TMPDIR=" + home,
                                        "soffice", "--headless",   "-env:UserInstallation=file://" + home + "/profile"};
    command.insert(command.end(), options.begin(), options.end());
    command.insert(command.end(), {"--convert-to", "fods", "--outdir", home, file.string()});
    run_tool(command);
}

Opened open_both() {
    std::vector<std::string> names = hostile_texts();
    const std::vector<Verdict> in_table = verdicts_named(names);
    const std::vector<std::string> more = number_likes();
    names.insert(names.end(), more.begin(), more.end());
    const std::vector<Verdict> in_book = verdicts_named(names);
    if (run_tool({"sh", "-c", "command -v soffice || true"}).out.empty())
        throw std::runtime_error("soffice is missing: install libreoffice-calc-nogui, as ./run test does");
    const TempFolder folder;
    const auto written = xlsx_report(in_book, made_up_pack(), Language::chinese);
    const auto book = folder.write("book.xlsx", {reinterpret_cast<const char*>(written.data()), written.size()});
    const auto table = folder.write("table.csv", csv_report(in_table, made_up_pack(), Language::chinese));
    understand(folder, book, {});
    // The file as a person opens it, by the mark at its beginning: commas, quotation marks, UTF-8.
    understand(folder, table, {"--infilter=CSV:44,34,76"});
    return {in_book, in_table, std::make_unique<Understood>(folder.path() / "book.fods"),
            std::make_unique<Understood>(folder.path() / "table.fods")};
}

const Opened& opened() {
    static const Opened once = open_both();
    return once;
}

void check_same(const Rows& seen, const Rows& written) {
    REQUIRE(seen.size() == written.size());
    for (std::size_t row = 0; row < seen.size(); ++row) {
        CAPTURE(row);
        REQUIRE(seen[row].size() == written[row].size());
        for (std::size_t column = 0; column < seen[row].size(); ++column) {
            CAPTURE(column);
            CHECK(seen[row][column] == written[row][column]);
        }
    }
}

}  // namespace

TEST_SUITE_BEGIN("office");

TEST_CASE("every cell of the workbook is the text that was written") {
    const auto& [verdicts, _, book, table] = opened();
    REQUIRE(book->sheets() == std::vector<std::string>{"汇总", "逐项"});
    check_same(sorted(book->rows_of("汇总")), sorted(with_long_cells_cut(submissions_of(verdicts))));
    check_same(sorted(book->rows_of("逐项")), sorted(with_long_cells_cut(findings_of(verdicts))));
    CHECK(book->count("//table:table-cell[@office:value-type and @office:value-type!='string']") == 0);
}

TEST_CASE("every cell of the table is the text that was written, with an apostrophe before what would be a formula") {
    check_same(opened().table->rows_of("table"), with_apostrophes(findings_of(opened().in_table)));
}

TEST_CASE("no cell is a formula, a link, a script or a picture") {
    const Understood* const sheets[] = {opened().book.get(), opened().table.get()};
    for (const Understood* one : sheets) {
        CHECK(one->count("//table:table-cell") > 300);
        for (const char* lively :
             {"//@table:formula", "//text:a", "//office:annotation", "//draw:*", "//ooo:libraries/*",
              "//table:dde-links", "//table:content-validation", "//@xlink:href[.!='']"}) {
            CAPTURE(lively);
            CHECK(one->count(lively) == 0);
        }
    }
}

TEST_CASE("every column can be filtered") {
    const Understood& book = *opened().book;
    const auto filtered = [&](const std::string& range) {
        return book.count(
            "//table:database-range[@table:display-filter-buttons='true' and "
            "@table:target-range-address='" +
            range + "']");
    };
    const auto last_row = [](const Rows& rows) { return std::to_string(rows.size()); };
    CHECK(filtered("汇总.A1:汇总.F" + last_row(submissions_of(opened().in_book))) == 1);
    CHECK(filtered("逐项.A1:逐项.O" + last_row(findings_of(opened().in_book))) == 1);
    CHECK(book.count("//table:database-range") == 2);
}

TEST_SUITE_END();
