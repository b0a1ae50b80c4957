#include "vision/banner_find.h"

#include <doctest/doctest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "paint/random.h"
#include "paint/sheet.h"
#include "support/scenery.h"
#include "vision/banner_strip.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

const cv::Scalar red(30, 20, 190), blue(150, 70, 20), white(240, 240, 240), yellow(60, 220, 250);

// Upright bars, as dense as letters, in one row.
cv::Mat lettered(const cv::Scalar& field, const cv::Scalar& letters, cv::Size size = {1200, 100}) {
    cv::Mat sheet(size, CV_8UC3, field);
    cv::RNG dice(5);
    for (int x = 60; x + 60 < size.width; x += 60) {
        for (int stroke = 0; stroke < 4; ++stroke)
            cv::rectangle(sheet, {x + stroke * 12, 22 + dice.uniform(0, 8), 6, 50}, letters, cv::FILLED);
        cv::rectangle(sheet, {x, 24, 42, 6}, letters, cv::FILLED);
        cv::rectangle(sheet, {x, 70, 42, 6}, letters, cv::FILLED);
    }
    return sheet;
}

cv::Mat grey_scenery() {
    cv::Mat picture;
    cv::cvtColor(scenery(3, {1280, 960}), picture, cv::COLOR_GRAY2BGR);
    return picture;
}

cv::Mat hung(const cv::Mat& sheet, const Corners& where) {
    cv::Mat picture = grey_scenery(), mask, warp;
    const auto w = static_cast<float>(sheet.cols), h = static_cast<float>(sheet.rows);
    const std::vector<cv::Point2f> from = {{0, 0}, {w, 0}, {w, h}, {0, h}}, to(where.begin(), where.end());
    const cv::Mat map = cv::getPerspectiveTransform(from, to);
    cv::warpPerspective(sheet, warp, map, picture.size(), cv::INTER_AREA);
    cv::warpPerspective(cv::Mat(sheet.size(), CV_8U, cv::Scalar(255)), mask, map, picture.size());
    warp.copyTo(picture, mask > 128);
    return picture;
}

double farthest_corner(const Corners& a, const Corners& b) {
    double most = 0;
    for (std::size_t i = 0; i < 4; ++i)
        most = std::max(most, cv::norm(a[i] - b[i]));
    return most;
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("a coloured field with light letters is found to within a few pixels") {
    struct Row {
        const char* about;
        cv::Scalar field, letters;
        Corners where;
    };
    const Row rows[] = {
        {"straight", red, yellow, {{{200, 300}, {1000, 300}, {1000, 367}, {200, 367}}}},
        {"blue", blue, white, {{{200, 300}, {1000, 300}, {1000, 367}, {200, 367}}}},
        {"rolled by 10°", red, white, {{{200, 300}, {988, 439}, {976, 505}, {188, 366}}}},
        {"from the side", red, white, {{{200, 260}, {900, 310}, {900, 365}, {200, 350}}}},
        {"small", blue, yellow, {{{300, 300}, {640, 290}, {641, 318}, {301, 328}}}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const auto spots = find_banners(hung(lettered(row.field, row.letters), row.where), 3);
        REQUIRE_FALSE(spots.empty());
        CHECK(spots.front().light_letters);
        CHECK(farthest_corner(spots.front().corners, row.where) <= 5);
    }
}

TEST_CASE("coloured letters on a light ground are found by the letters") {
    const Corners where = {{{200, 300}, {1000, 330}, {998, 397}, {198, 367}}};
    const auto spots = find_banners(hung(lettered(white, red), where), 3);
    REQUIRE_FALSE(spots.empty());
    CHECK_FALSE(spots.front().light_letters);
    CHECK(farthest_corner(spots.front().corners, where) <= 40);
    CHECK_FALSE(straightened(hung(lettered(white, red), where), spots.front()).letters.empty());
}

TEST_CASE("people before the lower edge do not move it") {
    const Corners where = {{{200, 300}, {1000, 300}, {1000, 367}, {200, 367}}};
    cv::Mat picture = hung(lettered(red, white), where);
    for (const int x : {300, 420, 610, 800})
        cv::ellipse(picture, {x, 385}, {22, 26}, 0, 0, 360, cv::Scalar(30, 30, 30), cv::FILLED);
    const auto spots = find_banners(picture, 3);
    REQUIRE_FALSE(spots.empty());
    CHECK(farthest_corner(spots.front().corners, where) <= 5);
}

TEST_CASE("pictures without a banner show none") {
    const Corners where = {{{200, 300}, {1000, 300}, {1000, 367}, {200, 367}}};
    CHECK(find_banners(grey_scenery(), 3).empty());
    CHECK(find_banners(cv::Mat(600, 800, CV_8UC3, cv::Scalar(30, 20, 190)), 3).empty());
    CHECK(find_banners(hung(cv::Mat(100, 1200, CV_8UC3, red), where), 3).empty());
    CHECK(find_banners(cv::Mat(1, 1, CV_8UC3, red), 3).empty());
}

TEST_CASE("letters come level and of one height, and the LOGO at their left is left out") {
    cv::Mat sheet = lettered(red, white);
    sheet.colRange(0, 115).setTo(red);
    cv::circle(sheet, {55, 50}, 45, white, cv::FILLED);
    const Corners where = {{{150, 300}, {1100, 380}, {1095, 459}, {145, 379}}};
    const cv::Mat picture = hung(sheet, where);
    BannerSpot spot;
    spot.corners = where;
    spot.light_letters = true;
    spot.channel = 1;
    const BannerStrip strip = straightened(picture, spot);
    REQUIRE_FALSE(strip.letters.empty());
    CHECK(strip.lines.size() == 1);
    CHECK(strip.letter_share == doctest::Approx(0.5).epsilon(0.2));
    const double disc_px = 90.0 * 48 / 54;  // what the LOGO would add to the letters' length
    CHECK(strip.letters.cols < (1200 - 115) * 48 / 54 + disc_px / 2);
}

TEST_CASE("of a spot that caught part of a banner all letters are read") {
    const Corners where = {{{200, 300}, {1000, 340}, {997, 407}, {197, 367}}};
    struct Row {
        const char* about;
        cv::Scalar field, letters;
        bool light_letters;
        Corners caught;
    };
    const Row rows[] = {
        {"all", red, yellow, true, where},
        {"cut off at the right", red, yellow, true, {{{200, 300}, {700, 325}, {697, 392}, {197, 367}}}},
        {"with what lies beyond", blue, white, true, {{{150, 290}, {1100, 338}, {1097, 430}, {147, 370}}}},
        {"aslant", blue, white, true, {{{200, 300}, {1000, 320}, {997, 430}, {197, 367}}}},
        {"taken for dark letters", blue, white, false, where},
        {"dark letters", white, red, false, where},
        {"dark letters, cut off", white, red, false, {{{300, 305}, {800, 330}, {797, 397}, {297, 372}}}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const int channel = row.field == blue ? 2 : 1;
        const BannerStrip strip =
            straightened(hung(lettered(row.field, row.letters), where), {row.caught, row.light_letters, channel});
        REQUIRE_FALSE(strip.letters.empty());
        CHECK(strip.spot.light_letters == (row.field != white));
        CHECK(strip.spot.corners[0].x == doctest::Approx(220).epsilon(0.08));
        CHECK(strip.spot.corners[1].x == doctest::Approx(965).epsilon(0.03));
        CHECK(strip.starts_clear);
    }
}

TEST_CASE("letters that begin behind someone are not known to be the first") {
    const Corners where = {{{200, 300}, {1000, 300}, {1000, 367}, {200, 367}}};
    const cv::Mat whole = hung(lettered(red, white), where);
    cv::Mat hidden = whole.clone();
    cv::ellipse(hidden, {340, 350}, {34, 80}, 0, 0, 360, cv::Scalar(30, 30, 30), cv::FILLED);
    CHECK(straightened(whole, {where, true, 1}).starts_clear);
    const BannerStrip behind =
        straightened(hidden(cv::Rect(320, 0, 960, 960)), {{{{0, 300}, {680, 300}, {680, 367}, {0, 367}}}, true, 1});
    CHECK_FALSE(behind.starts_clear);
}

TEST_CASE("letters that begin behind the picture's edge are not known to be the first") {
    const Corners where = {{{200, 300}, {1000, 300}, {1000, 367}, {200, 367}}};
    const cv::Mat whole = hung(lettered(red, white), where);
    int clear = 0;
    for (int cut = 226; cut < 420; cut += 4) {  // through letters and between them
        CAPTURE(cut);
        const cv::Mat part = whole(cv::Rect(cut, 0, whole.cols - cut, whole.rows)).clone();
        const float left = 0, right = 1000.0F - static_cast<float>(cut);
        const BannerStrip strip =
            straightened(part, {{{{left, 300}, {right, 300}, {right, 367}, {left, 367}}}, true, 1});
        clear += strip.starts_clear ? 1 : 0;
    }
    CHECK(clear == 0);
}

TEST_SUITE_END();
