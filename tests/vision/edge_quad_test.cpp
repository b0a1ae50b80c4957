#include "vision/edge_quad.h"

#include <doctest/doctest.h>

#include <opencv2/imgproc.hpp>

using namespace mediaproof;

namespace {

cv::Mat patch_of(const Corners& corners) {
    cv::Mat patch(300, 900, CV_8U, cv::Scalar(0));
    std::vector<cv::Point> outline(corners.begin(), corners.end());
    cv::fillConvexPoly(patch, outline, cv::Scalar(255));
    return patch;
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("a quad is fitted to ragged edges") {
    const Corners quads[] = {
        {{{100, 100}, {800, 100}, {800, 180}, {100, 180}}},
        {{{100, 60}, {800, 120}, {795, 180}, {95, 150}}},
        {{{60, 200}, {850, 60}, {862, 130}, {72, 270}}},
    };
    for (const Corners& quad : quads) {
        cv::Mat patch = patch_of(quad);
        for (const int x : {200, 400, 640}) {  // heads before its lower edge
            const float share = static_cast<float>(x - 100) / 700;
            const cv::Point2f low = quad[3] + (quad[2] - quad[3]) * share;
            cv::circle(patch, low, 25, cv::Scalar(0), cv::FILLED);
        }
        const auto found = quad_around(patch);
        REQUIRE(found);
        for (std::size_t i = 0; i < 4; ++i) {
            CAPTURE(i);
            CHECK(cv::norm((*found)[i] - quad[i]) <= 4);
        }
    }
}

TEST_CASE("what is no band has no quad") {
    cv::Mat disc(300, 900, CV_8U, cv::Scalar(0));
    cv::circle(disc, {400, 150}, 100, cv::Scalar(255), cv::FILLED);
    CHECK_FALSE(quad_around(disc));
    CHECK_FALSE(quad_around(patch_of({{{100, 20}, {400, 20}, {400, 280}, {100, 280}}})));
    CHECK_FALSE(quad_around(cv::Mat::zeros(40, 400, CV_8U)));
    CHECK_FALSE(quad_around(cv::Mat::ones(1, 1, CV_8U)));
}

TEST_CASE("a quad grows along its own sides") {
    const Corners grown_quad = grown({{{100, 100}, {300, 100}, {300, 150}, {100, 150}}}, 0.2, 0.5);
    const Corners expected = {{{75, 90}, {325, 90}, {325, 160}, {75, 160}}};
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(cv::norm(grown_quad[i] - expected[i]) < 1);
}

TEST_SUITE_END();
