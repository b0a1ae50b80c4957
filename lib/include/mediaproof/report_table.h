// Reports for spreadsheets.
//
// Nothing that a submission holds can become a formula or a link. Control characters and direction marks are made
// visible as printable() does. The same verdicts give the same bytes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mediaproof/finding.h"
#include "mediaproof/message.h"
#include "mediaproof/rule_pack.h"

namespace mediaproof {

// A row for each finding, in the order given, and one for a submission of which nothing was checked; UTF-8 with a byte order mark, lines end in CR LF, every cell in quotes. A
// cell that a spreadsheet would take for a formula has an apostrophe before it.
std::string csv_report(const std::vector<Verdict>& verdicts, const RulePack& pack, Language language);

// An .xlsx workbook: a sheet with a row for each submission, the worst first, and one with a row for each finding, both
// with frozen heads and filters, coloured by outcome. All cells are text. Texts are cut after 32,000 bytes, and rows
// after 1,000,000: a spreadsheet holds no more. Throws std::runtime_error when memory or the room for temporary
// files runs out.
std::vector<std::byte> xlsx_report(const std::vector<Verdict>& verdicts, const RulePack& pack, Language language);

}  // namespace mediaproof
