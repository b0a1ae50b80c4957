#include "clarity/blur.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace mediaproof::bench {
namespace {

cv::Mat smeared_by(const cv::Mat& picture, cv::Mat kernel) {
    kernel /= cv::sum(kernel)[0];
    cv::Mat result;
    cv::filter2D(picture, result, -1, kernel, {-1, -1}, 0, cv::BORDER_REFLECT);
    return result;
}

cv::Mat empty_kernel(double reach) {
    const int half = cvCeil(reach) + 1;
    return cv::Mat(2 * half + 1, 2 * half + 1, CV_32F, cv::Scalar(0));
}

// Light that falls between pixels is shared by the four around it.
void expose(cv::Mat& kernel, cv::Point2d at, double light) {
    const double x = kernel.cols / 2 + at.x, y = kernel.rows / 2 + at.y;
    const int left = cvFloor(x), top = cvFloor(y);
    if (left < 0 || top < 0 || left + 1 >= kernel.cols || top + 1 >= kernel.rows) return;
    for (int i = 0; i < 4; ++i) {
        const double wx = i % 2 == 0 ? left + 1 - x : x - left;
        const double wy = i / 2 == 0 ? top + 1 - y : y - top;
        kernel.at<float>(top + i / 2, left + i % 2) += static_cast<float>(light * wx * wy);
    }
}

}  // namespace

cv::Mat defocused(const cv::Mat& picture, double radius_px) {
    constexpr int finer = 8;
    cv::Mat kernel = empty_kernel(radius_px), fine(kernel.size() * finer, CV_32F, cv::Scalar(0));
    const double middle = fine.cols / 2.0 - 0.5, radius = radius_px * finer;
    for (int y = 0; y < fine.rows; ++y)
        for (int x = 0; x < fine.cols; ++x)
            if (std::hypot(x - middle, y - middle) <= radius) fine.at<float>(y, x) = 1;
    cv::resize(fine, kernel, kernel.size(), 0, 0, cv::INTER_AREA);
    return smeared_by(picture, kernel);
}

cv::Mat moved(const cv::Mat& picture, double length_px, double angle) {
    cv::Mat kernel = empty_kernel(length_px / 2);
    for (double at = -length_px / 2; at <= length_px / 2; at += 0.05)
        expose(kernel, {at * std::cos(angle), at * std::sin(angle)}, 1);
    return smeared_by(picture, kernel);
}

cv::Mat shaken(const cv::Mat& picture, double length_px, paint::Random& random) {
    const double heading = random.between(0, 2 * CV_PI), bend = random.between(-1.6, 1.6);
    const double linger = random.between(0, 0.8), beat = random.between(0, 2 * CV_PI);
    cv::Mat kernel = empty_kernel(length_px);
    for (double t = -0.5; t <= 0.5; t += 0.002) {
        const double along = length_px * t, aside = length_px * bend * (t * t - 0.08);
        const cv::Point2d at(along * std::cos(heading) - aside * std::sin(heading),
                             along * std::sin(heading) + aside * std::cos(heading));
        expose(kernel, at, 1 + linger * std::cos(12 * t + beat));
    }
    return smeared_by(picture, kernel);
}

cv::Mat softened(const cv::Mat& picture, double sigma_px) {
    cv::Mat result;
    cv::GaussianBlur(picture, result, {}, sigma_px);
    return result;
}

}  // namespace mediaproof::bench
