#include "vision/rehearsal/weaknesses.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace mediaproof::rehearsal {
namespace {

constexpr int tiny_px = 64;             // of the visible part's shorter side
constexpr double faint_spread = 40;     // of grey values, from the 5th to the 95th percentile
constexpr int few_corners = 25;         // the project's LOGO has 94, three arcs 8, a ring none
constexpr double clear_corner = 0.008;  // of cornerMinEigenVal, where grey has a deviation of 1
constexpr double outline_spread = 12;   // of grey values: below it only the outline tells anything
constexpr double same = 0.9;            // correlation with its own image, mirrored or turned
constexpr double looked_at_side = 160;  // pixels of the shorter side for what follows
constexpr double thin_stroke = 0.14;    // half its width, as a share of the shorter side
constexpr double line_shape = 1.8;      // of the sides: letters stand in a line
constexpr int fewest_letters = 3;

// What is visible, in grey on the ground that its edge suggests, and where it is opaque.
struct Drawing {
    cv::Mat grey;          // 8-bit
    cv::Mat opaque;        // 0 or 255
    bool cut_out = false;  // some of it is transparent
};

Drawing drawing_of(const cv::Mat& bgra) {
    Drawing drawing;
    cv::cvtColor(bgra, drawing.grey, cv::COLOR_BGRA2GRAY);
    cv::Mat alpha;
    cv::extractChannel(bgra, alpha, 3);
    drawing.opaque = alpha > 127;
    drawing.cut_out = cv::countNonZero(drawing.opaque) < 0.98 * static_cast<double>(alpha.total());
    // Around a drawing nothing stands out; a mere outline is all there is to see.
    cv::Scalar mean, deviation;
    cv::meanStdDev(drawing.grey, mean, deviation, drawing.opaque);
    const double opposite = mean[0] > 128 ? 0 : 255;
    drawing.grey.setTo(deviation[0] < outline_spread ? opposite : mean[0], ~drawing.opaque);
    const double scale = looked_at_side / std::min(bgra.cols, bgra.rows);
    const int how = scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR;
    cv::resize(drawing.grey, drawing.grey, {}, scale, scale, how);
    cv::resize(drawing.opaque, drawing.opaque, drawing.grey.size(), 0, 0, cv::INTER_NEAREST);
    return drawing;
}

double spread_of(const Drawing& drawing) {
    if (drawing.cut_out) return 255;  // its outline stands out by itself
    std::vector<std::uint8_t> values(drawing.grey.begin<std::uint8_t>(), drawing.grey.end<std::uint8_t>());
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    return at(0.95) - at(0.05);
}

// Places where edges of different directions meet, clearly for the drawing's own contrast.
int corners_of(const Drawing& drawing) {
    cv::Mat smooth, strength, highest;
    cv::GaussianBlur(drawing.grey, smooth, {}, 1.5);
    cv::Scalar mean, deviation;
    cv::meanStdDev(smooth, mean, deviation);
    smooth.convertTo(smooth, CV_32F, 1 / std::max(1.0, deviation[0]));
    cv::cornerMinEigenVal(smooth, strength, 5);
    cv::dilate(strength, highest, cv::getStructuringElement(cv::MORPH_RECT, {9, 9}));
    return cv::countNonZero((strength >= highest) & (strength > clear_corner));
}

// Edges and shapes, without the large areas that all emblems share.
cv::Mat details_of(const cv::Mat& grey) {
    cv::Mat exact, fine, coarse;
    grey.convertTo(exact, CV_32F);
    cv::GaussianBlur(exact, fine, {}, 1.5);
    cv::GaussianBlur(exact, coarse, {}, 8);
    return fine - coarse;
}

double likeness(const cv::Mat& a, const cv::Mat& b) {
    const cv::Mat x = details_of(a);
    const cv::Mat y = details_of(b);
    const double norms = cv::norm(x) * cv::norm(y);
    return norms > 0 ? x.dot(y) / norms : 0;
}

bool is_its_own_mirror(const cv::Mat& grey) {
    cv::Mat mirror;
    cv::flip(grey, mirror, 1);
    return likeness(grey, mirror) > same;
}

bool is_its_own_turn(const cv::Mat& grey) {
    cv::Mat turned;
    cv::rotate(grey, turned, cv::ROTATE_180);
    if (likeness(grey, turned) > same) return true;
    if (std::abs(std::log(static_cast<double>(grey.cols) / grey.rows)) > 0.1) return false;
    cv::Mat square;
    cv::resize(grey, square, {static_cast<int>(looked_at_side), static_cast<int>(looked_at_side)});
    cv::rotate(square, turned, cv::ROTATE_90_CLOCKWISE);
    return likeness(square, turned) > same;
}

// Thin strokes of one ink in a line, and no shape among them.
bool is_letters_only(const Drawing& drawing) {
    const cv::Size size = drawing.grey.size();
    if (std::max(size.width, size.height) < line_shape * std::min(size.width, size.height)) return false;
    cv::Mat ink;
    cv::threshold(drawing.grey, ink, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    if (cv::countNonZero(ink) > 0.5 * static_cast<double>(ink.total())) ink = ~ink;
    cv::Mat labels, boxes, centres;
    const int parts = cv::connectedComponentsWithStats(ink, labels, boxes, centres) - 1;
    cv::Mat depth;
    cv::distanceTransform(ink, depth, cv::DIST_L2, 3);
    double thickest = 0;
    cv::minMaxLoc(depth, nullptr, &thickest);
    int letters = 0;
    for (int i = 1; i <= parts; ++i)
        letters += boxes.at<int>(i, cv::CC_STAT_AREA) > 30 ? 1 : 0;
    return letters >= fewest_letters && thickest < thin_stroke * std::min(size.width, size.height);
}

}  // namespace

std::vector<std::string> weaknesses_of(const cv::Mat& bgra) {
    cv::Mat alpha;
    cv::extractChannel(bgra, alpha, 3);
    const cv::Mat visible = bgra(cv::boundingRect(alpha > 127));
    const Drawing drawing = drawing_of(visible);
    std::vector<std::string> weaknesses;
    if (std::min(visible.cols, visible.rows) < tiny_px) weaknesses.emplace_back("tiny");
    if (spread_of(drawing) < faint_spread) weaknesses.emplace_back("faint");
    if (corners_of(drawing) < few_corners) weaknesses.emplace_back("plain");
    if (is_its_own_mirror(drawing.grey)) weaknesses.emplace_back("mirror-symmetric");
    if (is_its_own_turn(drawing.grey)) weaknesses.emplace_back("turn-symmetric");
    if (is_letters_only(drawing)) weaknesses.emplace_back("letters-only");
    return weaknesses;
}

}  // namespace mediaproof::rehearsal
