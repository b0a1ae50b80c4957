// A pinhole camera before a flat LOGO.
#pragma once

#include <opencv2/core.hpp>

#include "mediaproof/facts.h"

namespace mediaproof::bench {

struct Pose {
    cv::Point2d centre;        // of the LOGO's file, in the picture, pixels
    double short_px = 100;     // the shorter of the projected file's mean width and mean height
    double tilt_deg = 0;       // between the LOGO's normal and the ray to its centre
    double turn_axis_deg = 0;  // 0: tilted about its upright axis (seen from the side), 90: from below
    double roll_deg = 0;       // of the camera, clockwise
};

// Maps the file's pixels to the picture's; (0, 0) is the first pixel's outer corner in both. The third
// coordinate is the depth.
cv::Matx33d seen_through_camera(const Pose& pose, cv::Size file, cv::Size picture);

cv::Point2d mapped(const cv::Matx33d& map, cv::Point2d point);
Quad corners_of(const cv::Matx33d& map, cv::Size file);
cv::Rect2d box_of(const Quad& quad);
double area_of(const Quad& quad);

}  // namespace mediaproof::bench
