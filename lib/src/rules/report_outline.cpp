#include "rules/report_outline.h"

#include <algorithm>
#include <optional>

#include "utf8.h"

namespace mediaproof {
namespace {

constexpr std::u32string_view blanks = U" \t\r\v\f\u00A0\u3000\uFEFF";
constexpr std::u32string_view ornaments = U"*_【[《〖“\"";       // around a heading
constexpr std::u32string_view closing = U"*_】]》〗”\"：:。. ";  // after it
constexpr std::u32string_view stops = U"。；！？;!?";
constexpr std::u32string_view pauses = U"，、,";
constexpr std::u32string_view run_in = U"。：:】";  // what parts a heading from a text that goes on in its line
constexpr std::u32string_view numerals = U"一二三四五六七八九十百";
constexpr std::size_t most_parts = 1'000;      // no report has more; what follows counts to the last
constexpr std::size_t most_before_colon = 10;  // characters of a heading without a number that runs in

bool is_one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}

std::u32string trimmed(std::u32string_view line) {
    const auto first = line.find_first_not_of(blanks);
    if (first == std::u32string_view::npos) return {};
    return std::u32string(line.substr(first, line.find_last_not_of(blanks) - first + 1));
}

std::u32string codes_of(std::string_view text) {
    std::u32string codes;
    while (!text.empty())
        codes += take_utf8(text).code;
    return codes;
}

std::string utf8_of(std::u32string_view codes) {
    std::string text;
    for (const char32_t c : codes) {
        const auto tail = [&](int shift) { return static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
        if (c < 0x80) {
            text += static_cast<char>(c);
        } else if (c < 0x800) {
            text += {static_cast<char>(0xC0U | c >> 6), tail(0)};
        } else if (c < 0x10000) {
            text += {static_cast<char>(0xE0U | c >> 12), tail(6), tail(0)};
        } else {
            text += {static_cast<char>(0xF0U | c >> 18), tail(12), tail(6), tail(0)};
        }
    }
    return text;
}

std::size_t count_of(std::u32string_view codes) {
    return static_cast<std::size_t>(
        std::count_if(codes.begin(), codes.end(), [](char32_t c) { return c != '\n' && !is_one_of(c, blanks); }));
}

// ---- numbers ----

struct Number {
    int level;
    std::size_t length;
};

std::size_t length_of_run(std::u32string_view line, std::size_t from, std::u32string_view set) {
    std::size_t to = from;
    while (to < line.size() && is_one_of(line[to], set))
        ++to;
    return to - from;
}

// 一、 第一章 （一） 1. （1） ① ##
std::optional<Number> number_of(std::u32string_view line) {
    constexpr std::u32string_view digits = U"0123456789０１２３４５６７８９";
    if (const std::size_t marks = length_of_run(line, 0, U"#"); marks > 0)
        return Number{static_cast<int>(std::min<std::size_t>(marks, 6)), marks};
    if (line.front() >= U'①' && line.front() <= U'⑳') return Number{4, 1};
    const bool bracket = is_one_of(line.front(), U"（(");
    const std::size_t opening = bracket || line.front() == U'第' ? 1 : 0;
    const std::size_t letters = length_of_run(line, opening, numerals);
    const std::size_t figures = length_of_run(line, opening, digits);
    const std::size_t end = opening + std::max(letters, figures);
    if (end == opening || end >= line.size() || end - opening > 3) return std::nullopt;
    const char32_t after = line[end];
    if (bracket && is_one_of(after, U"）)")) return Number{letters > 0 ? 2 : 4, end + 1};
    if (bracket) return std::nullopt;
    if (opening == 1) {
        if (line.substr(end).starts_with(U"部分")) return Number{1, end + 2};
        return is_one_of(after, U"章节篇") ? std::optional(Number{1, end + 1}) : std::nullopt;
    }
    if (letters > 0) return is_one_of(after, U"、．.，,：: \u3000") ? std::optional(Number{1, end + 1}) : std::nullopt;
    const bool decimal = end + 1 < line.size() && is_one_of(line[end + 1], digits);  // 3.5万
    return is_one_of(after, U"、．.)）") && !decimal ? std::optional(Number{3, end + 1}) : std::nullopt;
}

// ---- headings ----

struct Heading {
    std::u32string words;
    int level = 0;
    std::size_t rest = 0;  // characters of text in the same line
};

std::u32string without_ornaments(std::u32string_view words) {
    std::u32string bare = trimmed(words);
    bare.erase(0, length_of_run(bare, 0, ornaments));
    while (!bare.empty() && is_one_of(bare.back(), closing))
        bare.pop_back();
    return trimmed(bare);
}

std::optional<Heading> numbered_heading(std::u32string_view line, const Number& number, std::size_t most_characters) {
    const std::u32string_view words = line.substr(number.length);
    const std::size_t end = std::min(words.find_first_of(run_in, 1), words.size());
    const Heading heading{without_ornaments(words.substr(0, end)), number.level,
                          count_of(words.substr(std::min(end + 1, words.size())))};
    const bool fits = !heading.words.empty() && count_of(heading.words) <= most_characters;
    return fits ? std::optional(heading) : std::nullopt;
}

std::optional<Heading> bare_heading(std::u32string_view line, std::size_t most_characters,
                                    const std::function<bool(std::string_view)>& is_asked_for) {
    const std::size_t end = std::min(line.find_first_of(run_in, 1), line.size());
    const Heading heading{without_ornaments(line.substr(0, end)), 0,
                          count_of(line.substr(std::min(end + 1, line.size())))};
    if (heading.words.empty() || heading.words.find_first_of(stops) != std::u32string::npos ||
        heading.words.find_first_of(pauses) != std::u32string::npos)
        return std::nullopt;
    if (heading.rest == 0) {
        const bool ends_a_sentence = is_one_of(line.back(), stops);
        return !ends_a_sentence && count_of(heading.words) <= most_characters * 2 / 3 ? std::optional(heading)
                                                                                      : std::nullopt;
    }
    const bool short_enough = count_of(heading.words) <= most_before_colon;
    return short_enough && is_asked_for(utf8_of(heading.words)) ? std::optional(heading) : std::nullopt;
}

bool ends_in_mid_sentence(std::u32string_view line) {
    return !line.empty() && !is_one_of(line.back(), U"。；！？;!?：:”）)】》");
}

}  // namespace

std::size_t characters_in(std::string_view text) {
    return count_of(codes_of(text));
}

std::vector<ReportPart> outline_of(std::string_view text, std::size_t most_characters,
                                   const std::function<bool(std::string_view)>& is_asked_for) {
    std::vector<ReportPart> parts(1);
    bool in_mid_sentence = false;
    bool first = true;
    while (!text.empty()) {
        const std::size_t length = std::min(text.find('\n'), text.size());
        const std::u32string line = trimmed(codes_of(text.substr(0, length)));
        text.remove_prefix(std::min(length + 1, text.size()));
        if (line.empty()) {
            in_mid_sentence = false;
            continue;
        }
        std::u32string bare = line;
        bare.erase(0, length_of_run(bare, 0, U"*_"));
        const auto number = bare.empty() ? std::nullopt : number_of(bare);
        std::optional<Heading> heading;
        if (number) heading = numbered_heading(bare, *number, most_characters);
        if (!number && !in_mid_sentence) heading = bare_heading(line, most_characters, is_asked_for);
        if (heading && parts.size() < most_parts) {
            parts.push_back({utf8_of(heading->words), heading->level, first && !number, heading->rest});
        } else {
            parts.back().characters += count_of(line);
        }
        in_mid_sentence = !(heading && heading->rest == 0) && ends_in_mid_sentence(line);
        first = false;
    }
    return parts;
}

}  // namespace mediaproof
