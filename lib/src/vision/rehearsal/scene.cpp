#include "vision/rehearsal/scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "vision/rehearsal/ground.h"
#include "vision/rehearsal/spoil.h"

namespace mediaproof::rehearsal {
namespace {

using Corners = std::array<cv::Point2f, 4>;

constexpr double most_of_picture = 0.92;  // that the LOGO may take up, either way
constexpr double plain_spread = 25;       // of grey values: a LOGO below it needs a board to stand out from

double length(cv::Point2f from, cv::Point2f to) {
    return std::hypot(to.x - from.x, to.y - from.y);
}

cv::Size2d seen_size(const Corners& c) {
    return {(length(c[0], c[1]) + length(c[3], c[2])) / 2, (length(c[0], c[3]) + length(c[1], c[2])) / 2};
}

// The corners of a flat thing of that size, turned about an axis in its own plane and seen from a few widths away.
Corners projected(cv::Size size, const View& view, Chance& chance) {
    const double longer = std::max(size.width, size.height);
    const double roll = view.roll_deg * CV_PI / 180;
    const double tilt = view.tilt_deg * CV_PI / 180;
    const double axis = chance.happens(0.7) ? CV_PI / 2 + chance.between(-0.3, 0.3) : chance.between(0, CV_PI);
    const double away = chance.between(2.5, 8);
    Corners corners;
    for (std::size_t i = 0; i < 4; ++i) {
        const double u = (i == 1 || i == 2 ? 0.5 : -0.5) * size.width / longer;
        const double v = (i >= 2 ? 0.5 : -0.5) * size.height / longer;
        const double along = u * std::cos(axis) + v * std::sin(axis);
        const double across = -u * std::sin(axis) + v * std::cos(axis);
        const double depth = away + across * std::sin(tilt);
        const double x = along * std::cos(axis) - across * std::cos(tilt) * std::sin(axis);
        const double y = along * std::sin(axis) + across * std::cos(tilt) * std::cos(axis);
        corners[i] = {static_cast<float>((x * std::cos(roll) - y * std::sin(roll)) / depth),
                      static_cast<float>((x * std::sin(roll) + y * std::cos(roll)) / depth)};
    }
    return corners;
}

// Scaled to the wanted size, as far as the picture holds it, and put anywhere in it.
void place(Corners& corners, double short_px, cv::Size picture, Chance& chance) {
    const auto [left, right] =
        std::minmax_element(corners.begin(), corners.end(), [](auto a, auto b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(corners.begin(), corners.end(), [](auto a, auto b) { return a.y < b.y; });
    const cv::Point2f from(left->x, top->y);
    const cv::Size2d box(right->x - left->x, bottom->y - top->y);
    const cv::Size2d seen = seen_size(corners);
    const double scale =
        std::min({short_px / std::min(seen.width, seen.height), most_of_picture * picture.width / box.width,
                  most_of_picture * picture.height / box.height});
    const cv::Point2f to(static_cast<float>(chance.between(0.02, 0.98) * (picture.width - scale * box.width)),
                         static_cast<float>(chance.between(0.02, 0.98) * (picture.height - scale * box.height)));
    for (cv::Point2f& corner : corners)
        corner = (corner - from) * scale + to;
}

// The LOGO in the picture's pixels with premultiplied colours; shrunk first, so that nothing aliases.
cv::Mat laid_out(const cv::Mat& bgra, const Corners& corners, cv::Size picture) {
    const cv::Size2d seen = seen_size(corners);
    const auto side = [](double wanted, int has) { return std::clamp(cvRound(1.4 * wanted), 4, has); };
    cv::Mat flat;
    bgra.convertTo(flat, CV_32F);
    for (int y = 0; y < flat.rows; ++y) {
        for (int x = 0; x < flat.cols; ++x) {
            auto& pixel = flat.at<cv::Vec4f>(y, x);
            for (int c = 0; c < 3; ++c)
                pixel[c] *= pixel[3] / 255;
        }
    }
    cv::resize(flat, flat, {side(seen.width, bgra.cols), side(seen.height, bgra.rows)}, 0, 0, cv::INTER_AREA);
    const auto width = static_cast<float>(flat.cols);
    const auto height = static_cast<float>(flat.rows);
    const Corners own = {{{0, 0}, {width, 0}, {width, height}, {0, height}}};
    const cv::Mat map = cv::getPerspectiveTransform(own.data(), corners.data());
    cv::Mat laid;
    cv::warpPerspective(flat, laid, map, picture, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(0));
    return laid;
}

void put_over(cv::Mat& bgr, const cv::Mat& premultiplied) {
    for (int y = 0; y < bgr.rows; ++y) {
        for (int x = 0; x < bgr.cols; ++x) {
            const auto& over = premultiplied.at<cv::Vec4f>(y, x);
            if (over[3] <= 0) continue;
            auto& under = bgr.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c)
                under[c] = cv::saturate_cast<std::uint8_t>(over[c] + under[c] * (1 - over[3] / 255));
        }
    }
}

struct Tone {
    double mean = 0;
    double spread = 0;
};

Tone tone_of(const cv::Mat& bgra) {
    cv::Mat grey, alpha;
    cv::cvtColor(bgra, grey, cv::COLOR_BGRA2GRAY);
    cv::extractChannel(bgra, alpha, 3);
    cv::Scalar mean, deviation;
    cv::meanStdDev(grey, mean, deviation, alpha > 127);
    return {mean[0], deviation[0]};
}

// A board around the LOGO, of a colour that it stands out from.
void put_board(cv::Mat& bgr, const Corners& corners, double tone, Chance& chance) {
    cv::Point2f middle;
    for (const cv::Point2f& corner : corners)
        middle += corner * 0.25F;
    const double wider = chance.between(1.1, 2);
    std::vector<cv::Point> outline;
    for (const cv::Point2f& corner : corners)
        outline.emplace_back((corner - middle) * wider + middle);
    const double grey = tone > 128 ? chance.between(15, 70) : chance.between(195, 250);
    const cv::Scalar colour = cv::Scalar::all(0.75 * grey) + 0.25 * any_colour(chance);
    cv::fillConvexPoly(bgr, outline, colour, cv::LINE_AA);
}

// Folds: light and shade in stripes, and what lies on them moved a little.
void drape(cv::Mat& bgr, const Corners& corners, Chance& chance) {
    const cv::Size2d seen = seen_size(corners);
    const double side = std::min(seen.width, seen.height);
    const double fold = side * chance.between(0.25, 0.6);
    const double shift = side * chance.between(0.004, 0.015);
    const double shade = chance.between(0.05, 0.25);
    const double turn = chance.between(-0.4, 0.4);
    const double start = chance.between(0, 2 * CV_PI);
    cv::Mat x_from(bgr.size(), CV_32F), y_from(bgr.size(), CV_32F), light(bgr.size(), CV_32F);
    for (int y = 0; y < bgr.rows; ++y) {
        for (int x = 0; x < bgr.cols; ++x) {
            const double phase = start + 2 * CV_PI * (x * std::cos(turn) + y * std::sin(turn)) / fold;
            x_from.at<float>(y, x) = static_cast<float>(x + shift * std::sin(phase));
            y_from.at<float>(y, x) = static_cast<float>(y + 0.5 * shift * std::cos(phase));
            light.at<float>(y, x) = static_cast<float>(1 + shade * std::cos(phase));
        }
    }
    cv::Mat moved;
    cv::remap(bgr, moved, x_from, y_from, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::merge(std::vector<cv::Mat>{light, light, light}, light);
    cv::multiply(moved, light, bgr, 1, CV_8U);
}

// Something straight-edged before the LOGO that hides about that share of it from one side.
void hide_part(cv::Mat& bgr, const Corners& corners, double share, Chance& chance) {
    const double angle = chance.between(0, 2 * CV_PI);
    const cv::Point2f way(static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle)));
    const cv::Point2f along(-way.y, way.x);
    const auto [low, high] =
        std::minmax_element(corners.begin(), corners.end(), [&](auto a, auto b) { return a.dot(way) < b.dot(way); });
    const auto reach = static_cast<float>(high->dot(way) - low->dot(way));
    const float edge = high->dot(way) - static_cast<float>(share) * reach;
    const float middle = 0.25F * (corners[0] + corners[1] + corners[2] + corners[3]).dot(along);
    std::vector<cv::Point> outline;
    for (const auto& [away, aside] : {std::pair{0.F, -1.F}, {0.F, 1.F}, {1.F, 1.2F}, {1.F, -1.2F}})
        outline.emplace_back(way * (edge + away * reach) + along * (middle + aside * reach));
    cv::Mat mask(bgr.size(), CV_8U, cv::Scalar(0));
    cv::fillConvexPoly(mask, outline, cv::Scalar(255), cv::LINE_AA);
    logo_free_ground(chance, bgr.size()).copyTo(bgr, mask);
}

}  // namespace

Scene shown(const cv::Mat& bgra, const View& view, cv::Size size, Chance& chance) {
    Scene scene;
    scene.picture = logo_free_ground(chance, size);
    Corners corners = projected(bgra.size(), view, chance);
    place(corners, view.short_px, size, chance);
    const Tone tone = tone_of(bgra);
    const bool on_board = tone.spread < plain_spread || chance.happens(0.6);
    const bool on_cloth = chance.happens(0.25);
    if (on_board) put_board(scene.picture, corners, tone.mean, chance);
    put_over(scene.picture, laid_out(bgra, corners, size));
    if (on_cloth) drape(scene.picture, corners, chance);
    if (view.cover > 0) hide_part(scene.picture, corners, view.cover, chance);
    const cv::Size2d seen = seen_size(corners);
    scene.short_px = std::min(seen.width, seen.height);
    for (std::size_t i = 0; i < 4; ++i)
        scene.truth[i] = {corners[i].x, corners[i].y};
    const cv::Rect box = cv::boundingRect(std::vector<cv::Point2f>(corners.begin(), corners.end()));
    scene.picture = photographed(scene.picture, box, scene.short_px, view.strength, chance);
    return scene;
}

}  // namespace mediaproof::rehearsal
