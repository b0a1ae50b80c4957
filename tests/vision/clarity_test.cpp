#include "vision/clarity.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <string>

#include "support/pictures.h"
#include "vision/bars.h"
#include "vision/blockiness.h"
#include "vision/upscaling.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

cv::Mat blurred(const cv::Mat& picture, double sigma) {
    cv::Mat result;
    cv::GaussianBlur(picture, result, {}, sigma);
    return result;
}

cv::Mat smeared(const cv::Mat& picture, int length, double angle_deg = 0) {
    cv::Mat kernel(2 * length + 1, 2 * length + 1, CV_32F, cv::Scalar(0)), result;
    const double angle = angle_deg * CV_PI / 180;
    const cv::Point middle(length, length),
        reach(cvRound(length / 2.0 * std::cos(angle)), cvRound(length / 2.0 * std::sin(angle)));
    cv::line(kernel, middle - reach, middle + reach, cv::Scalar(1));
    cv::filter2D(picture, result, -1, kernel / cv::sum(kernel)[0]);
    return result;
}

// Every block of that many pixels a side loses nearly all its detail, as a starved encoder leaves it.
cv::Mat in_blocks(const cv::Mat& picture, int side, double kept) {
    cv::Mat blocks, result;
    cv::resize(picture, blocks, {(picture.cols + side - 1) / side, (picture.rows + side - 1) / side}, 0, 0,
               cv::INTER_AREA);
    cv::resize(blocks, blocks, blocks.size() * side, 0, 0, cv::INTER_NEAREST);
    cv::addWeighted(picture, kept, blocks(cv::Rect(cv::Point(), picture.size())), 1 - kept, 0, result);
    return result;
}

cv::Mat with_bars(const cv::Mat& picture) {
    cv::Mat result;
    cv::copyMakeBorder(picture, result, 150, 150, 0, 0, cv::BORDER_CONSTANT, cv::Scalar::all(0));
    return result;
}

cv::Mat scaled(const cv::Mat& picture, double factor) {
    cv::Mat result;
    cv::resize(picture, result, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

cv::Mat enlarged(const cv::Mat& picture, double factor) {
    cv::Mat result;
    cv::resize(scaled(picture, 1 / factor), result, picture.size(), 0, 0, cv::INTER_CUBIC);
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
        std::string name;
        std::function<cv::Mat(const cv::Mat&)> spoil;
        Expected expected;
        const char* reason = "";  // one of those given
    };
    const Row rows[] = {
        {"as taken", [](const cv::Mat& p) { return p; }, acceptable},
        {"a little soft", [](const cv::Mat& p) { return blurred(p, 0.8); }, acceptable},
        {"noisy", [](const cv::Mat& p) { return noisy(p, 12); }, acceptable},
        {"soft background", with_soft_background, acceptable},
        {"small", [](const cv::Mat& p) { return scaled(p, 0.5); }, acceptable},
        {"between bars", with_bars, acceptable},
        {"a stop too dark", [](const cv::Mat& p) { return cv::Mat(p * 0.6); }, acceptable},
        {"defocused", [](const cv::Mat& p) { return blurred(p, 5); }, unclear, "defocus"},
        {"defocused beyond recognition", [](const cv::Mat& p) { return blurred(p, 20); }, unclear, "defocus"},
        {"defocused and noisy", [](const cv::Mat& p) { return noisy(blurred(p, 5), 6); }, unclear, "defocus"},
        {"defocused between bars", [](const cv::Mat& p) { return with_bars(blurred(p, 5)); }, unclear, "defocus"},
        {"moved sideways", [](const cv::Mat& p) { return smeared(p, 40); }, unclear, "motion"},
        {"moved aslant", [](const cv::Mat& p) { return smeared(p, 30, 30); }, unclear, "motion"},
        {"moved up", [](const cv::Mat& p) { return smeared(p, 30, 90); }, unclear, "motion"},
        {"blown up from a thumbnail", [](const cv::Mat& p) { return scaled(scaled(p, 0.125), 8); }, unclear},
        {"blown up four times", [](const cv::Mat& p) { return enlarged(noisy(p, 12), 4); }, unclear},
        {"crushed", [](const cv::Mat& p) { return in_blocks(p, 8, 0.3); }, unclear, "compression"},
        {"crushed, then enlarged", [](const cv::Mat& p) { return scaled(in_blocks(scaled(p, 0.5), 8, 0.3), 2.2); },
         unclear, "compression"},
        {"nearly black", [](const cv::Mat& p) { return cv::Mat(p * 0.08); }, unclear, "dark"},
        {"burnt out", [](const cv::Mat& p) { return cv::Mat(p * 1.5 + cv::Scalar::all(140)); }, unclear, "bright"},
        {"through fog", [](const cv::Mat& p) { return cv::Mat(p * 0.12 + cv::Scalar::all(140)); }, unclear, "contrast"},
        {"black", [](const cv::Mat& p) { return cv::Mat(p * 0); }, indeterminate, "flat"},
        {"a white wall", [](const cv::Mat& p) { return noisy(p * 0 + cv::Scalar::all(200), 3); }, indeterminate,
         "flat"},
        {"one pixel", [](const cv::Mat& p) { return p(cv::Rect(0, 0, 1, 1)); }, indeterminate, "flat"},
        {"a line", [](const cv::Mat& p) { return p.row(0); }, indeterminate, "flat"},
        {"a line longer than the screen", [](const cv::Mat& p) { return cv::Mat(cv::repeat(p.row(0), 1, 3)); },
         indeterminate, "flat"},
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
        CHECK(std::isfinite(clarity.score.value_or(0)));
        const std::string reason = row.reason;
        const auto& given = clarity.reasons;
        if (!reason.empty()) CHECK(std::find(given.begin(), given.end(), reason) != given.end());
    }
}

TEST_CASE("a small picture is as clear as it looks when it fills the screen") {
    const cv::Mat event = painted_event(1280, true);
    for (const double factor : {1.5, 2.0, 3.0, 4.0}) {
        CAPTURE(factor);
        const Clarity small = measure_clarity(scaled(event, 1 / factor));
        const Clarity filling = measure_clarity(enlarged(event, factor));
        REQUIRE(small.score);
        REQUIRE(filling.score);
        CHECK(*small.edge_width_px == doctest::Approx(*filling.edge_width_px).epsilon(0.25));
    }
}

TEST_CASE("blocks are seen at any period, and a flat frame has none") {
    struct Row {
        std::string name;
        std::function<cv::Mat(const cv::Mat&)> spoil;
        bool blocky;
    };
    const Row rows[] = {
        {"as taken", [](const cv::Mat& p) { return p; }, false},
        {"noisy", [](const cv::Mat& p) { return noisy(p, 10); }, false},
        {"flat", [](const cv::Mat& p) { return cv::Mat(p * 0 + cv::Scalar::all(90)); }, false},
        {"a dot across", [](const cv::Mat& p) { return p(cv::Rect(0, 0, 1, 1)); }, false},
        {"blocks of 8", [](const cv::Mat& p) { return in_blocks(p, 8, 0.3); }, true},
        {"blocks of 16", [](const cv::Mat& p) { return in_blocks(p, 16, 0.3); }, true},
        {"blocks shrunk to 5.3", [](const cv::Mat& p) { return scaled(in_blocks(p, 8, 0.3), 2.0 / 3); }, true},
        {"blocks cut out of phase", [](const cv::Mat& p) { return in_blocks(p, 8, 0.3)(cv::Rect(3, 5, 1000, 800)); },
         true},
    };
    const cv::Mat event = painted_event(1280, true);
    for (const Row& row : rows) {
        CAPTURE(row.name);
        cv::Mat grey;
        cv::cvtColor(row.spoil(event), grey, cv::COLOR_BGR2GRAY);
        CHECK((blockiness(grey) > 0.7) == row.blocky);
    }
}

TEST_CASE("interpolation ends a spectrum as no lens does") {
    cv::Mat grey;
    cv::cvtColor(noisy(painted_event(1280, true), 12), grey, cv::COLOR_BGR2GRAY);
    CHECK(spectrum_end_db(grey) < 6);
    CHECK(spectrum_end_db(blurred(grey, 1)) < 6);
    CHECK(spectrum_end_db(enlarged(grey, 3.5)) > 8);
    CHECK(spectrum_end_db(grey(cv::Rect(0, 0, 200, 200))) == 0);
}

TEST_CASE("bars are cut off, and a picture that is nothing else stays") {
    const cv::Mat grey = noisy(cv::Mat(300, 400, CV_8UC3, cv::Scalar::all(120)), 20);
    cv::Mat scene;
    cv::cvtColor(grey, scene, cv::COLOR_BGR2GRAY);
    CHECK(without_bars(scene).size() == scene.size());
    const cv::Size within = without_bars(with_bars(scene)).size();
    CHECK(within.width == scene.cols);
    CHECK(within.height <= scene.rows);
    CHECK(within.height > scene.rows - 20);
    CHECK(without_bars(cv::Mat(50, 60, CV_8U, cv::Scalar(7))).size() == cv::Size(60, 50));
}

TEST_CASE("more blur never scores better") {
    const cv::Mat event = painted_event(1280, true);
    double last_score = 101, last_width = 0;
    for (const double sigma : {0.5, 1.0, 2.0, 3.0, 5.0}) {
        CAPTURE(sigma);
        const Clarity clarity = measure_clarity(blurred(event, sigma));
        REQUIRE(clarity.score);
        CHECK(*clarity.score < last_score);
        CHECK(*clarity.edge_width_px > last_width);
        last_score = *clarity.score;
        last_width = *clarity.edge_width_px;
    }
}

TEST_CASE("the width of a lone edge is its blur") {
    cv::Mat discs(960, 1280, CV_8UC3, cv::Scalar::all(60));
    for (int y = 80; y < discs.rows; y += 160)
        for (int x = 80; x < discs.cols; x += 160)
            cv::circle(discs, {x, y}, 45, cv::Scalar::all(190), cv::FILLED, cv::LINE_AA);
    for (const double sigma : {2.0, 3.0, 5.0}) {
        CAPTURE(sigma);
        const Clarity clarity = measure_clarity(blurred(discs, sigma));
        REQUIRE(clarity.edge_width_px);
        CHECK(*clarity.edge_width_px == doctest::Approx(sigma).epsilon(0.25));
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
