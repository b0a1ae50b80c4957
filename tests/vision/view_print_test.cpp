#include "vision/view_print.h"

#include <doctest/doctest.h>

#include "support/pictures.h"
#include "support/scenery.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

ViewPrint print_of(const cv::Mat& luma) {
    const auto print = view_print_of(luma);
    REQUIRE(print);
    return *print;
}

cv::Mat lit(const cv::Mat& picture, double factor) {
    return picture * factor;
}

cv::Mat resized(const cv::Mat& picture, double factor) {
    cv::Mat made;
    cv::resize(picture, made, {}, factor, factor, cv::INTER_AREA);
    return made;
}

constexpr int sceneries = 12;

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("copies and the pictures of a burst show the same view") {
    struct Row {
        const char* about;
        cv::Mat (*copy)(const cv::Mat& picture);
    };
    const Row rows[] = {
        {"a quarter of the size",
         [](const cv::Mat& p) {
             return resized(seen_through(p, {0.5, 0.5}, 0.9), 0.25);
         }},
        {"noise",
         [](const cv::Mat& p) {
             return noisy(seen_through(p, {0.5, 0.5}, 0.9), 15);
         }},
        {"brighter",
         [](const cv::Mat& p) {
             return lit(seen_through(p, {0.5, 0.5}, 0.9), 1.2);
         }},
        {"darker",
         [](const cv::Mat& p) {
             return lit(seen_through(p, {0.5, 0.5}, 0.9), 0.8);
         }},
        {"cropped by 3 %",
         [](const cv::Mat& p) {
             return seen_through(p, {0.49, 0.51}, 0.9 * 0.97);
         }},
        {"cropped by 8 %",
         [](const cv::Mat& p) {
             return seen_through(p, {0.5, 0.5}, 0.9 * 0.92);
         }},
        {"rolled to the left",
         [](const cv::Mat& p) {
             return seen_through(p, {0.5, 0.5}, 0.9, 3);
         }},
        {"rolled to the right",
         [](const cv::Mat& p) {
             return seen_through(p, {0.5, 0.5}, 0.9, -3);
         }},
        {"shifted by 5 %",
         [](const cv::Mat& p) {
             return seen_through(p, {0.545, 0.5}, 0.9);
         }},
        {"in a hand",
         [](const cv::Mat& p) {
             return lit(seen_through(p, {0.52, 0.48}, 0.87, 2), 0.9);
         }},
    };
    for (const Row& row : rows) {
        for (int seed = 0; seed < sceneries; ++seed) {
            CAPTURE(row.about);
            CAPTURE(seed);
            const cv::Mat picture = scenery(seed);
            CHECK(show_same_view(print_of(seen_through(picture, {0.5, 0.5}, 0.9)), print_of(row.copy(picture))));
        }
    }
}

TEST_CASE("other subjects, and one from elsewhere, are other views") {
    for (int seed = 0; seed < sceneries; ++seed) {
        CAPTURE(seed);
        const cv::Mat wide = scenery(seed, {1280, 480});
        const ViewPrint print = print_of(wide.colRange(0, 640));
        for (int other = seed + 1; other < sceneries; ++other)
            CHECK_FALSE(show_same_view(print, print_of(scenery(other))));
        CHECK_FALSE(show_same_view(print, print_of(wide.colRange(320, 960))));
        CHECK_FALSE(show_same_view(print, print_of(seen_through(wide.colRange(0, 640), {0.5, 0.5}, 0.5))));
    }
}

TEST_CASE("a camera that was turned sees the same things in other fields") {
    for (int seed = 0; seed < sceneries; ++seed) {
        CAPTURE(seed);
        const cv::Mat wide = scenery(seed, {1280, 480});
        const ViewPrint before = print_of(wide.colRange(0, 640));
        const ViewPrint after = print_of(wide.colRange(256, 896));
        CHECK(view_likeness(before, after, 2) >= same_view_likeness);
        CHECK(view_likeness(after, before, -2) >= same_view_likeness);
        CHECK(view_likeness(before, after, -2) < same_view_likeness);
    }
}

TEST_CASE("nothing is to be made out in a picture without edges") {
    struct Row {
        const char* what;
        cv::Mat luma;
    };
    const cv::Mat flat(90, 160, CV_8U, cv::Scalar(200));
    cv::Mat wall(90, 160, CV_8U);
    for (int x = 0; x < wall.cols; ++x)
        wall.col(x) = 140 + x / 4;
    const Row rows[] = {{"a white wall", flat},
                        {"a wall lit from one side", wall},
                        {"a wall under noise", noisy(flat, 10)},
                        {"black", flat * 0},
                        {"none", {}}};
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK_FALSE(view_print_of(row.luma));
    }
    CHECK(view_print_of(cv::Mat::eye(1, 1, CV_8U)) == std::nullopt);
}

TEST_CASE("likeness is symmetric, 1 for the same and 0 where one is the same all over") {
    const ViewPrint one = print_of(scenery(1));
    const ViewPrint other = print_of(scenery(2));
    CHECK(view_likeness(one, one) == doctest::Approx(1));
    CHECK(view_likeness(one, other) == doctest::Approx(view_likeness(other, one)));
    CHECK(view_likeness(one, other, 2, -1) == doctest::Approx(view_likeness(other, one, -2, 1)));
    CHECK(view_likeness(one, ViewPrint{}) == 0);
    CHECK(view_likeness(ViewPrint{}, ViewPrint{}) == 0);
}

TEST_CASE("views are joined along chains, whatever their order") {
    const cv::Mat picture = scenery(3);
    const auto shifted = [&](double by) { return print_of(seen_through(picture, {0.4 + by, 0.5}, 0.7)); };
    const ViewPrint left = shifted(0), middle = shifted(0.06), right = shifted(0.12), another = print_of(scenery(4));
    using Firsts = std::vector<std::size_t>;
    CHECK(first_of_same_view({}) == Firsts{});
    CHECK(first_of_same_view({left, another, middle, right}) == Firsts{0, 1, 0, 0});
    REQUIRE_FALSE(show_same_view(left, right));
    CHECK(first_of_same_view({left, right, another, middle}) == Firsts{0, 0, 2, 0});
    CHECK(first_of_same_view({another, right, left}) == Firsts{0, 1, 2});
}

TEST_SUITE_END();
