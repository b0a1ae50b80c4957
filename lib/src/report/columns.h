// How text lies in the columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mediaproof {

// What the reports for a terminal keep to.
inline constexpr std::size_t most_columns = 100;

// Columns that `text` takes: Chinese and other wide characters two, combining marks and ANSI colours none.
std::size_t columns_of(std::string_view text);

// `lead` and then `text` in lines of at most `columns`, each with its newline; all lines but the first are indented to
// where `text` begins. A line ends at blanks, which are left out there, or between two characters of which one is wide,
// but neither before closing punctuation nor after opening. What is longer than a line without such a place is broken
// where the line ends. Nothing else is left out; `lead` stays whole.
std::string hanging(std::string_view lead, std::string_view text, std::size_t columns = most_columns);

}  // namespace mediaproof
