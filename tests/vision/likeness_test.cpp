#include "vision/likeness.h"

#include <doctest/doctest.h>

#include <opencv2/core.hpp>

#include "support/pictures.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

cv::Mat scene() {
    cv::Mat picture(90, 160, CV_8U);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
            picture.at<uchar>(y, x) = static_cast<uchar>(60 + (x * 7 + y * 3) % 120);
    return picture;
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("a picture does not differ from itself") {
    const Difference same = difference_between(scene(), scene());
    CHECK(same.noise == 0);
    CHECK(same.changed_share == 0);
    CHECK(same.untouched_share == 1);
}

TEST_CASE("noise changes no tile but touches nearly all") {
    for (const double strength : {1.0, 3.0, 6.0}) {
        CAPTURE(strength);
        const Difference difference = difference_between(noisy(scene(), strength, 1), noisy(scene(), strength, 2));
        CHECK(difference.noise > strength / 2);
        CHECK(difference.changed_share == 0);
        CHECK(difference.untouched_share < 0.1);
    }
}

TEST_CASE("what moves changes the tiles that it touches, in noise as without") {
    for (const double strength : {0.0, 3.0}) {
        CAPTURE(strength);
        cv::Mat moved = scene();
        moved(cv::Rect(40, 40, 16, 8)).setTo(250);
        const Difference difference = difference_between(noisy(scene(), strength, 1), noisy(moved, strength, 2));
        CHECK(difference.changed_share == doctest::Approx(8.0 / 880).epsilon(0.3));
    }
}

TEST_CASE("frames of different sizes have nothing in common") {
    CHECK(difference_between(scene(), scene().rowRange(0, 80)).changed_share == 1);
    CHECK(difference_between(cv::Mat(), cv::Mat()).changed_share == 1);
}

TEST_CASE("fingerprints look through noise and see what moved") {
    const Fingerprint print = fingerprint_of(scene());
    CHECK(differing_share(print, print) == 0);
    CHECK(differing_share(print, fingerprint_of(noisy(scene(), 3, 1))) < 0.005);
    cv::Mat moved = scene();
    moved(cv::Rect(40, 40, 40, 20)).setTo(250);
    CHECK(differing_share(print, fingerprint_of(moved)) == doctest::Approx(50.0 / 880).epsilon(0.1));
    CHECK(differing_share(print, fingerprint_of(moved), 0.01) == 1);
    CHECK(differing_share(print, {}) == 1);
    CHECK(differing_share({}, {}) == 1);
}

TEST_CASE("black is what shows nothing but darkness") {
    cv::Mat room(90, 160, CV_8U, cv::Scalar(12));
    room(cv::Rect(60, 30, 50, 40)).setTo(60);
    cv::Mat one_lamp(90, 160, CV_8U, cv::Scalar(0));
    one_lamp(cv::Rect(60, 30, 20, 20)).setTo(200);
    struct Row {
        const char* what;
        cv::Mat luma;
        bool black;
    };
    const cv::Mat flat(90, 160, CV_8U, cv::Scalar(0));
    const Row rows[] = {
        {"black", flat, true},       {"Y = 40", flat + 28, true},  {"Y = 40 under noise", noisy(flat + 28, 3, 1), true},
        {"grey", flat + 90, false},  {"a dark room", room, false}, {"a lamp in the dark", one_lamp, false},
        {"a scene", scene(), false}, {"none", cv::Mat(), false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(is_black(row.luma) == row.black);
    }
}

TEST_SUITE_END();
