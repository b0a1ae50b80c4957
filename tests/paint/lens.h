#pragma once

#include <opencv2/core.hpp>

#include <array>

namespace mediaproof::paint {

/// A place in the scene, in metres: to the right of the photographer, above the ground, away from them.
struct Spot {
    double x = 0;
    double y = 0;
    double z = 1;
};

/// Corners in pixels: top left, top right, bottom right, bottom left.
using Quad = std::array<cv::Point2d, 4>;

/// A pinhole camera that looks level; its picture is shifted so that the horizon lies where the view wants
/// it.
struct Lens {
    cv::Size canvas;               // pixels
    double focal_per_width = 0.8;  // focal length as a share of the picture's width; 0.8 is a phone's main camera
    double eye_height_m = 1.6;
    double horizon_share = 0.45;  // of the picture's height, from the top

    double focal_px() const { return focal_per_width * canvas.width; }
    double horizon_px() const { return horizon_share * canvas.height; }
    double px_per_metre(double z) const { return focal_px() / z; }

    cv::Point2d see(const Spot& spot) const {
        const double scale = px_per_metre(spot.z);
        return {canvas.width / 2.0 + scale * spot.x, horizon_px() + scale * (eye_height_m - spot.y)};
    }

    /// An upright rectangle that stands on the line between two spots; their y is its lower edge.
    Quad upright(const Spot& left, const Spot& right, double height_m) const {
        return {see({left.x, left.y + height_m, left.z}), see({right.x, right.y + height_m, right.z}), see(right),
                see(left)};
    }
};

}  // namespace mediaproof::paint
