#include "intake/entry_name.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace mediaproof;

TEST_SUITE_BEGIN("intake");

TEST_CASE("names in archives are read as a person would read them") {
    struct Row {
        std::string raw, name;
    };
    const std::vector<Row> rows = {
        {"photo.jpg", "photo.jpg"},
        {"\xCF\xD6\xB3\xA1\xD5\xD5\xC6\xAC"
         "1.jpg",
         "现场照片1.jpg"},                         // GBK
        {"\x81\x30\x81\x30.jpg", "\xC2\x80.jpg"},  // GB18030 alone
        {"现场照片1.jpg", "现场照片1.jpg"},        // UTF-8
        {"\xD5\x5C.jpg", "誠.jpg"},                // GBK whose second byte is a backslash
        {"\xCF", "\xEF\xBF\xBD"},                  // cut off within a character
        {"\xFF\xFF.jpg", "\xEF\xBF\xBD\xEF\xBF\xBD.jpg"},
        {"", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(readable_name(row.raw) == row.name);
    }
}

TEST_CASE("only names below the submission are taken") {
    struct Row {
        std::string name, below;
    };
    const std::string none = "(none)";
    const std::vector<Row> rows = {
        {"1.jpg", "1.jpg"},
        {"照片/1.jpg", "照片/1.jpg"},
        {"照片\\1.jpg", "照片/1.jpg"},
        {"./照片//1.jpg", "照片/1.jpg"},
        {"照片/", "照片"},
        {"...", "..."},
        {"a..b/c", "a..b/c"},
        {"../1.jpg", none},
        {"照片/../../1.jpg", none},
        {"照片/..", none},
        {"..\\1.jpg", none},
        {"/etc/passwd", none},
        {"\\\\server\\share\\1.jpg", none},
        {"C:\\1.jpg", none},
        {"c:1.jpg", none},
        {"./C:/1.jpg", none},
        {"", none},
        {".", none},
        {"./", none},
        {std::string("a\0b", 3), none},
        {std::string(255, 'a'), std::string(255, 'a')},
        {std::string(256, 'a'), none},
        {std::string(255, 'a') + "/b", std::string(255, 'a') + "/b"},
        {std::string(1025, 'a'), none},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const auto below = path_below(row.name);
        CHECK((below ? below->native() : none) == row.below);
    }
}

TEST_SUITE_END();
