#include "vision/logo_verify.h"

#include <doctest/doctest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "mediaproof/logo.h"
#include "support/laid.h"
#include "support/pictures.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

const LogoCells& cells() {
    static const LogoCells learnt = cells_of(logo_template());
    return learnt;
}

Agreement at(const cv::Mat& bgr, const Placement& placement) {
    const cv::Size2d size = projected_size(placement, logo_template());
    const double side = std::min(size.width, size.height);
    return agreement(PicturePyramid(comparable_colours(bgr)), placement, logo_template(), cells(),
                     logo_template().rendering_for(std::min(side, 64.0)));
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("agreement is high where the LOGO is, whatever the light, and near none elsewhere") {
    const cv::Mat ground = painted_event(1280, false);
    const Quad quad = seen(logo_image().size(), {{420, 500}, 90});
    const Placement truth = placement_at(quad, logo_template());
    const cv::Mat picture = laid(ground, logo_image(), quad);
    cv::Mat dim, grey;
    picture.convertTo(dim, -1, 0.45, 6);
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, grey, cv::COLOR_GRAY2BGR);
    const double present = LogoOperatingPoint{}.present, absent = LogoOperatingPoint{}.absent;
    for (const cv::Mat& lit : {picture, dim}) {
        const Agreement seen_there = at(lit, truth);
        CHECK(seen_there.whole > 0.7);
        CHECK(seen_there.middle_whole > 0.6);
        CHECK(seen_there.colour > 0.6);
        CHECK(seen_there.score() >= present);
    }
    CHECK(at(grey, truth).whole > 0.7);
    CHECK(at(grey, truth).score() < at(picture, truth).score());
    for (const cv::Point2d elsewhere : {cv::Point2d(200, 200), {640, 300}, {900, 700}, {1100, 150}, {420, 620}}) {
        CAPTURE(elsewhere.x);
        const Agreement other = at(picture, placement_at(seen(logo_image().size(), {elsewhere, 90}), logo_template()));
        CHECK(std::abs(other.whole) < 0.25);
        CHECK(other.score() < absent / 2);
    }
}

TEST_CASE("agreement falls with what is covered, turned or off its place") {
    const cv::Mat ground = painted_event(1280, false);
    const Pose pose{{420, 500}, 90};
    const Quad quad = seen(logo_image().size(), pose);
    const cv::Mat picture = laid(ground, logo_image(), quad);
    const Agreement truth = at(picture, placement_at(quad, logo_template()));
    const double whole = truth.whole, score = truth.score();
    cv::Mat covered = picture.clone();
    covered(cv::Rect(370, 450, 40, 100)).setTo(cv::Scalar(60, 80, 90));
    CHECK(at(covered, placement_at(quad, logo_template())).whole < whole - 0.1);
    CHECK(at(covered, placement_at(quad, logo_template())).best >
          at(covered, placement_at(quad, logo_template())).whole);
    for (const Pose& wrong : {Pose{{432, 500}, 90}, Pose{{420, 500}, 110}, Pose{{420, 500}, 90, 0, 90, 25}}) {
        const Agreement seen_there = at(picture, placement_at(seen(logo_image().size(), wrong), logo_template()));
        CHECK(seen_there.whole < whole - 0.3);
        CHECK(seen_there.score() < score);
    }
}

TEST_CASE("a score is a share, for any picture and placement") {
    for (const cv::Mat& picture :
         {cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(9)), cv::Mat(200, 200, CV_8UC3, cv::Scalar::all(255)),
          cv::Mat(200, 200, CV_8UC3, cv::Scalar::all(0)), pure_noise({200, 200})}) {
        for (const double side : {3.0, 30.0, 100.0, 3000.0}) {
            const Agreement found = at(picture, {side, 0, 20, 0, side, 20, 0, 0, 1});
            CHECK(found.score() >= 0);
            CHECK(found.score() < LogoOperatingPoint{}.absent);
        }
    }
}

TEST_SUITE_END();
