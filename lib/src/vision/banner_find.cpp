#include "vision/banner_find.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "vision/banner_strip.h"
#include "vision/shrink.h"

namespace mediaproof {
namespace {

constexpr double least_width = 0.08;    // of the picture's longer side
constexpr int least_thickness = 8;      // pixels of the searched picture
constexpr std::size_t most_joined = 8;  // spots tried as pieces of one banner
constexpr float widest_word_gap = 3;    // by the height of a piece
constexpr int most_patches = 40;        // of one mask, the largest

struct Paint {
    cv::Mat coloured;  // red or blue pixels
    int channel = 0;   // dark in this paint, light in white and yellow
};

cv::Mat in_range(const cv::Mat& hsv, int from_hue, int to_hue) {
    cv::Mat mask;
    cv::inRange(hsv, cv::Scalar(from_hue, 80, 38), cv::Scalar(to_hue, 255, 255), mask);
    return mask;
}

std::vector<Paint> paints_of(const cv::Mat& bgr) {
    return {{coloured_in(bgr, 1), 1}, {coloured_in(bgr, 2), 2}};
}

cv::Mat bridged(const cv::Mat& mask, cv::Size gap) {
    cv::Mat closed;
    cv::morphologyEx(mask, closed, cv::MORPH_CLOSE, cv::Mat::ones(gap, CV_8U));
    return closed;
}

cv::Mat without_thin(const cv::Mat& mask, cv::Size least) {
    cv::Mat opened;
    cv::morphologyEx(mask, opened, cv::MORPH_OPEN, cv::Mat::ones(least, CV_8U));
    return opened;
}

// Strokes of the paint on a light ground.
cv::Mat strokes_on_light(const cv::Mat& bgr, const Paint& paint) {
    cv::Mat channel, light;
    cv::extractChannel(bgr, channel, paint.channel);
    cv::boxFilter(channel > 130, light, CV_8U, {31, 31});
    return (paint.coloured & ~without_thin(paint.coloured, {21, 21})) & (light > 64);
}

// Light strokes with the paint around them.
cv::Mat strokes_in_paint(const Paint& paint) {
    cv::Mat around;
    cv::boxFilter(paint.coloured, around, CV_8U, {41, 41});
    const cv::Mat gaps = bridged(paint.coloured, {17, 17}) & ~paint.coloured;
    return gaps & (around > 90);
}

void add_spots(const cv::Mat& mask, double up, double aside, BannerSpot like, std::vector<BannerSpot>& spots) {
    cv::Mat labels, stats, middles;
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, middles);
    const int least = static_cast<int>(least_width * std::max(mask.cols, mask.rows));
    std::vector<std::pair<int, int>> patches;
    for (int i = 1; i < count; ++i) {
        const int width = stats.at<int>(i, cv::CC_STAT_WIDTH), height = stats.at<int>(i, cv::CC_STAT_HEIGHT);
        if (width >= least && height >= least_thickness) patches.emplace_back(stats.at<int>(i, cv::CC_STAT_AREA), i);
    }
    std::sort(patches.rbegin(), patches.rend());
    patches.resize(std::min<std::size_t>(patches.size(), most_patches));
    for (const auto& [area, i] : patches) {
        const cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                           stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
        auto corners = quad_around(labels(box) == i);
        if (!corners) continue;
        for (cv::Point2f& corner : *corners)
            corner += cv::Point2f(box.tl());
        like.corners = grown(*corners, up, aside);
        spots.push_back(like);
    }
}

std::vector<BannerSpot> all_spots(const cv::Mat& bgr) {
    std::vector<BannerSpot> spots;
    for (const Paint& paint : paints_of(bgr)) {
        const BannerSpot on_field{{}, true, paint.channel}, on_light{{}, false, paint.channel};
        for (const cv::Size gap : {cv::Size(3, 3), cv::Size(11, 11), cv::Size(45, 5)})
            add_spots(without_thin(bridged(paint.coloured, gap), {25, 7}), 0.0, 0.0, on_field, spots);
        const cv::Mat inside = strokes_in_paint(paint), outside = strokes_on_light(bgr, paint);
        for (const cv::Size gap : {cv::Size(15, 5), cv::Size(35, 11), cv::Size(75, 21)}) {
            const cv::Size least(gap.width / 2, 5);
            add_spots(without_thin(bridged(inside, gap), least), 0.25, 0.5, on_field, spots);
            add_spots(without_thin(bridged(outside, gap), least), 0.25, 0.5, on_light, spots);
        }
    }
    return spots;
}

double overlap(const Corners& a, const Corners& b) {
    const std::vector<cv::Point2f> one(a.begin(), a.end()), other(b.begin(), b.end());
    std::vector<cv::Point2f> both;
    const double shared = cv::intersectConvexConvex(one, other, both);
    return shared / std::max(1.0, std::min(cv::contourArea(one), cv::contourArea(other)));
}

bool is_convex(const Corners& corners) {
    return cv::isContourConvex(std::vector<cv::Point2f>(corners.begin(), corners.end()));
}

// Two pieces of one banner, told apart by a gap between words or by its lines: as large as both, in the first's view.
std::optional<BannerSpot> joined(const BannerSpot& a, const BannerSpot& b) {
    if (a.light_letters != b.light_letters || a.channel != b.channel) return std::nullopt;
    const auto wide = static_cast<float>(width_of(a.corners) / std::max(1.0, height_of(a.corners)));
    const std::vector<cv::Point2f> level = {{0, 0}, {wide, 0}, {wide, 1}, {0, 1}};
    const std::vector<cv::Point2f> from(a.corners.begin(), a.corners.end());
    std::vector<cv::Point2f> other(b.corners.begin(), b.corners.end());
    cv::perspectiveTransform(other, other, cv::getPerspectiveTransform(from, level));
    const float left = std::min(other[0].x, other[3].x), right = std::max(other[1].x, other[2].x);
    const float top = (other[0].y + other[1].y) / 2, bottom = (other[2].y + other[3].y) / 2;
    const float high = bottom - top, off = std::abs((top + bottom) / 2 - 0.5F);
    const float shared = std::min(right, wide) - std::max(left, 0.0F);
    const bool beside = off < 0.35F && shared < 0.5F && shared > -widest_word_gap;
    const bool below = off > 0.7F && off < 2 && shared > 0.5F * std::min(wide, right - left);
    if (high < 0.6F || high > 1.6F || !(beside || below)) return std::nullopt;
    std::vector<cv::Point2f> both = {{std::min(0.0F, left), std::min(0.0F, top)},
                                     {std::max(wide, right), std::min(0.0F, top)},
                                     {std::max(wide, right), std::max(1.0F, bottom)},
                                     {std::min(0.0F, left), std::max(1.0F, bottom)}};
    cv::perspectiveTransform(both, both, cv::getPerspectiveTransform(level, from));
    BannerSpot spot = a;
    std::copy(both.begin(), both.end(), spot.corners.begin());
    return spot;
}

void score(std::vector<BannerSpot>& spots, const cv::Mat& bgr) {
    std::erase_if(spots, [](const BannerSpot& spot) { return !is_convex(spot.corners); });
    for (BannerSpot& spot : spots)
        spot.score = lettering(bgr, spot);
    std::erase_if(spots, [](const BannerSpot& spot) { return spot.score <= 0; });
}

std::vector<BannerSpot> best_apart(std::vector<BannerSpot> spots, std::size_t most) {
    std::stable_sort(spots.begin(), spots.end(),
                     [](const BannerSpot& a, const BannerSpot& b) { return a.score > b.score; });
    std::vector<BannerSpot> kept;
    for (const BannerSpot& spot : spots) {
        const bool again = std::any_of(kept.begin(), kept.end(), [&](const BannerSpot& better) {
            return overlap(better.corners, spot.corners) > 0.6;
        });
        if (!again) kept.push_back(spot);
        if (kept.size() == most) break;
    }
    return kept;
}

}  // namespace

cv::Mat coloured_in(const cv::Mat& bgr, int channel) {
    cv::Mat hsv;
    cv::cvtColor(bgr, hsv, cv::COLOR_BGR2HSV);
    if (channel == 2) return in_range(hsv, 95, 130);
    return in_range(hsv, 0, 11) | in_range(hsv, 168, 180);
}

BannerSpot scaled(BannerSpot spot, double factor) {
    for (cv::Point2f& corner : spot.corners)
        corner *= factor;
    return spot;
}

std::vector<BannerSpot> find_banners(const cv::Mat& bgr, std::size_t most) {
    const cv::Mat searched = shrunk_to(bgr, banner_long_side);
    std::vector<BannerSpot> spots = all_spots(searched);
    score(spots, searched);
    std::vector<BannerSpot> kept = best_apart(spots, most_joined);
    std::vector<BannerSpot> wholes;
    for (const BannerSpot& a : kept) {
        for (const BannerSpot& b : kept)
            if (const auto whole = &a == &b ? std::nullopt : joined(a, b)) wholes.push_back(*whole);
    }
    score(wholes, searched);
    kept.insert(kept.end(), wholes.begin(), wholes.end());
    kept = best_apart(std::move(kept), most);
    const double factor = static_cast<double>(bgr.cols) / searched.cols;
    for (BannerSpot& spot : kept)
        spot = scaled(spot, factor);
    return kept;
}

}  // namespace mediaproof
