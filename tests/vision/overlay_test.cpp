#include "vision/overlay.h"

#include <doctest/doctest.h>

#include <opencv2/imgproc.hpp>

using namespace mediaproof;

namespace {

constexpr int width = 1280;
constexpr int height = 720;

cv::Mat texture(cv::Size size, int seed, double coarseness) {
    cv::Mat noise(size, CV_8UC3);
    cv::RNG dice(static_cast<std::uint64_t>(seed));
    dice.fill(noise, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(noise, noise, {}, coarseness);
    cv::normalize(noise, noise, 0, 255, cv::NORM_MINMAX);
    return noise;
}

// A frame that shows a part of a wide scene, a LOGO of 96 pixels on it, and a crowd that fills the picture from `crowd`
// [0, 1] of its height downward.
struct Frame {
    int scene_x = 0;
    cv::Point logo{1100, 40};
    double opacity = 1;
    int seed = 1;  // of the scene
    double crowd_from = 1;
    int crowd_seed = 1;
};

LogoView view_of(const Frame& frame) {
    const cv::Mat scene = texture({2 * width, height}, frame.seed, 12);
    cv::Mat shown = scene(cv::Rect(frame.scene_x, 0, width, height)).clone();
    const int top = static_cast<int>(frame.crowd_from * height);
    if (top < height) texture({width, height - top}, frame.crowd_seed, 9).copyTo(shown.rowRange(top, height));
    const cv::Rect box(frame.logo, cv::Size(96, 96));
    const cv::Mat logo = texture(box.size(), 77, 4);
    cv::addWeighted(logo, frame.opacity, shown(box), 1 - frame.opacity, 0, shown(box));
    const auto corner = [&](int dx, int dy) { return Point{1.0 * box.x + dx, 1.0 * box.y + dy}; };
    return logo_view(shown, {corner(0, 0), corner(96, 0), corner(96, 96), corner(0, 96)});
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("a LOGO that stands still while the scene changes was put on in editing") {
    struct Row {
        const char* about;
        Frame other;
        Standing standing;
    };
    const Row rows[] = {
        {"nothing moves", {}, Standing::open},
        {"the camera turns away beneath it", {60}, Standing::put_on},
        {"the camera creeps along beneath it", {10}, Standing::put_on},
        {"another scene", {0, {1100, 40}, 1, 2}, Standing::put_on},
        {"another scene shines through", {0, {1100, 40}, 0.5, 2}, Standing::put_on},
        {"the camera turns and takes it along", {60, {1040, 40}}, Standing::hung},
        {"the camera trembles", {3, {1097, 40}}, Standing::hung},
        {"people walk before a camera on a tripod", {0, {1100, 40}, 1, 1, 0.5, 2}, Standing::open},
        {"it hangs elsewhere in another shot", {500, {300, 400}, 1, 2}, Standing::hung},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        Frame first;
        first.opacity = row.other.opacity;
        first.crowd_from = row.other.crowd_from;
        CHECK(standing(view_of(first), view_of(row.other)) == row.standing);
        CHECK(standing(view_of(row.other), view_of(first)) == row.standing);
    }
}

TEST_CASE("a scene without anything in it tells nothing") {
    const cv::Mat white(height, width, CV_8UC3, cv::Scalar::all(240));
    const Quad quad = {{{100, 100}, {200, 100}, {200, 200}, {100, 200}}};
    CHECK(standing(logo_view(white, quad), logo_view(white, quad)) == Standing::open);
}

TEST_CASE("quads that reach out of the picture, and tiny pictures, do no harm") {
    const cv::Mat scene = texture({width, height}, 1, 12);
    const Quad outside = {{{-90, -90}, {6, -90}, {6, 6}, {-90, 6}}};
    const Quad far_out = {{{-900, -90}, {-800, -90}, {-800, 6}, {-900, 6}}};
    for (const Quad& quad : {outside, far_out})
        CHECK(standing(logo_view(scene, quad), logo_view(scene, quad)) == Standing::open);
    const cv::Mat dot(3, 3, CV_8UC3, cv::Scalar::all(9));
    CHECK(standing(logo_view(dot, outside), logo_view(scene, outside)) == Standing::open);
}

TEST_SUITE_END();
