// What a camera and a chat program do to a picture.
#pragma once

#include <opencv2/core.hpp>

#include "vision/rehearsal/chance.h"

namespace mediaproof::rehearsal {

// Light, glare over `where`, blur, noise and JPEG damage by chance. `strength` from 0 (hardly any) to 1 (as bad as a
// person would still accept); blur keeps below a few percent of `short_px`.
cv::Mat photographed(const cv::Mat& bgr, cv::Rect where, double short_px, double strength, Chance& chance);

// What JPEG of that quality [1, 100] leaves of an 8-bit BGR picture whose sides are multiples of 16: the cosine
// transform of 8×8 pixels rounded to multiples of the standard's example tables, colour at half the resolution.
cv::Mat as_jpeg_leaves_it(const cv::Mat& bgr, int quality);

}  // namespace mediaproof::rehearsal
