#include "vision/likeness.h"

#include <algorithm>
#include <cstdlib>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace mediaproof {
namespace {

constexpr int tile_side = 4;
constexpr double least_change = 3;    // grey levels of a tile; compression alone makes less
constexpr double noise_factor = 2.2;  // by which a tile must differ more than the noise
constexpr double untouched = 0.15;    // grey levels of a tile: two of its pixels by one level
constexpr double black_level = 24;    // grey levels in the full range
constexpr double dim_level = 52;      // a flat picture so dark shows nothing
constexpr double dim_spread = 10;

std::vector<float> sorted_tiles(const cv::Mat& pixels) {
    const cv::Size tiles(std::max(1, pixels.cols / tile_side), std::max(1, pixels.rows / tile_side));
    cv::Mat means;
    pixels.convertTo(means, CV_32F);
    cv::resize(means, means, tiles, 0, 0, cv::INTER_AREA);
    std::vector<float> sorted(means.begin<float>(), means.end<float>());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

float at_share(const std::vector<float>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

double share_below(const std::vector<float>& sorted, double limit) {
    const auto below = std::upper_bound(sorted.begin(), sorted.end(), static_cast<float>(limit)) - sorted.begin();
    return static_cast<double>(below) / static_cast<double>(sorted.size());
}

}  // namespace

Difference difference_between(const cv::Mat& one, const cv::Mat& other) {
    if (one.empty() || one.size() != other.size()) return {255, 1, 0};
    cv::Mat pixels;
    cv::absdiff(one, other, pixels);
    const std::vector<float> tiles = sorted_tiles(pixels);
    Difference difference;
    difference.noise = at_share(tiles, 0.75);
    difference.changed_share = 1 - share_below(tiles, least_change + noise_factor * difference.noise);
    difference.untouched_share = share_below(tiles, untouched);
    return difference;
}

bool is_black(const cv::Mat& luma) {
    if (luma.empty()) return false;
    const std::vector<float> tiles = sorted_tiles(luma);
    const double bright = at_share(tiles, 0.98);
    return bright < black_level || (bright < dim_level && bright - at_share(tiles, 0.02) < dim_spread);
}

Fingerprint fingerprint_of(const cv::Mat& luma) {
    if (luma.empty()) return {};
    cv::Mat means;
    cv::resize(luma, means, {std::max(1, luma.cols / tile_side), std::max(1, luma.rows / tile_side)}, 0, 0,
               cv::INTER_AREA);
    return {means.begin<unsigned char>(), means.end<unsigned char>()};
}

double differing_share(const Fingerprint& one, const Fingerprint& other, double most, int levels) {
    if (one.empty() || one.size() != other.size()) return 1;
    constexpr std::size_t at_once = 64;
    const auto all = static_cast<double>(one.size());
    int differing = 0;
    for (std::size_t begin = 0; begin < one.size(); begin += at_once) {
        const std::size_t end = std::min(one.size(), begin + at_once);
        for (std::size_t i = begin; i < end; ++i)
            differing += std::abs(int{one[i]} - int{other[i]}) > levels ? 1 : 0;
        if (differing > most * all) return 1;
    }
    return differing / all;
}

int contrast_of(const Fingerprint& print) {
    if (print.empty()) return 0;
    Fingerprint sorted = print;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() * 98 / 100] - sorted[sorted.size() * 2 / 100];
}

}  // namespace mediaproof
