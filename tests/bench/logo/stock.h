// What a user of OpenCV would write.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "mediaproof/facts.h"

namespace mediaproof::bench {

struct StockLogo {
    cv::Size size;
    cv::Mat grey;  // on white
    std::vector<cv::KeyPoint> points;
    cv::Mat descriptors;
};
StockLogo stock_logo(const cv::Mat& bgra);

// TM_CCOEFF_NORMED at 17 scales; the best place, when it reaches `stock_template_present`.
inline constexpr double stock_template_present = 0.6;
std::optional<Sighting> stock_template(const cv::Mat& bgr, const StockLogo& logo);

struct StockFeatures {
    std::vector<cv::KeyPoint> points;
    cv::Mat descriptors;
};
StockFeatures stock_sift_features(const cv::Mat& bgr);

// SIFT, ratio test at 0.75, homography by RANSAC; at least 12 inliers and a convex quad of a likely shape.
std::optional<Sighting> stock_sift(const StockFeatures& features, const StockLogo& logo);

}  // namespace mediaproof::bench
