#include "mediaproof/columns.h"

#include <doctest/doctest.h>
#include <locale.h>
#include <wchar.h>

#include <string>
#include <vector>

#include "mediaproof/report.h"
#include "messages.h"
#include "support/columns.h"
#include "utf8.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

std::string utf8_of(char32_t c) {
    const auto tail = [&](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(0)};
    if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(6), tail(0)};
    return {static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0)};
}

// The C library's own opinion of widths, for this thread while it lives.
class Utf8Locale {
  public:
    Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
        REQUIRE(locale_ != nullptr);
        before_ = ::uselocale(locale_);
    }
    ~Utf8Locale() {
        ::uselocale(before_);
        ::freelocale(locale_);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

  private:
    locale_t locale_;
    locale_t before_;
};

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("Chinese characters take two columns, marks and colours none") {
    struct Row {
        std::string text;
        std::size_t columns;
    };
    const std::vector<Row> rows = {
        {"", 0},         {"abc", 3},
        {"政务", 4},     {"a政", 3},
        {"é", 1},        {"e\u0301", 1},
        {"（）", 4},     {"。", 2},
        {"“”", 2},       {"√×…·", 4},
        {"ｗｉｄｅ", 8}, {"ﾊﾝ", 2},
        {"か\u3099", 2}, {"한", 2},
        {"\u3000", 2},   {"\xFF", 1},
        {"𠀀", 2},       {"😀", 2},
        {"✅", 2},        {"❤\uFE0F", 1},
        {"กิ", 1},        {"\033[1;31m× 不通过\033[0m", 8},
        {"\033[32m", 0}, {"\033[32", 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(columns_of(row.text) == row.columns);
    }
}

TEST_CASE("no character takes more columns than are counted for it, and none of the usual ones fewer") {
    const Utf8Locale locale;
    std::size_t asked = 0;
    for (char32_t c = 0x20; c <= 0x10FFFF; ++c) {
        const int width = ::wcwidth(static_cast<wchar_t>(c));
        if (width < 0) continue;  // unassigned, or a control character
        ++asked;
        const std::string character = utf8_of(c);
        std::string_view rest = character;
        if (!take_utf8(rest).valid) continue;
        const std::size_t counted = columns_of(character);
        const bool usual = c < 0x370 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x2E80 && c < 0xA000) || c >= 0x20000;
        // A soft hyphen and marks of direction are no part of printable() text.
        if (counted < static_cast<std::size_t>(width) ||
            (usual && width > 0 && counted > static_cast<std::size_t>(width))) {
            CAPTURE(static_cast<std::uint32_t>(c));
            CHECK(counted == static_cast<std::size_t>(width));
        }
    }
    CHECK(asked > 100'000);
}

TEST_CASE("lines end where Chinese and English may break, and hang under their beginning") {
    struct Row {
        const char* about;
        std::string lead, text;
        std::size_t columns;
        std::string lines;
    };
    const std::vector<Row> rows = {
        {"nothing", "", "", 10, "\n"},
        {"a lead alone", "  · ", "", 10, "  · \n"},
        {"what fits", "a: ", "b c", 6, "a: b c\n"},
        {"at a blank", "a: ", "bb cc dd", 8, "a: bb cc\n   dd\n"},
        {"several blanks", "", "aa  bb   cc", 6, "aa  bb\ncc\n"},
        {"blanks at the end", "", "aa bb  ", 5, "aa bb\n"},
        {"between Chinese characters", "", "政务公开", 5, "政务\n公开\n"},
        {"under a Chinese label", "实测：", "清晰的照片", 10, "实测：清晰\n      的照\n      片\n"},
        {"not before closing punctuation", "", "政务公开，主题", 8, "政务公\n开，主题\n"},
        {"nor before two of them", "", "政务公开”），主题", 10, "政务公\n开”），主\n题\n"},
        {"not after opening punctuation", "", "政务（公开）", 6, "政务\n（公\n开）\n"},
        {"nor after a quotation mark", "", "政务“公开”", 5, "政务\n“公\n开”\n"},
        {"an English word in Chinese", "", "照片exif时间", 7, "照片\nexif时\n间\n"},
        {"a number and what it counts", "", "2023年12月", 7, "2023年\n12月\n"},
        {"an English word and its comma", "", "an apple, a pear", 8, "an\napple, a\npear\n"},
        {"a path too long for a line", "at ", "/a/very/long/path and", 9, "at /a/ver\n   y/long\n   /path\n   and\n"},
        {"a path too long, after a word", "", "see /a/very/long", 8, "see /a/v\nery/long\n"},
        {"a path that fits the next line", "", "look at /a/path", 9, "look at\n/a/path\n"},
        {"Chinese without a place to break", "", "（（（（（", 4, "（（\n（（\n（\n"},
        {"a mark stays on its letter", "", "éé\u0301éé", 2, "éé\u0301\néé\n"},
        {"a colour in the lead", "\033[32m√\033[0m ", "aa bb", 5, "\033[32m√\033[0m aa\n  bb\n"},
        {"a lead that fills the line", "aaaa", "bc", 4, "aaaa\n    b\n    c\n"},
        {"an invalid byte", "", "a\xFF b", 2, "a\xFF\nb\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(hanging(row.lead, row.text, row.columns) == row.lines);
    }
}

TEST_CASE("whatever the text and the room, nothing but blanks goes and no line is wider") {
    const std::vector<std::string> texts = {
        "照片清晰吗？4 张中 1 张清晰（“现场照片1.jpg”），其余 3 张——请补交！",
        "https://example.org/a/very/long/address?with=no&place=to&break=it#at-all and then some words",
        std::string(300, 'x') + "、" + std::string(300, 'y'),
        "））））））））））））））））））））））））））））））））））））））））",
        "（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（",
        "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
        "  a    b         c                                      d",
        "😀😀😀 ❤\uFE0F❤\uFE0F 𠀀𠀀𠀀\xFF\xFE",
    };
    for (const std::string& text : texts) {
        for (std::size_t columns = 8; columns <= 60; ++columns) {
            CAPTURE(text);
            CAPTURE(columns);
            const std::string lines = hanging("  · ", text, columns);
            CHECK(widest_line(lines) <= columns);
            CHECK(squeezed(lines) == squeezed("  · " + text));
            CHECK(lines.find(" \n") == std::string::npos);
        }
    }
}

TEST_CASE("a megabyte without a place at which a line may end is broken as a word is") {
    const std::string lines = hanging("", std::string(1'000'000, 'x'));
    std::string expected;
    for (int line = 0; line < 10'000; ++line)
        expected += std::string(most_columns, 'x') + '\n';
    CHECK((lines == expected));
}

TEST_CASE("what was learned of a LOGO keeps to 100 columns") {
    LogoLearning learning;
    const std::string_view family = "logo.weakness.";
    for (const CatalogueEntry& entry : message_catalogue()) {
        if (entry.key.starts_with(family)) learning.weaknesses.emplace_back(entry.key.substr(family.size()));
    }
    CHECK(learning.weaknesses.size() > 10);
    const std::string text = logo_learning_text(learning);
    CHECK(widest_line(text) <= 100);
    for (const std::string& weakness : learning.weaknesses) {
        CAPTURE(weakness);
        CHECK(squeezed(text).find(squeezed(say("logo.advice." + weakness, Language::english))) != std::string::npos);
    }
}

TEST_SUITE_END();
