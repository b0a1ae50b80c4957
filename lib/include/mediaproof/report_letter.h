// Letters to the units: what to mend, ready to be pasted into an email. In Chinese only: they go to offices in China.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "mediaproof/finding.h"
#include "mediaproof/rule_pack.h"

namespace mediaproof {

struct LetterStyle {
    // The day on which the letter is sent. With it, and where the pack's calendar reaches far enough, the letter names
    // the day by which the answer is due; without, only how many working days there are.
    std::optional<std::chrono::year_month_day> written_on;
    int working_days = 5;  // until the answer is due, > 0; the day of writing does not count
    bool markdown = false;
};

// What the unit is asked to mend: each fail, and what was too uncertain to judge; nothing of what was right. Absent
// where there is nothing for the unit to do: a submission that passes, or one that waits for the organiser alone (no
// calendar for the year, no plan). UTF-8, ends in a newline; names can't write Markdown.
std::optional<std::string> correction_letter(const Verdict& verdict, const RulePack& pack,
                                             const LetterStyle& style = {});

}  // namespace mediaproof
