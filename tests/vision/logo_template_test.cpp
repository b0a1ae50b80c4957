#include "vision/logo_template.h"

#include <doctest/doctest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

#include "support/laid.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

cv::Mat plain(int width, int height, const cv::Scalar& bgra) {
    return cv::Mat(height, width, CV_8UC4, bgra);
}

cv::Mat with_margins(const cv::Mat& bgra, int left, int top, int right, int bottom, const cv::Scalar& colour) {
    cv::Mat result;
    cv::copyMakeBorder(bgra, result, top, bottom, left, right, cv::BORDER_CONSTANT, colour);
    return result;
}

// The emblem's square without the transparent rim around its disc.
cv::Mat trimmed_emblem() {
    cv::Mat alpha;
    const cv::Mat emblem = lettered_emblem();
    cv::extractChannel(emblem, alpha, 3);
    return emblem(cv::boundingRect(alpha > 127)).clone();
}

cv::Mat on_white(const cv::Mat& bgra) {
    cv::Mat paper(bgra.size(), CV_8UC3, cv::Scalar::all(255)), image;
    const double w = bgra.cols, h = bgra.rows;
    cv::cvtColor(laid(paper, bgra, {{{0, 0}, {w, 0}, {w, h}, {0, h}}}), image, cv::COLOR_BGR2BGRA);
    return image;
}

void check_corners(const LogoTemplate& logo, double left, double top, double right, double bottom) {
    const std::vector<cv::Point2d> expected = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
    REQUIRE(logo.file_corners().size() == 4);
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(cv::norm(logo.file_corners()[i] - expected[i]) < 0.02);
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("the visible part's shorter side is the unit, and transparent margins lie outside") {
    const cv::Mat emblem = trimmed_emblem();
    const double side = emblem.cols;
    REQUIRE(emblem.rows == emblem.cols);
    const cv::Scalar nothing(0, 0, 0, 0);
    const LogoTemplate tight(emblem);
    CHECK(tight.extent().width == doctest::Approx(1));
    CHECK(tight.extent().height == doctest::Approx(1));
    check_corners(tight, 0, 0, 1, 1);
    const LogoTemplate wide(with_margins(emblem, 100, 20, 40, 60, nothing));
    CHECK(wide.extent().width == doctest::Approx(1));
    CHECK(wide.extent().height == doctest::Approx(1));
    check_corners(wide, -100 / side, -20 / side, 1 + 40 / side, 1 + 60 / side);
    const LogoTemplate strip(emblem.rowRange(0, emblem.rows / 2));
    CHECK(strip.extent().width == doctest::Approx(side / (emblem.rows / 2)));
    CHECK(strip.extent().height == doctest::Approx(1));
}

TEST_CASE("white paper around an opaque LOGO is taken off, and white within it is not") {
    const cv::Mat emblem = trimmed_emblem();
    const double side = emblem.cols;
    const LogoTemplate logo(with_margins(on_white(emblem), 80, 80, 80, 40, cv::Scalar(255, 255, 255, 255)));
    CHECK(logo.extent().width == doctest::Approx(1).epsilon(0.02));
    check_corners(logo, -80 / side, -80 / side, 1 + 80 / side, 1 + 40 / side);
    const LogoRendering& drawn = logo.renderings().back();
    const int m = drawn.margin;
    CHECK(drawn.opacity.at<float>(m + 2, m + 2) < 0.05F);                   // the square's corner is paper
    CHECK(drawn.opacity.at<float>(drawn.opacity.rows / 2, m + 5) > 0.95F);  // blue
    CHECK(drawn.opacity.at<float>(cvRound(m + 0.13 * drawn.side), drawn.opacity.cols / 2) > 0.95F);  // blue or white
    double least = 0;
    const cv::Rect inner(cvRound(m + 0.25 * drawn.side), cvRound(m + 0.25 * drawn.side), cvRound(0.5 * drawn.side),
                         cvRound(0.5 * drawn.side));
    cv::minMaxLoc(drawn.opacity(inner), &least);
    CHECK(least > 0.95);  // its white letters are no paper
}

TEST_CASE("paper of another colour belongs to the LOGO") {
    const LogoTemplate logo(with_margins(on_white(trimmed_emblem()), 80, 80, 80, 80, cv::Scalar(40, 160, 220, 255)));
    check_corners(logo, 0, 0, 1, 1);
}

TEST_CASE("renderings are as large as they say, with edges that have directions") {
    const LogoTemplate logo(lettered_emblem());
    double last = 0;
    for (const LogoRendering& drawn : logo.renderings()) {
        CAPTURE(drawn.side);
        CHECK(drawn.side > last);
        last = drawn.side;
        CHECK(drawn.dx.cols == cvRound(drawn.side) + 2 * drawn.margin);
        CHECK(drawn.dx.size() == drawn.opacity.size());
        CHECK(drawn.edges.size() >= 30);
        for (const EdgePoint& edge : drawn.edges) {
            CHECK(cv::norm(edge.normal) == doctest::Approx(1).epsilon(1e-4));
            if (!edge.outline) CHECK(cv::norm(edge.colour_step) == doctest::Approx(1).epsilon(1e-4));
        }
        const cv::Vec3d first = drawn.to_logo() * cv::Vec3d(drawn.margin - 0.5, drawn.margin - 0.5, 1);
        CHECK(std::hypot(first[0], first[1]) < 1e-9);
        CHECK(logo.renderings()[logo.rendering_for(drawn.side)].side == drawn.side);
    }
    CHECK(logo.rendering_for(1) == 0);
    CHECK(logo.rendering_for(1e6) == logo.renderings().size() - 1);
}

TEST_CASE("images that can't serve as a LOGO are refused in plain words") {
    cv::Mat stripes = plain(900, 40, {20, 20, 200, 255});
    stripes.colRange(300, 500).setTo(cv::Scalar(200, 20, 20, 255));
    struct Row {
        std::string name;
        cv::Mat image;
        const char* says;
    };
    const Row rows[] = {
        {"fully transparent", plain(200, 200, {0, 0, 0, 0}), "visible pixels"},
        {"hardly opaque anywhere", plain(200, 200, {0, 0, 200, 60}), "visible pixels"},
        {"of one colour", plain(200, 200, {90, 90, 90, 255}), "one colour"},
        {"white paper alone", plain(200, 200, {255, 255, 255, 255}), "visible pixels"},
        {"one pixel", plain(1, 1, {0, 0, 200, 255}), "visible pixels"},
        {"a line", plain(900, 1, {0, 0, 200, 255}), "visible pixels"},
        {"eight pixels", plain(8, 8, {90, 20, 90, 255}), "visible pixels"},
        {"a strip", stripes, "strip"},
        {"a standing strip", stripes.t(), "strip"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        std::string words;
        try {
            LogoTemplate{row.image};
        } catch (const std::invalid_argument& error) {
            words = error.what();
        }
        CAPTURE(words);
        CHECK(words.find(row.says) != std::string::npos);
    }
}

TEST_SUITE_END();
