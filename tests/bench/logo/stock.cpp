#include "logo/stock.h"

#include <algorithm>
#include <cmath>
#include <opencv2/calib3d.hpp>
#include <opencv2/features2d.hpp>
#include <opencv2/imgproc.hpp>

namespace mediaproof::bench {
namespace {

constexpr int scales = 17;
constexpr double smallest_px = 20;
constexpr double largest_px = 320;
constexpr float ratio = 0.75F;
constexpr double ransac_px = 5;
constexpr int fewest_inliers = 12;

bool is_sane(const std::vector<cv::Point2f>& corners) {
    if (!cv::isContourConvex(corners) || cv::contourArea(corners, true) < 100) return false;
    double longest = 0, shortest = 1e9;
    for (std::size_t i = 0; i < 4; ++i) {
        const double side = cv::norm(corners[(i + 1) % 4] - corners[i]);
        longest = std::max(longest, side);
        shortest = std::min(shortest, side);
    }
    return shortest > 0.1 * longest;
}

Quad as_quad(const std::vector<cv::Point2f>& corners) {
    Quad quad;
    for (std::size_t i = 0; i < 4; ++i)
        quad[i] = {corners[i].x, corners[i].y};
    return quad;
}

}  // namespace

StockLogo stock_logo(const cv::Mat& bgra) {
    StockLogo logo;
    logo.size = bgra.size();
    cv::Mat on_white(bgra.size(), CV_8UC3);
    on_white.forEach<cv::Vec3b>([&](cv::Vec3b& pixel, const int* at) {
        const auto& p = bgra.at<cv::Vec4b>(at[0], at[1]);
        for (int channel = 0; channel < 3; ++channel)
            pixel[channel] = static_cast<uchar>(255 + (p[channel] - 255) * p[3] / 255);
    });
    cv::cvtColor(on_white, logo.grey, cv::COLOR_BGR2GRAY);
    cv::SIFT::create()->detectAndCompute(logo.grey, cv::noArray(), logo.points, logo.descriptors);
    return logo;
}

std::optional<Sighting> stock_template(const cv::Mat& bgr, const StockLogo& logo) {
    cv::Mat grey;
    cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
    Sighting best;
    for (int i = 0; i < scales; ++i) {
        const double side = smallest_px * std::pow(largest_px / smallest_px, i / (scales - 1.0));
        const double scale = side / std::min(logo.size.width, logo.size.height);
        cv::Mat pattern, scores;
        cv::resize(logo.grey, pattern, {}, scale, scale, cv::INTER_AREA);
        if (pattern.cols > grey.cols || pattern.rows > grey.rows) continue;
        cv::matchTemplate(grey, pattern, scores, cv::TM_CCOEFF_NORMED);
        double highest = 0;
        cv::Point at;
        cv::minMaxLoc(scores, nullptr, &highest, nullptr, &at);
        if (highest <= best.score) continue;
        const double x = at.x, y = at.y, w = pattern.cols, h = pattern.rows;
        best.quad = {Point{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}};
        best.score = highest;
    }
    if (best.score < stock_template_present) return std::nullopt;
    return best;
}

StockFeatures stock_sift_features(const cv::Mat& bgr) {
    StockFeatures features;
    cv::Mat grey;
    cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
    cv::SIFT::create()->detectAndCompute(grey, cv::noArray(), features.points, features.descriptors);
    return features;
}

std::optional<Sighting> stock_sift(const StockFeatures& features, const StockLogo& logo) {
    if (features.points.size() < 2 || logo.points.size() < 2) return std::nullopt;
    std::vector<std::vector<cv::DMatch>> matches;
    cv::BFMatcher().knnMatch(logo.descriptors, features.descriptors, matches, 2);
    std::vector<cv::Point2f> from, to;
    for (const auto& pair : matches) {
        if (pair.size() < 2 || pair[0].distance >= ratio * pair[1].distance) continue;
        from.push_back(logo.points[static_cast<std::size_t>(pair[0].queryIdx)].pt);
        to.push_back(features.points[static_cast<std::size_t>(pair[0].trainIdx)].pt);
    }
    if (from.size() < fewest_inliers) return std::nullopt;
    std::vector<uchar> inliers;
    const cv::Mat map = cv::findHomography(from, to, cv::RANSAC, ransac_px, inliers);
    const int count = cv::countNonZero(inliers);
    if (map.empty() || count < fewest_inliers) return std::nullopt;
    const auto w = static_cast<float>(logo.size.width), h = static_cast<float>(logo.size.height);
    std::vector<cv::Point2f> corners;
    cv::perspectiveTransform(std::vector<cv::Point2f>{{0, 0}, {w, 0}, {w, h}, {0, h}}, corners, map);
    if (!is_sane(corners)) return std::nullopt;
    return Sighting{as_quad(corners), std::min(1.0, count / 50.0), std::nullopt};
}

}  // namespace mediaproof::bench
