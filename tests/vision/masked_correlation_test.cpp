#include "vision/masked_correlation.h"

#include <doctest/doctest.h>

#include <opencv2/imgproc.hpp>

using namespace mediaproof;

namespace {

cv::Mat noise(cv::Size size, std::uint64_t seed) {
    cv::Mat picture(size, CV_32F);
    cv::RNG random(seed);
    random.fill(picture, cv::RNG::UNIFORM, 0, 255);
    return picture;
}

cv::Mat correlation(const cv::Mat& picture, const cv::Mat& pattern, const cv::Mat& weight) {
    return masked_correlation(picture, pattern, weight, window_variance(picture, weight));
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("every position has the correlation that the definition gives") {
    const cv::Mat picture = noise({40, 30}, 1);
    const cv::Mat pattern = noise({9, 7}, 2);
    const cv::Mat weight = noise({9, 7}, 3) / 255;
    const cv::Mat scores = correlation(picture, pattern, weight);
    REQUIRE(scores.size() == cv::Size(32, 24));
    for (const cv::Point at : {cv::Point(0, 0), cv::Point(31, 23), cv::Point(13, 5)}) {
        CHECK(scores.at<float>(at) ==
              doctest::Approx(weighted_correlation(picture(cv::Rect(at, pattern.size())), pattern, weight))
                  .epsilon(0.001));
    }
}

TEST_CASE("a pattern finds itself, whatever stands where its weight is 0 and however light it is") {
    cv::Mat picture = noise({60, 50}, 4);
    const cv::Mat pattern = picture(cv::Rect(21, 17, 12, 10)) * 0.5 + 40;
    cv::Mat weight = cv::Mat::ones(10, 12, CV_32F);
    weight.colRange(0, 4).setTo(0);
    picture(cv::Rect(21, 17, 4, 10)).setTo(7);
    double best = 0;
    cv::Point where;
    cv::minMaxLoc(correlation(picture, pattern, weight), nullptr, &best, nullptr, &where);
    CHECK(where == cv::Point(21, 17));
    CHECK(best == doctest::Approx(1).epsilon(0.001));
}

TEST_CASE("flat ground, flat patterns and patterns that don't fit resemble nothing and are never NaN") {
    const cv::Mat flat(30, 30, CV_32F, cv::Scalar(255));
    const cv::Mat pattern = noise({8, 8}, 5);
    const cv::Mat weight = cv::Mat::ones(8, 8, CV_32F);
    CHECK(cv::countNonZero(correlation(flat, pattern, weight)) == 0);
    CHECK(cv::countNonZero(correlation(noise({30, 30}, 6), flat(cv::Rect(0, 0, 8, 8)), weight)) == 0);
    CHECK(correlation(noise({7, 30}, 7), pattern, weight).empty());
    CHECK(correlation(noise({30, 7}, 7), pattern, weight).empty());
    CHECK(correlation(noise({30, 30}, 7), pattern, weight * 0).empty());
    CHECK(correlation(noise({8, 8}, 7), pattern, weight).size() == cv::Size(1, 1));
    cv::Mat half_flat = noise({64, 64}, 8);
    half_flat.colRange(20, 64).setTo(255);
    const cv::Mat scores = correlation(half_flat, pattern, weight);
    CHECK(cv::checkRange(scores, true, nullptr, -1.0001, 1.0001));
    CHECK(cv::countNonZero(scores.colRange(24, scores.cols)) == 0);
}

TEST_SUITE_END();
