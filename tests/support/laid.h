// LOGOs laid into pictures, with their true places.
#pragma once

#include <opencv2/core.hpp>

#include "mediaproof/facts.h"
#include "vision/logo_template.h"

namespace mediaproof::tests {

struct Pose {
    cv::Point2d middle;
    double side = 100;  // of the image's shorter side when it is not tilted, pixels
    double tilt_deg = 0;
    double axis_deg = 90;  // of the line about which it is tilted; 90 is upright
    double roll_deg = 0;   // clockwise
};

// Where a pinhole camera shows the corners of an image of `size`.
Quad seen(cv::Size size, const Pose& pose);

// `bgra` laid over `ground` with its corners at `quad`; as blurred as a lens makes it.
cv::Mat laid(const cv::Mat& ground, const cv::Mat& bgra, const Quad& quad);

// Of logo_image().
const LogoTemplate& logo_template();

// The placement that takes the corners of the LOGO's file to `quad`.
Placement placement_at(const Quad& quad, const LogoTemplate& logo);

double corner_error(const Quad& a, const Quad& b);

// A disc with letters and a slanting bar, like no mirror image of itself; 8-bit BGRA, transparent around.
cv::Mat lettered_emblem();

cv::Mat pure_noise(cv::Size size);

}  // namespace mediaproof::tests
