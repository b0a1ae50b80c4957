#include "vision/rehearsal/look_alikes.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "vision/rehearsal/ground.h"

namespace mediaproof::rehearsal {
namespace {

constexpr double middle_share = 0.62;  // of each side, for what stands in the middle of a seal or badge
constexpr double long_shape = 1.8;     // from this ratio of the sides on the sign stands at one end, words beside it

// Where the sign itself is thought to be: in the middle, or at an end of a long one.
cv::Mat middle_of(const cv::Mat& bgra, Chance& chance) {
    cv::Mat mask(bgra.size(), CV_8U, cv::Scalar(0));
    const double width = bgra.cols;
    const double height = bgra.rows;
    if (std::max(width, height) > long_shape * std::min(width, height)) {
        const int side = std::min(bgra.cols, bgra.rows);
        const bool at_start = chance.happens(0.5);
        const cv::Point from = at_start ? cv::Point(0, 0) : cv::Point(bgra.cols - side, bgra.rows - side);
        mask(cv::Rect(from, cv::Size(side, side))).setTo(255);
    } else {
        cv::ellipse(mask, {bgra.cols / 2, bgra.rows / 2},
                    {cvRound(width * middle_share / 2), cvRound(height * middle_share / 2)}, 0, 0, 360, cv::Scalar(255),
                    cv::FILLED);
    }
    return mask;
}

// Colours taken from the LOGO where it is opaque.
std::vector<cv::Scalar> colours_of(const cv::Mat& bgra, Chance& chance) {
    std::vector<cv::Scalar> colours;
    for (int tries = 0; tries < 400 && colours.size() < 8; ++tries) {
        const auto& pixel = bgra.at<cv::Vec4b>(chance.whole(0, bgra.rows - 1), chance.whole(0, bgra.cols - 1));
        if (pixel[3] > 200) colours.emplace_back(pixel[0], pixel[1], pixel[2]);
    }
    if (colours.empty()) colours.push_back(cv::Scalar::all(30));
    return colours;
}

cv::Mat emblem(cv::Size size, const std::vector<cv::Scalar>& colours, Chance& chance) {
    cv::Mat bgr(size, CV_8UC3, colours.front());
    const cv::Mat blank = bgr.clone();
    draw_any_emblem(bgr, {cv::Point(), size}, colours, chance);
    cv::Mat result;
    cv::cvtColor(bgr, result, cv::COLOR_BGR2BGRA);
    return result;
}

cv::Mat shuffled(const cv::Mat& bgra, Chance& chance) {
    const int cells = chance.whole(3, 4);
    std::vector<int> order(static_cast<std::size_t>(cells * cells));
    std::iota(order.begin(), order.end(), 0);
    // Sattolo's shuffle: one cycle, so that no cell stays.
    for (std::size_t i = order.size() - 1; i > 0; --i)
        std::swap(order[i], order[static_cast<std::size_t>(chance.whole(0, static_cast<int>(i) - 1))]);
    cv::Mat result = bgra.clone();
    const cv::Size cell(bgra.cols / cells, bgra.rows / cells);
    for (int i = 0; i < cells * cells; ++i) {
        const int from = order[static_cast<std::size_t>(i)];
        const cv::Rect source({from % cells * cell.width, from / cells * cell.height}, cell);
        const cv::Rect target({i % cells * cell.width, i / cells * cell.height}, cell);
        bgra(source).copyTo(result(target));
    }
    return result;
}

cv::Mat recoloured(const cv::Mat& bgra, Chance& chance) {
    cv::Mat bgr, hsv, alpha, result;
    cv::extractChannel(bgra, alpha, 3);
    cv::cvtColor(bgra, bgr, cv::COLOR_BGRA2BGR);
    cv::cvtColor(bgr, hsv, cv::COLOR_BGR2HSV);
    const int turn = chance.whole(45, 135);
    for (auto pixel = hsv.begin<cv::Vec3b>(); pixel != hsv.end<cv::Vec3b>(); ++pixel)
        (*pixel)[0] = static_cast<std::uint8_t>(((*pixel)[0] + turn) % 180);
    cv::cvtColor(hsv, bgr, cv::COLOR_HSV2BGR);
    cv::cvtColor(bgr, result, cv::COLOR_BGR2BGRA);
    cv::insertChannel(alpha, result, 3);
    return result;
}

cv::Mat without_middle(const cv::Mat& bgra, Chance& chance) {
    cv::Mat result = bgra.clone();
    const cv::Scalar ground = colours_of(bgra, chance).front();
    const double opacity = chance.happens(0.5) ? 0 : 255;
    result.setTo(cv::Scalar(ground[0], ground[1], ground[2], opacity), middle_of(bgra, chance));
    return result;
}

cv::Mat other_middle(const cv::Mat& bgra, Chance& chance) {
    cv::Mat result = bgra.clone();
    const cv::Mat mask = middle_of(bgra, chance);
    const cv::Rect box = cv::boundingRect(mask);
    emblem(box.size(), colours_of(bgra, chance), chance).copyTo(result(box), mask(box));
    return result;
}

// The same outline, another drawing.
cv::Mat other_sign(const cv::Mat& bgra, Chance& chance) {
    cv::Mat alpha;
    cv::extractChannel(bgra, alpha, 3);
    cv::Mat result = emblem(bgra.size(), colours_of(bgra, chance), chance);
    cv::insertChannel(alpha, result, 3);
    return result;
}

}  // namespace

std::string_view name_of(LookAlike kind) {
    constexpr std::array<std::string_view, look_alikes> names = {"mirrored",       "shuffled",     "recoloured",
                                                                 "without-middle", "other-middle", "other-sign"};
    return names[static_cast<std::size_t>(kind)];
}

cv::Mat look_alike(const cv::Mat& bgra, LookAlike kind, Chance& chance) {
    cv::Mat mirror;
    switch (kind) {
        case LookAlike::mirrored:
            cv::flip(bgra, mirror, 1);
            return mirror;
        case LookAlike::shuffled:
            return shuffled(bgra, chance);
        case LookAlike::recoloured:
            return recoloured(bgra, chance);
        case LookAlike::without_middle:
            return without_middle(bgra, chance);
        case LookAlike::other_middle:
            return other_middle(bgra, chance);
        case LookAlike::other_sign:
            break;
    }
    return other_sign(bgra, chance);
}

}  // namespace mediaproof::rehearsal
