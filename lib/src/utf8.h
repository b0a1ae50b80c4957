// Text as UTF-8, one character at a time, for names that came from anywhere.
#pragma once

#include <string>
#include <string_view>

namespace mediaproof {

struct Utf8Character {
    std::string_view bytes;  // one byte where invalid
    char32_t code = 0;
    bool valid = false;
};

// Takes the first character off `text`, which must not be empty.
Utf8Character take_utf8(std::string_view& text);

// `text` with every invalid byte replaced by U+FFFD, fit for JSON.
std::string valid_utf8(std::string_view text);

// With small letters for capitals (of ASCII): names that are one to a computer which does not tell A from a.
std::string without_case(std::string_view text);

}  // namespace mediaproof
