// Names and titles as people write them, made comparable.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mediaproof {

// The letters, digits and Chinese characters of UTF-8 text alone: no spaces, quotes or other punctuation, full-width
// forms as half-width ones, A to Z in lower case. At most the first 256; no name that is meant is longer.
std::u32string plain_words(std::string_view text);

// The fewest characters to put in, leave out or replace to make one of the other (Levenshtein 1966).
std::size_t edits_between(std::u32string_view a, std::u32string_view b);

// The same for whichever beginning of `b` takes the fewest.
std::size_t edits_to_a_beginning(std::u32string_view a, std::u32string_view b);

// Whether `part` is `whole` with characters left out.
bool is_contraction(std::u32string_view part, std::u32string_view whole);

}  // namespace mediaproof
