#include "utf8.h"

#include <algorithm>

namespace mediaproof {

Utf8Character take_utf8(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    Utf8Character character{text.substr(0, 1), lead, lead < 0x80};
    const bool may_lead = lead >= 0xC2 && lead <= 0xF4;
    if (may_lead && text.size() >= length) {
        char32_t code = lead & (0xFFU >> (length + 1));
        const auto tail = text.substr(1, length - 1);
        const bool continued = std::all_of(tail.begin(), tail.end(),
                                           [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; });
        for (const char c : tail)
            code = code << 6 | (static_cast<unsigned char>(c) & 0x3FU);
        constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        if (continued && code >= least[length] && code <= 0x10FFFF && !surrogate) {
            character = {text.substr(0, length), code, true};
        }
    }
    text.remove_prefix(character.bytes.size());
    return character;
}

std::string valid_utf8(std::string_view text) {
    std::string valid;
    while (!text.empty()) {
        const Utf8Character next = take_utf8(text);
        valid += next.valid ? next.bytes : "\xEF\xBF\xBD";
    }
    return valid;
}

std::string without_case(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return small;
}

}  // namespace mediaproof
