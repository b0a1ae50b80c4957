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
Row finding_row(const Verdict& verdict, const Finding& finding, const RulePack& pack, Language language);

Row submission_heads(Language language);
Row submission_row(const Verdict& verdict, Language language);

}  // namespace mediaproof
