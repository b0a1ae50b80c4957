#include "vision/edge_width.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace mediaproof {
namespace {

constexpr double narrow_blur = 1.0;  // a, pixels
constexpr double wide_blur = 2.0;    // b, pixels
constexpr int tiles_along = 8;       // the longer side
constexpr int tiles_across = 6;
constexpr std::size_t directions = 8;
constexpr std::size_t fewest_tiles = 2;
constexpr double sharpest_share = 0.1;         // of a direction's tiles
constexpr double least_edge_share = 0.004;     // of a tile's pixels
constexpr int fewest_edge_pixels = 15;         // in a tile
constexpr double least_gradient = 3.0;         // grey levels a pixel: below it nobody sees an edge
constexpr double least_coarse_gradient = 1.5;  // the same in the half picture, where wide blur is looked for
constexpr double gradient_over_noise = 6.0;    // standard deviations of the gradient of pure noise
constexpr double least_tile_share = 0.2;       // of the energy of the tile's strongest direction
constexpr double least_picture_share = 0.02;   // of that of the picture's
constexpr double widest_variance = 1600;       // px²: beyond it the two energies can't be told apart

// Variances of edges, less than 0 for texture, px².
using Variances = std::array<std::optional<double>, directions>;

struct Tensor {
    double xx = 0, xy = 0, yy = 0;

    void add(float x, float y) {
        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    double energy(std::size_t direction) const {
        const double angle = CV_PI * static_cast<double>(direction) / directions;
        const double c = std::cos(angle), s = std::sin(angle);
        return c * c * xx + 2 * c * s * xy + s * s * yy;
    }
};

struct Gradient {
    cv::Mat x, y;
};

Gradient gradient_of(const cv::Mat& grey, double blur) {
    Gradient gradient;
    cv::Mat smooth;
    const int taps = 2 * cvRound(3 * blur) + 1;
    cv::GaussianBlur(grey, smooth, {taps, taps}, blur);
    cv::Sobel(smooth, gradient.x, CV_32F, 1, 0, 3, 1.0 / 8);
    cv::Sobel(smooth, gradient.y, CV_32F, 0, 1, 3, 1.0 / 8);
    return gradient;
}

// White noise of deviation n, smoothed by a, has a gradient of variance n² / (8π a⁴) in each direction.
double noise_energy(double noise, double blur) {
    return noise * noise / (8 * CV_PI * std::pow(blur, 4));
}

double variance_of(double narrow_energy, double wide_energy) {
    const double ratio = narrow_energy * narrow_energy / (wide_energy * wide_energy);
    if (ratio <= 1) return widest_variance;
    return std::min(widest_variance, (wide_blur * wide_blur - ratio * narrow_blur * narrow_blur) / (ratio - 1));
}

struct Tile {
    std::array<double, directions> energy{};  // of the narrowly smoothed gradient, less the noise's
    Variances variance;
};

Tile measured(const Gradient& narrow, const Gradient& wide, cv::Rect area, double threshold, double noise) {
    Tensor fine, smooth;
    int pixels = 0;
    const auto least = static_cast<float>(threshold * threshold);
    for (int y = area.y; y < area.y + area.height; ++y) {
        const auto *nx = narrow.x.ptr<float>(y), *ny = narrow.y.ptr<float>(y);
        const auto *wx = wide.x.ptr<float>(y), *wy = wide.y.ptr<float>(y);
        for (int x = area.x; x < area.x + area.width; ++x) {
            if (nx[x] * nx[x] + ny[x] * ny[x] < least) continue;
            fine.add(nx[x], ny[x]);
            smooth.add(wx[x], wy[x]);
            ++pixels;
        }
    }
    Tile tile;
    if (pixels < std::max<double>(fewest_edge_pixels, least_edge_share * area.area())) return tile;
    std::array<double, directions> wide_energy{};
    for (std::size_t i = 0; i < directions; ++i) {
        tile.energy[i] = std::max(0.0, fine.energy(i) - pixels * noise_energy(noise, narrow_blur));
        wide_energy[i] = smooth.energy(i) - pixels * noise_energy(noise, wide_blur);
    }
    const double strongest = *std::max_element(tile.energy.begin(), tile.energy.end());
    for (std::size_t i = 0; i < directions; ++i)
        if (tile.energy[i] > 0 && wide_energy[i] > 0 && tile.energy[i] >= least_tile_share * strongest)
            tile.variance[i] = variance_of(tile.energy[i], wide_energy[i]);
    return tile;
}

std::vector<Tile> tiles_of(const cv::Mat& grey, double least) {
    cv::Mat fine;
    grey.convertTo(fine, CV_32F);
    const Gradient narrow = gradient_of(fine, narrow_blur), wide = gradient_of(fine, wide_blur);
    const double noise = noise_deviation(grey);
    const double threshold = std::max(least, gradient_over_noise * std::sqrt(noise_energy(noise, narrow_blur)));
    const bool lying = grey.cols >= grey.rows;
    const int columns = lying ? tiles_along : tiles_across, rows = lying ? tiles_across : tiles_along;
    std::vector<Tile> tiles;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const cv::Point from(1 + (grey.cols - 2) * column / columns, 1 + (grey.rows - 2) * row / rows);
            const cv::Point to(1 + (grey.cols - 2) * (column + 1) / columns, 1 + (grey.rows - 2) * (row + 1) / rows);
            tiles.push_back(measured(narrow, wide, {from, to}, threshold, noise));
        }
    }
    return tiles;
}

// The mean over the tiles that are sharpest in that direction.
std::optional<double> sharpest(const std::vector<Tile>& tiles, std::size_t direction) {
    std::vector<double> variances;
    for (const Tile& tile : tiles)
        if (tile.variance[direction]) variances.push_back(*tile.variance[direction]);
    if (variances.size() < fewest_tiles) return std::nullopt;
    std::sort(variances.begin(), variances.end());
    const auto counted = std::max(
        fewest_tiles, static_cast<std::size_t>(std::lround(sharpest_share * static_cast<double>(variances.size()))));
    double sum = 0;
    for (std::size_t i = 0; i < counted; ++i)
        sum += variances[i];
    return sum / static_cast<double>(counted);
}

struct Extremes {
    double least = 0, most = 0;  // variances, px²
};

// Over the directions that hold more than leaks into them from others.
std::optional<Extremes> extremes_of(const cv::Mat& grey, double least) {
    if (std::max(grey.cols, grey.rows) < 8 * tiles_along || std::min(grey.cols, grey.rows) < 8 * tiles_across)
        return std::nullopt;
    const std::vector<Tile> tiles = tiles_of(grey, least);
    std::array<double, directions> energy{};
    for (const Tile& tile : tiles)
        for (std::size_t i = 0; i < directions; ++i)
            energy[i] += tile.energy[i];
    const double strongest = *std::max_element(energy.begin(), energy.end());
    std::optional<Extremes> extremes;
    for (std::size_t i = 0; i < directions; ++i) {
        if (energy[i] < least_picture_share * strongest) continue;
        const auto variance = sharpest(tiles, i);
        if (!variance) continue;
        if (!extremes) extremes = {*variance, *variance};
        extremes->least = std::min(extremes->least, *variance);
        extremes->most = std::max(extremes->most, *variance);
    }
    return extremes;
}

// Each width still holds the smoothing that measuring took; together they come to 1.5 times a wide blur's.
double joined(double variance, double coarse_variance) {
    const auto width = [](double v) { return std::sqrt(std::max(0.01, narrow_blur * narrow_blur + v)); };
    return (width(variance) + width(coarse_variance)) / 1.5;
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

std::optional<EdgeWidths> edge_widths(const cv::Mat& grey) {
    auto fine = extremes_of(grey, least_gradient);
    cv::Mat half;
    if (std::min(grey.cols, grey.rows) >= 2) cv::resize(grey, half, grey.size() / 2, 0, 0, cv::INTER_AREA);
    auto coarse = half.empty() ? std::nullopt : extremes_of(half, least_coarse_gradient);
    if (!fine && !coarse) return std::nullopt;
    if (!fine) fine = Extremes{4 * coarse->least, 4 * coarse->most};
    if (!coarse) coarse = Extremes{fine->least / 4, fine->most / 4};
    return EdgeWidths{joined(fine->most, coarse->most), joined(fine->least, coarse->least)};
}

}  // namespace mediaproof
