#include "vision/logo_scan.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/laid.h"
#include "support/pictures.h"
#include "vision/logo_align.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr std::size_t most = 300;

const std::vector<ScanViews>& views() {
    static const std::vector<ScanViews> prepared = scan_views_of(logo_template());
    return prepared;
}

double short_side(const Placement& placement) {
    const cv::Size2d size = projected_size(placement, logo_template());
    return std::min(size.width, size.height);
}

bool near(const Placement& placement, const Placement& truth) {
    const cv::Point2d middle(logo_template().extent().width / 2, logo_template().extent().height / 2);
    const double side = short_side(truth), ratio = short_side(placement) / side;
    return cv::norm(projected(placement, middle) - projected(truth, middle)) < 0.2 * side && ratio > 0.7 && ratio < 1.4;
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("the LOGO's true place is among the candidates of a scan") {
    struct Row {
        std::string name;
        Pose pose;
    };
    const Row rows[] = {
        {"small", {{700, 300}, 28}},
        {"middling", {{700, 300}, 70}},
        {"large", {{640, 480}, 500}},
        {"at the picture's edge", {{1240, 40}, 70}},
        {"rolled", {{300, 500}, 90, 0, 90, 20}},
        {"tilted sideways", {{300, 500}, 90, 50, 90}},
        {"tilted back", {{300, 500}, 90, 50, 0}},
        {"tilted askew and rolled", {{300, 500}, 90, 40, 35, -12}},
    };
    const cv::Mat ground = painted_event(1280, false);
    const cv::Mat& image = logo_image();
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Quad quad = seen(image.size(), row.pose);
        const auto candidates = scan(PicturePyramid(comparable_colours(laid(ground, image, quad))), logo_template(),
                                     views(), {1, 24}, most);
        const Placement truth = placement_at(quad, logo_template());
        CHECK(std::any_of(candidates.begin(), candidates.end(),
                          [&](const ScanCandidate& candidate) { return near(candidate.placement, truth); }));
        CHECK(candidates.size() <= most);
    }
}

TEST_CASE("a scan keeps to the sizes and to the number it is asked for") {
    const PicturePyramid picture(comparable_colours(painted_event(1280, true)));
    for (const ScanCandidate& candidate : scan(picture, logo_template(), views(), {1, 40, 100}, most)) {
        CHECK(short_side(candidate.placement) > 40 * 0.95);
        CHECK(short_side(candidate.placement) < 100 * 1.05);
    }
    CHECK(scan(picture, logo_template(), views(), {1, 24}, 12).size() <= 12);
    CHECK(scan(picture, logo_template(), views(), {1, 5000}, most).empty());
    for (const ScanCandidate& candidate : scan(picture, logo_template(), views(), {0.5, 40, 100}, most)) {
        CHECK(short_side(candidate.placement) > 2 * 40 * 0.95);
        CHECK(short_side(candidate.placement) < 2 * 100 * 1.05);
    }
}

TEST_CASE("what holds no edges, or no room, gives no candidate") {
    for (const cv::Size size : {cv::Size(640, 480), cv::Size(30, 30), cv::Size(640, 3), cv::Size(1, 1)}) {
        const PicturePyramid even(cv::Mat(size, CV_8UC3, cv::Scalar(120, 128, 128)));
        CHECK(scan(even, logo_template(), views(), {}, most).empty());
    }
}

TEST_SUITE_END();
