#include "base64.h"

#include <doctest/doctest.h>

#include <string>

using namespace mediaproof;

TEST_SUITE_BEGIN("facts");

TEST_CASE("bytes become text and come back, by the table of RFC 4648") {
    const struct {
        std::string bytes, text;
    } rows[] = {{"", ""},
                {"f", "Zg=="},
                {"fo", "Zm8="},
                {"foo", "Zm9v"},
                {"foob", "Zm9vYg=="},
                {"foobar", "Zm9vYmFy"},
                {std::string("\0\xFF\xFB", 3), "AP/7"}};
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto bytes = std::as_bytes(std::span(row.bytes));
        CHECK(base64(bytes) == row.text);
        const auto back = from_base64(row.text);
        REQUIRE(back);
        CHECK(std::equal(back->begin(), back->end(), bytes.begin(), bytes.end()));
    }
}

TEST_CASE("nothing else is taken for it") {
    for (const char* text :
         {"Z", "Zg", "Zg=", "Zh==", "Zm9=", " Zg==", "Zg==\n", "Zg==Zg==", "====", "Z===", "Zm-v", "Zm9v!"}) {
        CAPTURE(text);
        CHECK_FALSE(from_base64(text));
    }
}

TEST_SUITE_END();
