// What stands before a LOGO.
#pragma once

#include <opencv2/core.hpp>
#include <string>

#include "paint/random.h"

namespace mediaproof::bench {

// Hides `share` [0, 0.6] of the LOGO, whose visible pixels are white in `logo` (8-bit, the picture's size),
// behind a person, or something with the texture of `other`. Returns what it was.
std::string cover_logo(cv::Mat& picture, const cv::Mat& logo, double share, const cv::Mat& other,
                       paint::Random& random);

}  // namespace mediaproof::bench
