#include "logo/pose.h"

#include <algorithm>
#include <cmath>

#include "quads.h"

namespace mediaproof::bench {
namespace {

constexpr double focal_per_width = 0.8;  // a phone's main camera

cv::Vec3d turned(const cv::Vec3d& vector, const cv::Vec3d& axis, double angle_deg) {
    const double angle = angle_deg * CV_PI / 180;
    return vector * std::cos(angle) + axis.cross(vector) * std::sin(angle) +
           axis * axis.dot(vector) * (1 - std::cos(angle));
}

}  // namespace

cv::Matx33d seen_through_camera(const Pose& pose, cv::Size file, cv::Size picture) {
    const double focal = focal_per_width * picture.width;
    const cv::Matx33d lens(focal, 0, picture.width / 2.0, 0, focal, picture.height / 2.0, 0, 0, 1);
    const cv::Vec3d ray = cv::normalize(
        cv::Vec3d((pose.centre.x - picture.width / 2.0) / focal, (pose.centre.y - picture.height / 2.0) / focal, 1));
    const cv::Vec3d right = cv::normalize(cv::Vec3d(0, 1, 0).cross(ray));
    const cv::Vec3d down = ray.cross(right);
    const double direction = pose.turn_axis_deg * CV_PI / 180;
    const cv::Vec3d axis = down * std::cos(direction) + right * std::sin(direction);
    const cv::Vec3d across = turned(turned(right, axis, pose.tilt_deg), ray, pose.roll_deg);
    const cv::Vec3d along = turned(turned(down, axis, pose.tilt_deg), ray, pose.roll_deg);

    double away = focal * std::min(file.width, file.height) / pose.short_px;
    cv::Matx33d map;
    for (int step = 0; step < 60; ++step) {
        const cv::Vec3d corner = ray * away - across * (file.width / 2.0) - along * (file.height / 2.0);
        map = lens * cv::Matx33d(across[0], along[0], corner[0], across[1], along[1], corner[1], across[2], along[2],
                                 corner[2]);
        const double share = short_side_px(corners_of(map, file)) / pose.short_px;
        away *= std::sqrt(share);  // damped: near by, the size does not go with the distance alone
        if (std::abs(share - 1) < 1e-9) break;
    }
    return map;
}

cv::Point2d mapped(const cv::Matx33d& map, cv::Point2d point) {
    const cv::Vec3d p = map * cv::Vec3d(point.x, point.y, 1);
    return {p[0] / p[2], p[1] / p[2]};
}

Quad corners_of(const cv::Matx33d& map, cv::Size file) {
    Quad quad;
    const double w = file.width;
    const double h = file.height;
    const std::array<cv::Point2d, 4> corners = {{{0, 0}, {w, 0}, {w, h}, {0, h}}};
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d p = mapped(map, corners[i]);
        quad[i] = {p.x, p.y};
    }
    return quad;
}

cv::Rect2d box_of(const Quad& quad) {
    const Bounds bounds = bounds_of(quad);
    return {bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top};
}

double area_of(const Quad& quad) {
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const Point& a = quad[i];
        const Point& b = quad[(i + 1) % 4];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

}  // namespace mediaproof::bench
