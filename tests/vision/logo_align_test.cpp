#include "vision/logo_align.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/laid.h"
#include "support/pictures.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

// The furthest corner of the visible part from where it should be, pixels.
double error(const Placement& placement, const Placement& truth) {
    const double w = logo_template().extent().width, h = logo_template().extent().height;
    double worst = 0;
    for (const cv::Point2d corner : {cv::Point2d(0, 0), {w, 0}, {w, h}, {0, h}})
        worst = std::max(worst, cv::norm(projected(placement, corner) - projected(truth, corner)));
    return worst;
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("a placement that is a little off comes back within half a pixel") {
    struct Row {
        std::string name;
        double side, tilt_deg;
        bool perspective;
        cv::Matx33d off;  // in the picture, about the LOGO's middle
    };
    const Row rows[] = {
        {"it was right", 64, 0, false, cv::Matx33d::eye()},
        {"shifted", 64, 0, false, {1, 0, 1.8, 0, 1, -1.4, 0, 0, 1}},
        {"turned by 2°", 64, 0, false, {0.9994, -0.0349, 0, 0.0349, 0.9994, 0, 0, 0, 1}},
        {"too small", 64, 0, false, {0.96, 0, 0.5, 0, 0.96, 0.5, 0, 0, 1}},
        {"squeezed and skewed", 64, 0, false, {0.97, 0.03, 0.5, 0, 1.03, -0.5, 0, 0, 1}},
        {"shifted, of a tilted one", 90, 30, true, {1, 0, 1.5, 0, 1, 1.2, 0, 0, 1}},
        {"without its perspective", 90, 30, true, {1, 0, 0, 0, 1, 0, 3e-4, 0, 1}},
    };
    const cv::Mat ground(300, 400, CV_8UC3, cv::Scalar(150, 160, 150));
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const cv::Mat& image = logo_image();
        const Quad quad = seen(image.size(), {{200.3, 149.6}, row.side, row.tilt_deg});
        const PicturePyramid picture(comparable_colours(laid(ground, image, quad)));
        const Placement truth = placement_at(quad, logo_template());
        const cv::Matx33d in(1, 0, -200.3, 0, 1, -149.6, 0, 0, 1), out(1, 0, 200.3, 0, 1, 149.6, 0, 0, 1);
        const LogoRendering& drawn =
            logo_template().renderings()[logo_template().rendering_for(std::min(64.0, row.side))];
        const Placement found = aligned(picture, out * row.off * in * truth, drawn, {6, 3, row.perspective});
        CHECK(error(found, truth) < 0.5);
    }
}

TEST_CASE("where there is nothing to follow a placement stays") {
    const LogoRendering& drawn = logo_template().renderings()[logo_template().rendering_for(50)];
    const Placement placement(60, 0, 40, 0, 60, 30, 0, 0, 1);
    for (const cv::Size size : {cv::Size(200, 200), cv::Size(30, 30), cv::Size(1, 1)}) {
        const PicturePyramid picture(comparable_colours(cv::Mat(size, CV_8UC3, cv::Scalar(90, 120, 60))));
        CHECK(error(aligned(picture, placement, drawn, {4, 3, true}), placement) < 1e-6);
    }
    const PicturePyramid noise(comparable_colours(pure_noise({200, 200})));
    CHECK(cv::checkRange(cv::Mat(aligned(noise, placement, drawn, {4, 3, true}))));
}

TEST_CASE("a placement's size is that of the visible part as seen") {
    const cv::Size2d size = projected_size({80, 0, 10, 0, 40, 10, 0, 0, 1}, logo_template());
    CHECK(size.width == doctest::Approx(80 * logo_template().extent().width));
    CHECK(size.height == doctest::Approx(40 * logo_template().extent().height));
}

TEST_SUITE_END();
