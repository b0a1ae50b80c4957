// Verdicts as the rows of a table, for the spreadsheets.
#pragma once

#include <string>
#include <vector>

#include "mediaproof/finding.h"
#include "mediaproof/message.h"
#include "mediaproof/rule_pack.h"

namespace mediaproof {

using Row = std::vector<std::string>;

Row finding_heads(Language language);

struct FindingRow {
    Status status = Status::unknown;
    Row cells;
};

// A row for each finding; one that says so for a submission of which nothing was checked.
std::vector<FindingRow> finding_rows(const Verdict& verdict, const RulePack& pack, Language language);

Row submission_heads(Language language);
Row submission_row(const Verdict& verdict, Language language);

}  // namespace mediaproof
