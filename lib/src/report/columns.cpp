#include "mediaproof/columns.h"

#include <algorithm>

#include "utf8.h"

namespace mediaproof {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t count>
bool is_among(const Range (&ranges)[count], char32_t c) {
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [&](const Range& range) { return c >= range.first && c <= range.last; });
}

// Unicode's East Asian Width is W or F. Blocks of pictures count as wide throughout: some fonts draw all of them so.
bool is_wide(char32_t c) {
    constexpr Range ranges[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97C},
                                {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},
                                {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x1B2FF}, {0x1F18E, 0x1F19A},
                                {0x1F200, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7F0}, {0x1F900, 0x1FAFF},
                                {0x20000, 0x3FFFD}};
    constexpr std::u32string_view alone = U"⌚⌛\u2329\u232A⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕🀄🃏";
    return c >= 0x1100 && (is_among(ranges, c) || alone.find(c) != std::u32string_view::npos);
}

// Marks that stand on the character before them, of the scripts that names are likely to hold; another script's count
// as one column, so that a line ends a little early.
bool is_mark(char32_t c) {
    constexpr Range ranges[] = {
        {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0E34, 0x0E3A},
        {0x0E47, 0x0E4E}, {0x0F71, 0x0F7E}, {0x180B, 0x180D}, {0x1AB0, 0x1ACE}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
        {0x20D0, 0x20F0}, {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF}};
    return c >= 0x0300 && is_among(ranges, c);
}

std::size_t columns_of(char32_t c) {
    return is_mark(c) ? 0 : is_wide(c) ? 2 : 1;
}

bool closes(char32_t c) {
    constexpr std::u32string_view closing = U"，。；：、！？）》〉」』】〕〗〙〛］｝．％‰℃”’…—–·～々ー,.;:!?)]}%";
    return closing.find(c) != std::u32string_view::npos;
}

bool opens(char32_t c) {
    constexpr std::u32string_view opening = U"（《〈「『【〔〖〘〚［｛“‘([{";
    return opening.find(c) != std::u32string_view::npos;
}

bool may_part(char32_t before, char32_t after) {
    return (is_wide(before) || is_wide(after)) && !is_mark(after) && !closes(after) && !opens(before);
}

// The part of `text` up to the first place at which a line may end; no more of it than does not fit into `columns`, as a
// megabyte may have no such place.
std::string_view first_word(std::string_view text, std::size_t columns) {
    std::string_view rest = text;
    char32_t before = take_utf8(rest).code;
    std::size_t taken = columns_of(before);
    while (!rest.empty() && rest.front() != ' ' && taken <= columns) {
        std::string_view beyond = rest;
        const char32_t next = take_utf8(beyond).code;
        if (may_part(before, next)) break;
        if (!is_mark(next)) before = next;
        taken += columns_of(next);
        rest = beyond;
    }
    return text.substr(0, text.size() - rest.size());
}

// The part of `text` that fits into `columns`; never less than one character with its marks.
std::string_view fitting(std::string_view text, std::size_t columns) {
    std::string_view rest = text;
    std::size_t taken = columns_of(take_utf8(rest).code);
    while (!rest.empty()) {
        std::string_view beyond = rest;
        taken += columns_of(take_utf8(beyond).code);
        if (taken > columns) break;
        rest = beyond;
    }
    return text.substr(0, text.size() - rest.size());
}

std::string_view first_blanks(std::string_view text) {
    return text.substr(0, std::min(text.find_first_not_of(' '), text.size()));
}

}  // namespace

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const char32_t c = take_utf8(text).code;
        if (c == U'\033' && text.starts_with('[')) {
            text.remove_prefix(std::min(text.find('m'), text.size() - 1) + 1);
        } else {
            columns += columns_of(c);
        }
    }
    return columns;
}

std::string hanging(std::string_view lead, std::string_view text, std::size_t columns) {
    const std::size_t indent = columns_of(lead);
    const std::size_t room = columns > indent ? columns - indent : 1;
    std::string lines(lead);
    std::size_t taken = 0;
    while (!text.empty()) {
        const std::string_view blanks = first_blanks(text);
        text.remove_prefix(blanks.size());
        if (text.empty()) break;
        std::string_view word = first_word(text, room);
        const std::size_t wanted = columns_of(word);
        const std::size_t left = room - std::min(room, taken + blanks.size());
        // A word that no line can hold begins where it stands.
        if (wanted <= left || (wanted > room && left > 1)) {
            lines += blanks;
            taken += blanks.size();
        } else {
            lines += '\n' + std::string(indent, ' ');
            taken = 0;
        }
        word = fitting(word, room - taken);
        lines += word;
        taken += columns_of(word);
        text.remove_prefix(word.size());
    }
    return lines + '\n';
}

}  // namespace mediaproof
