// What else people measure clarity with. Higher is clearer.
#pragma once

#include <opencv2/core.hpp>
#include <optional>

namespace mediaproof::bench {

// Of the grey picture at the display size that clarity is measured at.
double variance_of_laplacian(const cv::Mat& picture);

// ffmpeg's blurdetect with its own settings, negated, through the ffmpeg program. Absent when it says nothing.
std::optional<double> blurdetect(const cv::Mat& picture);

}  // namespace mediaproof::bench
