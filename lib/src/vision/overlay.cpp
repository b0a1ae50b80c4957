#include "vision/overlay.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "quads.h"
#include "vision/shrink.h"

namespace mediaproof {
namespace {

constexpr int scene_side = 640;            // the longer side of the small frame, pixels
constexpr int cell_side = 32;              // of it
constexpr double textured = 5;             // grey levels: standard deviation within a cell
constexpr int farthest_crept = 8;          // pixels of the small frame by which a cell may creep along
constexpr double clearly_better = 0.05;    // correlation: a cell that fits better elsewhere has moved
constexpr double same_scene = 0.75;        // correlation of a cell with itself in the other frame
constexpr double changed_share = 0.75;     // of the textured cells
constexpr int fewest_cells = 12;           // textured ones
constexpr int farthest_px = 4;             // how far the LOGO is looked for from where it was
constexpr double still_px = 1.5;           // less than two pixels in any direction
constexpr double least_likeness = 0.3;     // correlation of a LOGO with itself through different scenes
constexpr double same_place_share = 0.15;  // of the LOGO's width: how far found corners of one place lie apart

bool at_one_place(const Quad& one, const Quad& other) {
    const double width = std::max(distance(one[0], one[1]), distance(other[0], other[1]));
    const double reach = std::max(2.0 * farthest_px, same_place_share * width);
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (distance(one[i], other[i]) > reach) return false;
    }
    return true;
}

cv::Rect box_of(const Quad& quad, cv::Size frame) {
    const Bounds bounds = bounds_of(quad);
    const auto within = [](double value, int most) { return static_cast<int>(std::clamp<double>(value, 0, most)); };
    const cv::Point from(within(bounds.left, frame.width), within(bounds.top, frame.height));
    return {from, cv::Point(within(bounds.right + 1, frame.width), within(bounds.bottom + 1, frame.height))};
}

cv::Rect grown(const cv::Rect& box, int margin, cv::Size frame) {
    return cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) &
           cv::Rect({}, frame);
}

double contrast_of(const cv::Mat& grey) {
    cv::Scalar mean, deviation;
    cv::meanStdDev(grey, mean, deviation);
    return deviation[0];
}

// A cell that does not look like itself any more, or fits better a little aside.
bool has_changed(const cv::Mat& one, const cv::Mat& other, const cv::Rect& cell) {
    if (std::min(contrast_of(one(cell)), contrast_of(other(cell))) < 1) return true;
    const cv::Rect field = grown(cell, farthest_crept, other.size());
    cv::Mat likeness;
    cv::matchTemplate(other(field), one(cell), likeness, cv::TM_CCOEFF_NORMED);
    const double in_place = likeness.at<float>(cell.tl() - field.tl());
    double best = 0;
    cv::minMaxLoc(likeness, nullptr, &best);
    return in_place < same_scene || in_place < best - clearly_better;
}

// The scene around the LOGOs of both is not what it was.
bool scene_changed(const LogoView& one, const LogoView& other) {
    int seen = 0;
    int changed = 0;
    for (int y = 0; y + cell_side <= one.scene.rows; y += cell_side) {
        for (int x = 0; x + cell_side <= one.scene.cols; x += cell_side) {
            const cv::Rect cell(x, y, cell_side, cell_side);
            if (cv::countNonZero(one.beside(cell)) < cell.area() || cv::countNonZero(other.beside(cell)) < cell.area())
                continue;
            if (std::max(contrast_of(one.scene(cell)), contrast_of(other.scene(cell))) < textured) continue;
            ++seen;
            changed += has_changed(one.scene, other.scene, cell) ? 1 : 0;
        }
    }
    return seen >= fewest_cells && changed >= changed_share * seen;
}

// Where the first frame's LOGO lies in the other, from where it was; the likeness there.
struct Shift {
    double px = 0;
    double likeness = 0;
};

Shift shift_between(const LogoView& one, const LogoView& other) {
    const cv::Size frame(one.corner.x + one.near.cols, one.corner.y + one.near.rows);
    const cv::Rect searched(other.corner, other.near.size());
    cv::Rect logo = box_of(one.quad, frame) & searched;
    // The search must be able to go as far to each side.
    logo = logo & cv::Rect(searched.x + farthest_px, searched.y + farthest_px, searched.width - 2 * farthest_px,
                           searched.height - 2 * farthest_px);
    if (logo.width < 2 * farthest_px || logo.height < 2 * farthest_px) return {};
    const cv::Mat pattern = one.near(logo - one.corner);
    if (contrast_of(pattern) < 1) return {};
    const cv::Mat field = other.near(grown(logo, farthest_px, {searched.br().x, searched.br().y}) - other.corner);
    cv::Mat likeness;
    cv::matchTemplate(field, pattern, likeness, cv::TM_CCOEFF_NORMED);
    double best = 0;
    cv::Point at;
    cv::minMaxLoc(likeness, nullptr, &best, nullptr, &at);
    const double px = std::hypot(at.x - farthest_px, at.y - farthest_px);
    return {px, std::isfinite(best) && best <= 1.01 ? best : 0};
}

}  // namespace

LogoView logo_view(const cv::Mat& bgr, const Quad& quad) {
    LogoView view;
    view.quad = quad;
    const cv::Rect box = box_of(quad, bgr.size());
    const cv::Rect near = grown(box, 4 * farthest_px, bgr.size());
    view.corner = near.tl();
    if (!near.empty()) cv::cvtColor(bgr(near), view.near, cv::COLOR_BGR2GRAY);
    cv::cvtColor(shrunk_to(bgr, scene_side), view.scene, cv::COLOR_BGR2GRAY);
    view.beside = cv::Mat(view.scene.size(), CV_8U, cv::Scalar(255));
    const double shrink = static_cast<double>(view.scene.cols) / bgr.cols;
    const cv::Rect hidden(cvFloor(box.x * shrink), cvFloor(box.y * shrink), cvCeil(box.width * shrink),
                          cvCeil(box.height * shrink));
    view.beside(grown(hidden, 1, view.scene.size())).setTo(0);
    return view;
}

Standing standing(const LogoView& one, const LogoView& other) {
    if (one.scene.size() != other.scene.size()) return Standing::open;
    if (!at_one_place(one.quad, other.quad)) return Standing::hung;
    const Shift shift = shift_between(one, other);
    if (shift.likeness < least_likeness) return Standing::open;
    if (shift.px > still_px) return Standing::hung;
    return scene_changed(one, other) ? Standing::put_on : Standing::open;
}

}  // namespace mediaproof
