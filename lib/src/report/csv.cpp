#include <array>
#include <string_view>

#include "mediaproof/report_table.h"
#include "report/rows.h"

namespace mediaproof {
namespace {

// What spreadsheets take for the beginning of a formula; the wide ones where the keyboard is East Asian. Tab and CR
// can't come here: printable() has made them visible.
bool begins_formula(std::string_view cell) {
    constexpr std::array<std::string_view, 8> beginnings = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    for (const std::string_view beginning : beginnings) {
        if (cell.starts_with(beginning)) return true;
    }
    return false;
}

std::string cell_text(std::string_view cell) {
    std::string text = "\"";
    const std::size_t start = cell.find_first_not_of(' ');
    if (start != std::string_view::npos && begins_formula(cell.substr(start))) text += '\'';
    for (const char c : cell)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

std::string line_of(const Row& row) {
    std::string line;
    for (const std::string& cell : row)
        line += (line.empty() ? "" : ",") + cell_text(cell);
    return line + "\r\n";
}

}  // namespace

std::string csv_report(const std::vector<Verdict>& verdicts, const RulePack& pack, Language language) {
    std::string text = "\xEF\xBB\xBF" + line_of(finding_heads(language));
    for (const Verdict& verdict : verdicts) {
        for (const FindingRow& row : finding_rows(verdict, pack, language))
            text += line_of(row.cells);
    }
    return text;
}

}  // namespace mediaproof
