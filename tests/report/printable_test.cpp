#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mediaproof/report.h"

using namespace mediaproof;
using namespace std::string_literals;

TEST_SUITE_BEGIN("report");

TEST_CASE("what a terminal would obey or a reader would not see is made visible") {
    struct Row {
        const char* about;
        std::string text, shown;
    };
    const std::vector<Row> rows = {
        {"nothing", "", ""},
        {"a plain name", "IMG_1 (2).jpg", "IMG_1 (2).jpg"},
        {"Chinese", "照片／活动现场（1）.jpg", "照片／活动现场（1）.jpg"},
        {"a picture character", "😀", "😀"},
        {"NUL", "a\0b"s, "a\\x00b"},
        {"a line break", "a\nb\r", "a\\x0Ab\\x0D"},
        {"a tab", "a\tb", "a\\x09b"},
        {"a colour", "\x1B[31mred\x1B[0m", "\\x1B[31mred\\x1B[0m"},
        {"a window's title", "\x1B]0;x\x07", "\\x1B]0;x\\x07"},
        {"backspace", "a\b", "a\\x08"},
        {"delete", "\x7F", "\\x7F"},
        {"an escape sequence's start in one character", "\u009B31m", "\\xC2\\x9B31m"},
        {"a next-line character", "\u0085", "\\xC2\\x85"},
        {"text turned right to left", "\u202Egpj.exe", "\\xE2\\x80\\xAEgpj.exe"},
        {"text isolated", "\u2066a\u2069", "\\xE2\\x81\\xA6a\\xE2\\x81\\xA9"},
        {"a right-to-left mark", "a\u200F", "a\\xE2\\x80\\x8F"},
        {"an Arabic letter mark", "\u061C", "\\xD8\\x9C"},
        {"a space without width", "a\u200Bb", "a\\xE2\\x80\\x8Bb"},
        {"a line separator", "\u2028", "\\xE2\\x80\\xA8"},
        {"a byte order mark", "\uFEFF", "\\xEF\\xBB\\xBF"},
        {"a soft hyphen", "\u00AD", "\\xC2\\xAD"},
        {"GBK", "\xD5\xFE.jpg", "\\xD5\\xFE.jpg"},
        {"half a character", "政\xE5\x8A", "政\\xE5\\x8A"},
        {"the characters just outside those", " ~\u00A0\u00AE\u200A\u2010\u2027\u202F",
         " ~\u00A0\u00AE\u200A\u2010\u2027\u202F"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(printable(row.text) == row.shown);
        CHECK(printable(row.shown) == row.shown);
    }
}

TEST_SUITE_END();
