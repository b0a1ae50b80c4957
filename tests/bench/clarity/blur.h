// Blur as lenses and hands make it. Lengths are pixels of the picture.
#pragma once

#include <opencv2/core.hpp>

#include "paint/random.h"

namespace mediaproof::bench {

// Out of focus: every point becomes a disc.
cv::Mat defocused(const cv::Mat& picture, double radius_px);

// The camera moved along a line while the shutter was open.
cv::Mat moved(const cv::Mat& picture, double length_px, double angle);

// A hand's shake: a curved path that lingers here and there; it spans about `length_px`.
cv::Mat shaken(const cv::Mat& picture, double length_px, paint::Random& random);

cv::Mat softened(const cv::Mat& picture, double sigma_px);

}  // namespace mediaproof::bench
