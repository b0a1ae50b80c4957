// Bars around a picture are none of it.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof {

// `grey` without the even rows and columns at its edges, and without a little more, since a bar's edge is sharper than
// any lens; the same pixels where there is no bar, and all of them where there is nothing else.
cv::Mat without_bars(const cv::Mat& grey);

}  // namespace mediaproof
