#include "probe/stretches.h"

#include <doctest/doctest.h>

#include <string>

#include "mediaproof/facts.h"

using namespace mediaproof;

namespace {

std::string words(const std::vector<Span>& spans) {
    std::string text;
    for (const Span& span : spans)
        text += std::to_string(static_cast<int>(span.from_s)) + "-" + std::to_string(static_cast<int>(span.to_s)) + " ";
    return text;
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("stretches that overlap are one") {
    struct Row {
        std::vector<Span> spans;
        std::string expected;
        double covered_s;
    };
    const Row rows[] = {
        {{}, "", 0},
        {{{"", 1, 3}, {"", 5, 6}}, "1-3 5-6 ", 3},
        {{{"", 5, 6}, {"", 1, 3}}, "1-3 5-6 ", 3},
        {{{"", 1, 9}, {"", 3, 4}}, "1-9 ", 8},
        {{{"", 1, 4}, {"", 3, 9}, {"", 9, 10}}, "1-9 9-10 ", 9},
    };
    for (const Row& row : rows) {
        const std::vector<Span> apart = joined(row.spans);
        CHECK(words(apart) == row.expected);
        CHECK(seconds_covered(apart) == doctest::Approx(row.covered_s));
    }
}

TEST_CASE("what is taken out of a stretch leaves what lies before and after") {
    const std::vector<Span> whole = {{"", 0, 10}, {"", 20, 30}};
    CHECK(words(without(whole, {})) == "0-10 20-30 ");
    CHECK(words(without(whole, {{"", 3, 4}, {"", 9, 21}})) == "0-3 4-9 21-30 ");
    CHECK(words(without(whole, {{"", 0, 40}})) == "");
}

TEST_SUITE_END();
