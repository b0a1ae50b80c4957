// What is lost on the way: real encoders, there and back.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace mediaproof::bench {

std::vector<unsigned char> jpeg_of(const cv::Mat& bgr, int quality);
cv::Mat through_jpeg(const cv::Mat& bgr, int quality);

// The last of three frames of a film whose camera drifts by a pixel a frame; even sides.
cv::Mat through_h264(const cv::Mat& bgr, int rate_factor);

}  // namespace mediaproof::bench
