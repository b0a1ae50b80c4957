// Pictures made no larger than a measure needs them.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof {

// `picture` with its longer side at most `most_long_side` pixels; the same pixels where it is small enough already.
// However thin, it keeps at least one pixel across.
cv::Mat shrunk_to(const cv::Mat& picture, int most_long_side);

}  // namespace mediaproof
