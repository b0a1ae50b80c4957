// Normalised cross-correlation in which every template pixel has a weight.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof {

// Pearson's correlation of `pattern` with the part of `picture` below it, for every position at which it lies inside:
// (picture.rows − pattern.rows + 1) × (picture.cols − pattern.cols + 1) values in [−1, 1]. All three are 32-bit float;
// `weight` has the pattern's size. Where the picture is flat the value is 0: it resembles nothing. Empty when the
// pattern does not fit. OpenCV's own masked modes are not used: they give NaN and infinities on flat ground.
cv::Mat masked_correlation(const cv::Mat& picture, const cv::Mat& pattern, const cv::Mat& weight);

// The same for two pictures of one size, as one number. 0 when either is flat.
double weighted_correlation(const cv::Mat& a, const cv::Mat& b, const cv::Mat& weight);

}  // namespace mediaproof
