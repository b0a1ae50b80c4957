#include "utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace mediaproof;
using namespace std::string_literals;

TEST_SUITE_BEGIN("report");

TEST_CASE("characters are taken one at a time") {
    struct Row {
        std::string text, first;
        char32_t code;
        bool valid;
    };
    const std::vector<Row> rows = {
        {"ab", "a", U'a', true},
        {"\0b"s, "\0"s, 0, true},
        {"\x7F", "\x7F", 0x7F, true},
        {"é!", "é", U'é', true},
        {"\xC2\x80", "\xC2\x80", 0x80, true},
        {"政务", "政", U'政', true},
        {"\xEF\xBF\xBF", "\xEF\xBF\xBF", 0xFFFF, true},
        {"😀!", "😀", U'😀', true},
        {"\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF", 0x10FFFF, true},
        {"\x80", "\x80", 0x80, false},
        {"\xFF\xFE", "\xFF", 0xFF, false},
        {"\xC0\x80", "\xC0", 0xC0, false},
        {"\xC1\xBF", "\xC1", 0xC1, false},
        {"\xE0\x80\x80", "\xE0", 0xE0, false},
        {"\xF0\x80\x80\x80", "\xF0", 0xF0, false},
        {"\xED\xA0\x80", "\xED", 0xED, false},
        {"\xF4\x90\x80\x80", "\xF4", 0xF4, false},
        {"\xF5\x80\x80\x80", "\xF5", 0xF5, false},
        {"\xE6\x94", "\xE6", 0xE6, false},
        {"\xE6!!", "\xE6", 0xE6, false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.code);
        std::string_view rest = row.text;
        const Utf8Character taken = take_utf8(rest);
        CHECK(taken.bytes == row.first);
        CHECK(taken.code == row.code);
        CHECK(taken.valid == row.valid);
        CHECK(std::string(taken.bytes) + std::string(rest) == row.text);
    }
}

TEST_CASE("every invalid byte becomes U+FFFD and all else stays") {
    struct Row {
        std::string text, valid;
    };
    const std::vector<Row> rows = {
        {"", ""},
        {"a\0b\n"s, "a\0b\n"s},
        {"政务公开 é 😀", "政务公开 é 😀"},
        {"a\xFF", "a\uFFFD"},
        {"\xFF\xFE", "\uFFFD\uFFFD"},
        {"政\xE5\x8A", "政\uFFFD\uFFFD"},
        {"\xC0\xAF", "\uFFFD\uFFFD"},
        {"\xED\xA0\x80!", "\uFFFD\uFFFD\uFFFD!"},
        {"\xD5\xFE.jpg", "\uFFFD\uFFFD.jpg"},
        {"\uFFFD", "\uFFFD"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.valid);
        CHECK(valid_utf8(row.text) == row.valid);
        CHECK(valid_utf8(row.valid) == row.valid);
    }
}

TEST_CASE("case is told of ASCII letters alone") {
    CHECK(without_case("AZaz@[`{照片.JPG É\xC4") == "azaz@[`{照片.jpg É\xC4");
}

TEST_SUITE_END();
