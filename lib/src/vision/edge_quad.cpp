#include "vision/edge_quad.h"

#include <algorithm>
#include <cmath>

namespace mediaproof {
namespace {

constexpr int probes = 26;               // points that pairs are made of
constexpr double least_agreement = 0.4;  // share of an edge's points near its line
constexpr double steepest = 0.6;         // of the long edges; about 31°
constexpr double least_aspect = 2.2;

double near_share(const std::vector<cv::Point2d>& points, const Line& line, double tolerance) {
    const auto near = std::count_if(points.begin(), points.end(), [&](const cv::Point2d& point) {
        return std::abs(point.y - line.at(point.x)) <= tolerance;
    });
    return static_cast<double>(near) / static_cast<double>(points.size());
}

Line least_squares(const std::vector<cv::Point2d>& points, const Line& about, double tolerance) {
    double n = 0, u = 0, v = 0, uu = 0, uv = 0;
    for (const cv::Point2d& point : points) {
        if (std::abs(point.y - about.at(point.x)) > tolerance) continue;
        n += 1, u += point.x, v += point.y, uu += point.x * point.x, uv += point.x * point.y;
    }
    const double spread = n * uu - u * u;
    if (n < 2 || spread <= 0) return about;
    const double slope = (n * uv - u * v) / spread;
    return {(v - slope * u) / n, slope};
}

struct Edges {
    std::vector<cv::Point2d> upper, lower;  // (column, row)
    double thickness = 0;
};

Edges edges_of(const cv::Mat& patch) {
    Edges edges;
    std::vector<double> thicknesses;
    for (int x = 0; x < patch.cols; ++x) {
        int first = -1, last = -1;
        for (int y = 0; y < patch.rows; ++y) {
            if (patch.at<uchar>(y, x) == 0) continue;
            if (first < 0) first = y;
            last = y;
        }
        if (first < 0) continue;
        edges.upper.emplace_back(x, first);
        edges.lower.emplace_back(x, last + 1);
        thicknesses.push_back(last + 1 - first);
    }
    if (thicknesses.empty()) return edges;
    const auto middle = thicknesses.begin() + static_cast<std::ptrdiff_t>(thicknesses.size() / 2);
    std::nth_element(thicknesses.begin(), middle, thicknesses.end());
    edges.thickness = *middle;
    return edges;
}

// Where the patch ends to the left (or right), as (row, column), seen along lines between the two long edges.
std::vector<cv::Point2d> ends_of(const cv::Mat& patch, const Line& upper, const Line& lower, bool left) {
    std::vector<cv::Point2d> ends;
    for (double share = 0.12; share < 0.89; share += 0.04) {
        for (int i = 0; i < patch.cols; ++i) {
            const int x = left ? i : patch.cols - 1 - i;
            const double y = upper.at(x) * (1 - share) + lower.at(x) * share;
            const int row = cvFloor(y);
            if (row < 0 || row >= patch.rows || patch.at<uchar>(row, x) == 0) continue;
            ends.emplace_back(y, left ? x : x + 1);
            break;
        }
    }
    return ends;
}

// Through the ends that agree; else upright through their middle.
Line end_line(const cv::Mat& patch, const Line& upper, const Line& lower, bool left, double thickness) {
    std::vector<cv::Point2d> ends = ends_of(patch, upper, lower, left);
    if (const auto line = agreed_line(ends, 1 + 0.05 * thickness, 0.35)) return *line;
    if (ends.empty()) return {left ? 0.0 : static_cast<double>(patch.cols), 0};
    const auto middle = ends.begin() + static_cast<std::ptrdiff_t>(ends.size() / 2);
    std::nth_element(ends.begin(), middle, ends.end(),
                     [](const cv::Point2d& a, const cv::Point2d& b) { return a.y < b.y; });
    return {middle->y, 0};
}

cv::Point2f crossing(const Line& edge, const Line& end) {
    const double x = (end.offset + end.slope * edge.offset) / (1 - end.slope * edge.slope);
    return {static_cast<float>(x), static_cast<float>(edge.at(x))};
}

float length_of(const cv::Point2f& along) {
    return std::hypot(along.x, along.y);
}

}  // namespace

std::optional<Line> agreed_line(const std::vector<cv::Point2d>& points, double tolerance, double steepest_slope) {
    if (points.size() < 4) return std::nullopt;
    Line best;
    double best_share = 0;
    const auto probe = [&](int i) { return points[(points.size() - 1) * static_cast<std::size_t>(i) / (probes - 1)]; };
    for (int i = 0; i < probes; ++i) {
        for (int j = i + 1; j < probes; ++j) {
            const cv::Point2d a = probe(i), b = probe(j);
            if (std::abs(a.x - b.x) < 1) continue;
            const double slope = (b.y - a.y) / (b.x - a.x);
            if (std::abs(slope) > steepest_slope) continue;
            const Line line{a.y - slope * a.x, slope};
            const double share = near_share(points, line, tolerance);
            if (share > best_share) best = line, best_share = share;
        }
    }
    if (best_share < least_agreement) return std::nullopt;
    return least_squares(points, best, tolerance);
}

std::optional<Corners> quad_around(const cv::Mat& patch) {
    const Edges edges = edges_of(patch);
    if (edges.thickness < 4 || patch.cols < least_aspect * edges.thickness) return std::nullopt;
    const double tolerance = 1 + 0.06 * edges.thickness;
    const auto upper = agreed_line(edges.upper, tolerance, steepest);
    const auto lower = agreed_line(edges.lower, tolerance, steepest);
    if (!upper || !lower) return std::nullopt;
    for (const double x : {0.0, static_cast<double>(patch.cols)}) {
        if (lower->at(x) - upper->at(x) < 0.3 * edges.thickness) return std::nullopt;
    }
    const Line left = end_line(patch, *upper, *lower, true, edges.thickness);
    const Line right = end_line(patch, *upper, *lower, false, edges.thickness);
    const Corners corners = {crossing(*upper, left), crossing(*upper, right), crossing(*lower, right),
                             crossing(*lower, left)};
    if (width_of(corners) < least_aspect * height_of(corners)) return std::nullopt;
    return corners;
}

Corners grown(const Corners& corners, double up, double aside) {
    const float height = static_cast<float>(height_of(corners));
    const float width = std::max(1.0F, static_cast<float>(width_of(corners)));
    const auto beyond = [](const cv::Point2f& from, const cv::Point2f& to, float share) {
        return to + (to - from) * share;
    };
    const float high = static_cast<float>(up), wide = static_cast<float>(aside) * height / width;
    const Corners tall = {beyond(corners[3], corners[0], high), beyond(corners[2], corners[1], high),
                          beyond(corners[1], corners[2], high), beyond(corners[0], corners[3], high)};
    return {beyond(tall[1], tall[0], wide), beyond(tall[0], tall[1], wide), beyond(tall[3], tall[2], wide),
            beyond(tall[2], tall[3], wide)};
}

double height_of(const Corners& corners) {
    return (length_of(corners[3] - corners[0]) + length_of(corners[2] - corners[1])) / 2.0;
}

double width_of(const Corners& corners) {
    return (length_of(corners[1] - corners[0]) + length_of(corners[2] - corners[3])) / 2.0;
}

}  // namespace mediaproof
