#include "vision/clarity.h"

#include <doctest/doctest.h>

#include <functional>
#include <opencv2/imgproc.hpp>

#include "support/pictures.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

cv::Mat blurred(const cv::Mat& picture, double sigma) {
    cv::Mat result;
    cv::GaussianBlur(picture, result, {}, sigma);
    return result;
}

cv::Mat smeared(const cv::Mat& picture, int length) {
    cv::Mat result;
    cv::filter2D(picture, result, -1, cv::Mat(1, length, CV_32F, cv::Scalar(1.0 / length)));
    return result;
}

cv::Mat noisy(const cv::Mat& picture, double sigma) {
    cv::Mat noise(picture.size(), CV_16SC3);
    cv::RNG random(11);
    random.fill(noise, cv::RNG::NORMAL, 0, sigma);
    cv::Mat result;
    cv::add(picture, noise, result, cv::noArray(), CV_8UC3);
    return result;
}

cv::Mat scaled(const cv::Mat& picture, double factor) {
    cv::Mat result;
    cv::resize(picture, result, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

// Sharp in one quarter, soft around it, as a portrait is.
cv::Mat with_soft_background(const cv::Mat& picture) {
    cv::Mat result = blurred(picture, 6);
    const cv::Rect subject(picture.cols / 3, picture.rows / 3, picture.cols / 3, picture.rows / 2);
    picture(subject).copyTo(result(subject));
    return result;
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("clarity is what a person would say") {
    enum Expected { acceptable, unclear, indeterminate };
    struct Row {
        const char* name;
        std::function<cv::Mat(const cv::Mat&)> spoil;
        Expected expected;
    };
    const Row rows[] = {
        {"as taken", [](const cv::Mat& p) { return p; }, acceptable},
        {"a little soft", [](const cv::Mat& p) { return blurred(p, 0.8); }, acceptable},
        {"noisy", [](const cv::Mat& p) { return noisy(p, 12); }, acceptable},
        {"soft background", with_soft_background, acceptable},
        {"small", [](const cv::Mat& p) { return scaled(p, 0.5); }, acceptable},
        {"defocused", [](const cv::Mat& p) { return blurred(p, 5); }, unclear},
        {"defocused and noisy", [](const cv::Mat& p) { return noisy(blurred(p, 5), 6); }, unclear},
        {"shaken", [](const cv::Mat& p) { return smeared(p, 40); }, unclear},
        {"blown up from a thumbnail", [](const cv::Mat& p) { return scaled(scaled(p, 0.125), 8); }, unclear},
        {"nearly black", [](const cv::Mat& p) { return cv::Mat(p * 0.08); }, unclear},
        {"black", [](const cv::Mat& p) { return cv::Mat(p * 0); }, indeterminate},
        {"a white wall", [](const cv::Mat& p) { return noisy(p * 0 + cv::Scalar::all(200), 3); }, indeterminate},
        {"one pixel", [](const cv::Mat& p) { return p(cv::Rect(0, 0, 1, 1)); }, indeterminate},
        {"a line", [](const cv::Mat& p) { return p.row(0); }, indeterminate},
        {"a line longer than the screen", [](const cv::Mat& p) { return cv::Mat(cv::repeat(p.row(0), 1, 3)); },
         indeterminate},
        {"nothing", [](const cv::Mat&) { return cv::Mat(); }, indeterminate},
    };
    const cv::Mat event = painted_event(1600, true);
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Clarity clarity = measure_clarity(row.spoil(event));
        CAPTURE(clarity.score.value_or(-1));
        CAPTURE(clarity.edge_width_px.value_or(-1));
        CHECK(clarity.score.has_value() == (row.expected != indeterminate));
        CHECK((clarity.grade == ClarityGrade::indeterminate) == (row.expected == indeterminate));
        if (row.expected == acceptable) CHECK(clarity.score.value_or(0) >= clarity_scale::soft);
        if (row.expected == unclear) CHECK(clarity.score.value_or(100) < clarity_scale::soft);
        if (row.expected == unclear) CHECK_FALSE(clarity.reasons.empty());
    }
}

TEST_CASE("more blur never scores better, and the edge width follows the blur") {
    const cv::Mat event = painted_event(1280, true);
    double last_score = 101;
    for (const double sigma : {0.5, 1.0, 2.0, 3.0, 5.0}) {
        CAPTURE(sigma);
        const Clarity clarity = measure_clarity(blurred(event, sigma));
        REQUIRE(clarity.score);
        CHECK(*clarity.score < last_score);
        last_score = *clarity.score;
        if (sigma >= 2) CHECK(*clarity.edge_width_px == doctest::Approx(sigma).epsilon(0.25));
    }
}

TEST_CASE("the same scene scores alike at any resolution above the screen's") {
    const cv::Mat event = blurred(painted_event(1600, true), 3);
    const double at_1600 = measure_clarity(event).score.value_or(-1);
    CHECK(measure_clarity(scaled(event, 2)).score.value_or(-1) == doctest::Approx(at_1600).epsilon(0.1));
}

TEST_CASE("a whole is as clear as the middle of its time") {
    const auto part = [](double at_s, std::optional<double> score) {
        FrameClarity frame{at_s, 1, {}};
        frame.clarity.score = score;
        if (score) frame.clarity.grade = ClarityGrade::clear;
        return frame;
    };
    CHECK_FALSE(median_clarity({}).score);
    CHECK_FALSE(median_clarity({part(0, std::nullopt)}).score);
    CHECK(median_clarity({part(0, 10), part(1, 90), part(2, 50)}).score == 50);
    CHECK(median_clarity({part(0, std::nullopt), part(1, 90)}).score == 90);
    FrameClarity long_part = part(3, 20);
    long_part.stands_for_s = 10;
    CHECK(median_clarity({part(0, 90), part(1, 90), part(2, 90), long_part}).score == 20);
}

TEST_SUITE_END();
