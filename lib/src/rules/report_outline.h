// The headings of a written report, told from its bare text.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mediaproof {

struct ReportPart {
    std::string heading;         // without its number: "经验做法"; empty for what stands before the first
    int level = 0;               // by the style of its number: 1 for 一、 and #, 2 for （一）, 3 for 1. and so on;
                                 // 0 without a number
    bool is_title = false;       // the report's first line, without a number
    std::size_t characters = 0;  // written under it before the next heading of any kind, without blanks
};

// Characters of `text`, blanks (those of full width too) not counted.
std::size_t characters_in(std::string_view text);

// A heading is a line of its own of at most `most_characters`, or the number and the first words of a paragraph up to a
// full stop or colon. Without a number it is shorter, without any stop, and the line before it is not cut in mid
// sentence; such first words count only when `is_asked_for`.
std::vector<ReportPart> outline_of(std::string_view text, std::size_t most_characters,
                                   const std::function<bool(std::string_view)>& is_asked_for);

}  // namespace mediaproof
