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

cv::Mat window_variance(const cv::Mat& picture, const cv::Mat& weight) {
    const double total = cv::sum(weight)[0];
    if (weight.rows > picture.rows || weight.cols > picture.cols || total <= 0) return {};
    // A constant taken off the picture changes no variance but keeps the float sums small.
    const cv::Mat shifted = picture - cv::mean(picture)[0];
    cv::Mat mean, mean_square;
    cv::matchTemplate(shifted, weight, mean, cv::TM_CCORR);
    cv::matchTemplate(shifted.mul(shifted), weight, mean_square, cv::TM_CCORR);
    mean /= total;
    mean_square /= total;
    return mean_square - mean.mul(mean);
}

cv::Mat masked_correlation(const cv::Mat& picture, const cv::Mat& pattern, const cv::Mat& weight,
                           const cv::Mat& variance) {
    if (variance.empty()) return {};
    const double total = cv::sum(weight)[0];
    const cv::Mat centred = pattern - pattern.dot(weight) / total;
    const cv::Mat weighted = centred.mul(weight);
    const double pattern_variance = weighted.dot(centred) / total;
    cv::Mat scores;
    cv::matchTemplate(picture - cv::mean(picture)[0], weighted, scores, cv::TM_CCORR);
    for (int y = 0; y < scores.rows; ++y) {
        auto* score = scores.ptr<float>(y);
        const auto* below = variance.ptr<float>(y);
        for (int x = 0; x < scores.cols; ++x) {
            score[x] = static_cast<float>(clamped_ratio(score[x] / total, below[x], pattern_variance));
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
