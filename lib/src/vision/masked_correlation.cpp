#include "vision/masked_correlation.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace mediaproof {
namespace {

constexpr double flat_deviation = 2.0;  // grey levels

double clamped_ratio(double covariance, double variance_a, double variance_b) {
    const double least = flat_deviation * flat_deviation;
    if (!(variance_a > least) || !(variance_b > least)) return 0;
    return std::clamp(covariance / std::sqrt(variance_a * variance_b), -1.0, 1.0);
}

}  // namespace

cv::Mat masked_correlation(const cv::Mat& picture, const cv::Mat& pattern, const cv::Mat& weight) {
    if (pattern.rows > picture.rows || pattern.cols > picture.cols) return {};
    const double total = cv::sum(weight)[0];
    if (total <= 0) return {};
    const double pattern_mean = pattern.dot(weight) / total;
    const cv::Mat centred = pattern - pattern_mean;
    const cv::Mat weighted = centred.mul(weight);
    const double pattern_variance = weighted.dot(centred) / total;

    // A constant taken off the picture changes nothing but keeps the float sums small.
    const cv::Mat shifted = picture - cv::mean(picture)[0];
    cv::Mat products, sums, squares;
    cv::matchTemplate(shifted, weighted, products, cv::TM_CCORR);
    cv::matchTemplate(shifted, weight, sums, cv::TM_CCORR);
    cv::matchTemplate(shifted.mul(shifted), weight, squares, cv::TM_CCORR);

    cv::Mat scores(products.size(), CV_32F);
    for (int y = 0; y < scores.rows; ++y) {
        for (int x = 0; x < scores.cols; ++x) {
            const double mean = sums.at<float>(y, x) / total;
            const double variance = squares.at<float>(y, x) / total - mean * mean;
            scores.at<float>(y, x) = static_cast<float>(
                clamped_ratio(products.at<float>(y, x) / total, variance, pattern_variance));
        }
    }
    return scores;
}

double weighted_correlation(const cv::Mat& a, const cv::Mat& b, const cv::Mat& weight) {
    const double total = cv::sum(weight)[0];
    if (total <= 0) return 0;
    const cv::Mat da = a - a.dot(weight) / total;
    const cv::Mat db = b - b.dot(weight) / total;
    const cv::Mat weighted = da.mul(weight);
    return clamped_ratio(weighted.dot(db) / total, weighted.dot(da) / total, db.mul(weight).dot(db) / total);
}

}  // namespace mediaproof
