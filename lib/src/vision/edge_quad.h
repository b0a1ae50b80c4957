// The four-sided outline of a long, roughly level patch whose edges are ragged: cloth sags, people stand before it.
#pragma once

#include <array>
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

namespace mediaproof {

// Top left, top right, bottom right, bottom left, in the picture's pixels.
using Corners = std::array<cv::Point2f, 4>;

// v = offset + slope · u.
struct Line {
    double offset = 0;
    double slope = 0;
    double at(double u) const { return offset + slope * u; }
};

// The line that most of the points (u, v) lie within `tolerance` of, ordered by u; nothing where fewer than two in five do.
std::optional<Line> agreed_line(const std::vector<cv::Point2d>& points, double tolerance, double steepest_slope);

// Straight lines along the upper and the lower edge of what is set in `patch` (8 bit, 0 or not), each through as many
// columns as agree with it, and across them at its ends. Nothing for a patch that is no band: too short for its height,
// or without edges that agree.
std::optional<Corners> quad_around(const cv::Mat& patch);

// Higher by `up` of its height at each of its long edges, longer by `aside` of its height at each end.
Corners grown(const Corners& corners, double up, double aside);

double height_of(const Corners& corners);
double width_of(const Corners& corners);

}  // namespace mediaproof
