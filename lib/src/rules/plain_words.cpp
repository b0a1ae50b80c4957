#include "rules/plain_words.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "utf8.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_characters = 256;

char32_t half_width(char32_t c) {
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

bool is_word(char32_t c) {
    const bool ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool other_punctuation = c < 0xC0 || (c >= 0x2000 && c <= 0x2E7F) || (c >= 0x3000 && c <= 0x3004) ||
                                   (c >= 0x3008 && c <= 0x3020) || c == 0x30FB || (c >= 0xFE00 && c <= 0xFE6F) ||
                                   c >= 0xFF00;
    return ascii || !other_punctuation || (c >= 0x20000 && c <= 0x3FFFF);
}

// Edits that turn `a` into each beginning of `b`, the empty one first.
std::vector<std::size_t> last_row_of_edits(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row;
}

}  // namespace

std::u32string plain_words(std::string_view text) {
    std::u32string words;
    while (!text.empty() && words.size() < most_characters) {
        const Utf8Character next = take_utf8(text);
        const char32_t c = half_width(next.code);
        if (next.valid && is_word(c)) words += c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    }
    return words;
}

std::size_t edits_between(std::u32string_view a, std::u32string_view b) {
    return last_row_of_edits(a, b).back();
}

std::size_t edits_to_a_beginning(std::u32string_view a, std::u32string_view b) {
    const std::vector<std::size_t> row = last_row_of_edits(a, b);
    return *std::min_element(row.begin(), row.end());
}

bool is_contraction(std::u32string_view part, std::u32string_view whole) {
    if (part.size() >= whole.size()) return false;
    for (const char32_t c : whole) {
        if (!part.empty() && part.front() == c) part.remove_prefix(1);
    }
    return part.empty();
}

}  // namespace mediaproof
