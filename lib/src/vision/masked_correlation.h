// Normalised cross-correlation in which every template pixel has a weight.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof {

// The variance of what lies below a weighted window, for every position at which it fits into a picture: 32-bit float,
// (picture.rows − weight.rows + 1) × (picture.cols − weight.cols + 1). `picture` and `weight` are 32-bit float. Empty
// when the window does not fit or weighs nothing.
cv::Mat window_variance(const cv::Mat& picture, const cv::Mat& weight);

// Pearson's correlation of `pattern` with the part of `picture` below it, for every position: values in [−1, 1].
// `pattern` has the weight's size; `variance` is window_variance(picture, weight), which several patterns can share.
// Where the picture is flat the value is 0: it resembles nothing. OpenCV's own masked modes are not used: they give NaN
// and infinities on flat ground.
cv::Mat masked_correlation(const cv::Mat& picture, const cv::Mat& pattern, const cv::Mat& weight,
                           const cv::Mat& variance);

// The correlation of two pictures of one size, as one number. 0 when either is flat.
double weighted_correlation(const cv::Mat& a, const cv::Mat& b, const cv::Mat& weight);

}  // namespace mediaproof
