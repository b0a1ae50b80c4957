// Normalised cross-correlation in which every template pixel has a weight.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof {

// What lies below a weighted window at every position at which it fits into a picture, as 32-bit float maps
// of (picture.rows − weight.rows + 1) × (picture.cols − weight.cols + 1).
struct WindowStatistics {
    cv::Mat mean;
    cv::Mat variance;
};

// Both are 32-bit float. Empty maps when the window does not fit or weighs nothing.
WindowStatistics window_statistics(const cv::Mat& picture, const cv::Mat& weight);

// Pearson's correlation of `pattern` with the part of `picture` below it, for every position: values in [−1,
// 1]. `pattern` has the weight's size; `below` are the statistics of `picture` under `weight`, so that
// several patterns can share them. Where the picture is flat the value is 0: it resembles nothing. OpenCV's
// own masked modes are not used: they give NaN and infinities on flat ground.
cv::Mat masked_correlation(const cv::Mat& picture, const cv::Mat& pattern, const cv::Mat& weight,
                           const WindowStatistics& below);

// The correlation of two pictures of one size, as one number. 0 when either is flat.
double weighted_correlation(const cv::Mat& a, const cv::Mat& b, const cv::Mat& weight);

}  // namespace mediaproof
