#include "vision/edge_width.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace mediaproof {
namespace {

constexpr int around = 13;                 // pixels: where the range is taken
constexpr std::size_t directions = 4;      // of gradients, each 45° wide
constexpr double steep_share = 0.01;       // of a direction's edge pixels
constexpr double least_slope = 0.1;        // of the range, a pixel: below it the pixel lies beside the edge
constexpr double enough_range = 30;        // grey levels; a picture of little contrast
constexpr double contrast_share = 0.25;    // is asked for less, down to
constexpr double least_range = 8;          // grey levels
constexpr double range_over_noise = 14;    // standard deviations
constexpr double much_noise = 2;           // grey levels: from here on it would pass for steep edges
constexpr double least_of_picture = 5e-4;  // of its pixels, in a direction that counts
constexpr double least_of_edges = 0.04;    // and of all pixels on edges

double range_asked_for(const Exposure& light, double noise) {
    const double of_contrast = contrast_share * (light.highlights - light.shadows);
    return std::max({least_range, range_over_noise * noise, std::min(enough_range, of_contrast)});
}

struct Edges {
    std::array<std::vector<float>, directions> slopes;  // as shares of the range around each pixel
    std::size_t ramps = 0;                              // pixels in a range as large, but on no slope that steep
};

std::size_t direction_of(float dx, float dy) {
    return static_cast<std::size_t>(std::floor(std::atan2(dy, dx) / CV_PI * directions + 2 * directions + 0.5)) %
           directions;
}

Edges edges_of(const cv::Mat& grey, double asked) {
    cv::Mat high, low;
    const cv::Mat window = cv::getStructuringElement(cv::MORPH_RECT, {around, around});
    cv::dilate(grey, high, window);
    cv::erode(grey, low, window);
    Edges edges;
    for (int y = around / 2; y < grey.rows - around / 2; ++y) {
        const auto *row = grey.ptr<uchar>(y), *above = grey.ptr<uchar>(y - 1), *below = grey.ptr<uchar>(y + 1);
        const auto *highest = high.ptr<uchar>(y), *lowest = low.ptr<uchar>(y);
        for (int x = around / 2; x < grey.cols - around / 2; ++x) {
            const int range = highest[x] - lowest[x];
            if (range < asked) continue;
            const auto dx = static_cast<float>(row[x + 1] - row[x - 1]) / 2;
            const auto dy = static_cast<float>(below[x] - above[x]) / 2;
            const float slope = std::sqrt(dx * dx + dy * dy) / static_cast<float>(range);
            if (slope >= least_slope)
                edges.slopes[direction_of(dx, dy)].push_back(slope);
            else
                ++edges.ramps;
        }
    }
    return edges;
}

double steepest(std::vector<float>& slopes) {
    const auto flatter = static_cast<std::ptrdiff_t>((1 - steep_share) * static_cast<double>(slopes.size() - 1));
    std::nth_element(slopes.begin(), slopes.begin() + flatter, slopes.end());
    return slopes[static_cast<std::size_t>(flatter)];
}

double width_at(double slope) {
    constexpr double read_off = 1.0 / 3;  // px²
    constexpr double narrowest = 0.1;     // px²: of lines thinner than a pixel
    return std::sqrt(std::max(narrowest, 1 / (2 * CV_PI * slope * slope) - read_off));
}

}  // namespace

double noise_deviation(const cv::Mat& grey) {
    const cv::Matx33f second_difference(1, -2, 1, -2, 4, -2, 1, -2, 1);
    cv::Mat response;
    cv::filter2D(grey, response, CV_16S, second_difference);
    constexpr int block = 16;
    std::vector<double> levels;
    for (int y = 0; y + block <= response.rows; y += block) {
        for (int x = 0; x + block <= response.cols; x += block) {
            const double sum = cv::norm(response(cv::Rect(x, y, block, block)), cv::NORM_L1);
            levels.push_back(sum / (block * block) * std::sqrt(CV_PI / 2) / 6);
        }
    }
    if (levels.empty()) return 0;
    const auto calm = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 10);
    std::nth_element(levels.begin(), calm, levels.end());
    return *calm;
}

std::optional<EdgeWidths> edge_widths(const cv::Mat& grey, const Exposure& light) {
    if (std::min(grey.cols, grey.rows) <= around) return std::nullopt;
    const double noise = noise_deviation(grey);
    cv::Mat calm = grey;
    if (noise > much_noise) cv::GaussianBlur(grey, calm, {3, 3}, 0.5);
    Edges edges = edges_of(calm, range_asked_for(light, noise));
    std::size_t all = 0;
    for (const auto& in_direction : edges.slopes)
        all += in_direction.size();
    const double fewest =
        std::max(least_of_picture * static_cast<double>(grey.total()), least_of_edges * static_cast<double>(all));
    std::optional<EdgeWidths> widths;
    for (auto& in_direction : edges.slopes) {
        if (static_cast<double>(in_direction.size()) < fewest) continue;
        const double width = width_at(steepest(in_direction));
        if (!widths) widths = {width, width};
        widths->widest_px = std::max(widths->widest_px, width);
        widths->narrowest_px = std::min(widths->narrowest_px, width);
    }
    // Nothing but ramps: whatever edges there were are blurred wider than the window.
    if (!widths && static_cast<double>(edges.ramps) >= fewest) widths = {width_at(least_slope), width_at(least_slope)};
    return widths;
}

}  // namespace mediaproof
