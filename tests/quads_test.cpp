#include "quads.h"

#include <doctest/doctest.h>

#include "mediaproof/message.h"

using namespace mediaproof;

namespace {

Quad upright(double x, double y, double width, double height) {
    return {{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}};
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("the short side is the shorter mean of opposite edges") {
    CHECK(short_side_px(upright(10, 10, 60, 40)) == doctest::Approx(40));
    CHECK(short_side_px(upright(10, 10, 45, 60)) == doctest::Approx(45));
    CHECK(short_side_px({{{0, 0}, {30, 40}, {-10, 70}, {-40, 30}}}) == doctest::Approx(50));  // turned
    CHECK(short_side_px({{{0, 0}, {100, 10}, {100, 50}, {0, 60}}}) == doctest::Approx(50));   // receding
    CHECK(short_side_px({{{60, 0}, {0, 0}, {0, 40}, {60, 40}}}) == doctest::Approx(40));      // mirrored
    CHECK(short_side_px(upright(5, 5, 0, 0)) == doctest::Approx(0));
    CHECK(width_px(upright(10, 10, 60, 40)) == doctest::Approx(60));
    CHECK(width_px({{{0, 0}, {100, 0}, {80, 50}, {20, 50}}}) == doctest::Approx(80));
}

TEST_CASE("the bounds hold every corner, whichever way the quad runs") {
    for (const Quad& quad :
         {Quad{{{30, 0}, {50, 20}, {20, 60}, {-5, 40}}}, {{{50, 20}, {30, 0}, {-5, 40}, {20, 60}}}}) {
        const Bounds bounds = bounds_of(quad);
        CHECK(bounds.left == -5);
        CHECK(bounds.top == 0);
        CHECK(bounds.right == 50);
        CHECK(bounds.bottom == 60);
    }
}

TEST_CASE("each ninth of the picture has its words") {
    struct Row {
        double x, y;  // the quad's middle in a picture of 900×600
        const char* place;
    };
    const Row rows[] = {
        {100, 100, "top-left"},     {450, 100, "top"},     {800, 100, "top-right"},    {100, 300, "left"},
        {450, 300, "centre"},       {800, 300, "right"},   {100, 500, "bottom-left"},  {450, 500, "bottom"},
        {800, 500, "bottom-right"}, {-40, -9, "top-left"}, {950, 700, "bottom-right"}, {299, 201, "left"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.place);
        const std::string key = place_in_picture(upright(row.x - 10, row.y - 10, 20, 20), 900, 600);
        CHECK(key == std::string("logo.where.") + row.place);
        CHECK(has_message(key));
    }
    CHECK(say("logo.where.top-right", Language::chinese) == "画面右上");
    CHECK(say("logo.where.top-right", Language::english) == "top right");
}

TEST_SUITE_END();
