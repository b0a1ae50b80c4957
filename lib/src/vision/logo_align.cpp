#include "vision/logo_align.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace mediaproof {
namespace {

constexpr int smallest_level = 24;    // pixels
constexpr float noise = 6;            // grey levels: a weaker edge says nothing
constexpr double most_change = 0.25;  // of a step: of the linear part
constexpr double stiffness = 1e-3;    // of the normal equations, relative to the number of points

// The picture's edge that an edge point found along its normal.
struct Pull {
    cv::Point2f at;
    cv::Vec2f normal;
    float distance;  // pixels along the normal
    float trust;     // [0, 1]
};

float strength_at(const cv::Mat& dx, const cv::Mat& dy, const EdgePoint& edge, float along) {
    const int x = cvRound(edge.at.x + along * edge.normal[0]);
    const int y = cvRound(edge.at.y + along * edge.normal[1]);
    if (x < 1 || y < 1 || x >= dx.cols - 1 || y >= dx.rows - 1) return 0;
    const cv::Vec3f change = dx.at<cv::Vec3f>(y, x) * edge.normal[0] + dy.at<cv::Vec3f>(y, x) * edge.normal[1];
    return edge.outline ? std::sqrt(change.dot(change)) : edge.colour_step.dot(change);
}

bool find_pull(const cv::Mat& dx, const cv::Mat& dy, const EdgePoint& edge, int reach, Pull& pull) {
    float best = 0, best_strength = 0;
    int at = 0;
    for (int k = -reach; k <= reach; ++k) {
        const float strength = strength_at(dx, dy, edge, static_cast<float>(k));
        const float value = strength * (1 - 0.06F * static_cast<float>(std::abs(k)));
        if (value <= best) continue;
        best = value;
        best_strength = strength;
        at = k;
    }
    if (best_strength < noise) return false;
    const float before = strength_at(dx, dy, edge, static_cast<float>(at - 1));
    const float after = strength_at(dx, dy, edge, static_cast<float>(at + 1));
    const float bend = before - 2 * best_strength + after;
    const float finer = bend < 0 ? std::clamp(0.5F * (before - after) / bend, -0.5F, 0.5F) : 0;
    pull = {edge.at, edge.normal, static_cast<float>(at) + finer, best_strength / (best_strength + 3 * noise)};
    return true;
}

// The map of the rendering's pixels that takes the edge points to where they are pulled.
template <int Unknowns>
bool solve(const std::vector<Pull>& pulls, cv::Point2f middle, float scale, float tolerance, cv::Matx33d& map) {
    cv::Matx<double, Unknowns, 1> answer = cv::Matx<double, Unknowns, 1>::zeros();
    for (int round = 0; round < 3; ++round) {
        auto left = cv::Matx<double, Unknowns, Unknowns>::zeros();
        auto right = cv::Matx<double, Unknowns, 1>::zeros();
        double total = 0;
        for (const Pull& pull : pulls) {
            const double x = (pull.at.x - middle.x) / scale, y = (pull.at.y - middle.y) / scale;
            const double nx = pull.normal[0], ny = pull.normal[1], along = nx * x + ny * y;
            const std::array<double, 8> all = {nx * x, nx * y, nx, ny * x, ny * y, ny, -along * x, -along * y};
            double error = pull.distance;
            for (int i = 0; i < Unknowns; ++i)
                error -= all[static_cast<std::size_t>(i)] * answer(i);
            const double far = round == 0 ? 0 : error / tolerance;
            if (std::abs(far) >= 1) continue;
            const double weight = pull.trust * (1 - far * far) * (1 - far * far);
            total += weight;
            for (int i = 0; i < Unknowns; ++i) {
                right(i) += weight * all[static_cast<std::size_t>(i)] * pull.distance;
                for (int j = 0; j < Unknowns; ++j)
                    left(i, j) += weight * all[static_cast<std::size_t>(i)] * all[static_cast<std::size_t>(j)];
            }
        }
        for (int i = 0; i < Unknowns; ++i)
            left(i, i) += total * (i < 6 ? stiffness : 20 * stiffness) + 1e-9;
        bool solved = false;
        const auto inverse = left.inv(cv::DECOMP_CHOLESKY, &solved);
        if (!solved) return false;
        answer = inverse * right;
    }
    std::array<double, 8> a{};
    for (int i = 0; i < Unknowns; ++i)
        a[static_cast<std::size_t>(i)] = answer(i) / scale;
    if (std::max({std::abs(a[0]), std::abs(a[1]), std::abs(a[3]), std::abs(a[4])}) > most_change) return false;
    const cv::Matx33d step(1 + a[0], a[1], a[2], a[3], 1 + a[4], a[5], a[6], a[7], 1);
    const cv::Matx33d in(1.0 / scale, 0, -middle.x / scale, 0, 1.0 / scale, -middle.y / scale, 0, 0, 1);
    const cv::Matx33d out(scale, 0, middle.x, 0, scale, middle.y, 0, 0, 1);
    map = out * step * in;
    return true;
}

}  // namespace

PicturePyramid::PicturePyramid(cv::Mat picture) {
    levels_.push_back(std::move(picture));
    while (std::min(levels_.back().cols, levels_.back().rows) >= 2 * smallest_level) {
        cv::Mat half;
        cv::resize(levels_.back(), half, {levels_.back().cols / 2, levels_.back().rows / 2}, 0, 0, cv::INTER_AREA);
        levels_.push_back(half);
    }
}

cv::Mat PicturePyramid::resized(double scale) const {
    const cv::Size wanted(cvRound(size().width * scale), cvRound(size().height * scale));
    if (wanted.width < 1 || wanted.height < 1) return {};
    // From a level that is less than twice as large: little is lost between its pixels, and it costs a fraction of
    // reducing the whole.
    const auto larger = std::find_if(levels_.rbegin(), levels_.rend() - 1, [&](const cv::Mat& level) {
        return level.cols >= wanted.width && level.rows >= wanted.height;
    });
    cv::Mat picture;
    cv::resize(*larger, picture, wanted, 0, 0, cv::INTER_LINEAR);
    return picture;
}

cv::Mat PicturePyramid::under(const Placement& placement, const LogoRendering& rendering) const {
    const cv::Matx33d map = placement * rendering.to_logo();
    const cv::Vec3d a = map * cv::Vec3d(rendering.dx.cols / 2.0, rendering.dx.rows / 2.0, 1);
    const double depth = a[2] * a[2];
    const double area = std::abs(cv::determinant(map)) / std::max(1e-12, std::abs(depth * a[2]));
    const double coarser = std::log2(std::max(1.0, std::sqrt(area) * 1.15));
    const auto at = std::min(static_cast<std::size_t>(coarser), levels_.size() - 1);
    const cv::Mat& level = levels_[at];
    const double sx = static_cast<double>(level.cols) / levels_.front().cols;
    const double sy = static_cast<double>(level.rows) / levels_.front().rows;
    const cv::Matx33d to_level(sx, 0, -0.5, 0, sy, -0.5, 0, 0, 1);
    cv::Mat patch;
    cv::warpPerspective(level, patch, to_level * map, rendering.dx.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                        cv::BORDER_REPLICATE);
    return patch;
}

cv::Point2d projected(const Placement& placement, cv::Point2d point) {
    const cv::Vec3d p = placement * cv::Vec3d(point.x, point.y, 1);
    return {p[0] / p[2], p[1] / p[2]};
}

cv::Size2d projected_size(const Placement& placement, const LogoTemplate& logo) {
    const double w = logo.extent().width, h = logo.extent().height;
    const cv::Point2d a = projected(placement, {0, 0}), b = projected(placement, {w, 0});
    const cv::Point2d c = projected(placement, {w, h}), d = projected(placement, {0, h});
    return {(cv::norm(b - a) + cv::norm(c - d)) / 2, (cv::norm(d - a) + cv::norm(c - b)) / 2};
}

Placement aligned(const PicturePyramid& picture, Placement placement, const LogoRendering& rendering,
                  const Alignment& how) {
    const cv::Point2f middle(static_cast<float>(rendering.dx.cols) / 2, static_cast<float>(rendering.dx.rows) / 2);
    const float scale = static_cast<float>(rendering.side) / 2;
    for (int step = 0; step < how.steps; ++step) {
        const cv::Mat patch = picture.under(placement, rendering);
        cv::Mat dx, dy;
        gradients_of(patch, dx, dy);
        const int reach = std::max(1, how.reach - step);
        std::vector<Pull> pulls;
        Pull pull;
        for (const EdgePoint& edge : rendering.edges)
            if (find_pull(dx, dy, edge, reach, pull)) pulls.push_back(pull);
        if (pulls.size() < 12) return placement;
        cv::Matx33d map;
        const float tolerance = static_cast<float>(reach) + 0.5F;
        const bool solved = how.perspective ? solve<8>(pulls, middle, scale, tolerance, map)
                                            : solve<6>(pulls, middle, scale, tolerance, map);
        if (!solved) return placement;
        const Placement next = placement * rendering.to_logo() * map * rendering.to_logo().inv();
        if (!cv::checkRange(cv::Mat(next))) return placement;
        placement = next * (1 / next(2, 2));
    }
    return placement;
}

}  // namespace mediaproof
