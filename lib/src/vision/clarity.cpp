#include "vision/clarity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "vision/shrink.h"

namespace mediaproof {
namespace {

constexpr double narrow_blur = 1.0;  // a, pixels
constexpr double wide_blur = 2.0;    // b, pixels
constexpr int tile_columns = 8;
constexpr int tile_rows = 6;
constexpr int directions = 4;
constexpr std::size_t fewest_edges_in_direction = 20;
constexpr std::size_t fewest_tiles = 2;
constexpr double sharpest_share = 0.2;       // of the measurable tiles
constexpr double least_gradient = 3.0;       // grey levels a pixel: below it nobody sees an edge
constexpr double gradient_over_noise = 6.0;  // standard deviations of the gradient of pure noise
constexpr double widest_edge_px = 12.0;      // beyond it the two gradients can't be told apart

constexpr double noise_margin = 1.5;         // the noise may be this much stronger than estimated
constexpr double least_energy_share = 0.01;  // of the strongest direction's
constexpr double motion_ratio = 2;           // of the widest direction to the narrowest

// The score is 50 at the edge width that viewers begin to call unclear, and falls with the given power.
constexpr double middling_edge_px = 1.9;
constexpr double score_power = 3.0;

struct Gradient {
    cv::Mat x, y, strength;
};

Gradient gradient_of(const cv::Mat& grey, double blur) {
    Gradient gradient;
    cv::Mat smooth;
    cv::GaussianBlur(grey, smooth, {}, blur);
    cv::Sobel(smooth, gradient.x, CV_32F, 1, 0, 3, 1.0 / 8);
    cv::Sobel(smooth, gradient.y, CV_32F, 0, 1, 3, 1.0 / 8);
    cv::magnitude(gradient.x, gradient.y, gradient.strength);
    return gradient;
}

// The standard deviation of the noise, from the second difference of the calmest tenth of small blocks, which
// holds no structure: Immerkær, "Fast noise variance estimation", CVIU 64 (1996), kept to the blocks where it
// holds.
double noise_of(const cv::Mat& grey) {
    const cv::Matx33f second_difference(1, -2, 1, -2, 4, -2, 1, -2, 1);
    cv::Mat response;
    cv::filter2D(grey, response, CV_32F, second_difference);
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

// White noise of deviation n, smoothed by a, has a gradient of variance n² / (8π a⁴) in each direction.
double noise_energy(double noise, double blur) {
    return noise * noise / (8 * CV_PI * std::pow(blur, 4));
}

// A pixel is on an edge where the gradient's strength peaks along the gradient's direction.
bool peaks(const Gradient& gradient, int y, int x) {
    const float gx = gradient.x.at<float>(y, x);
    const float gy = gradient.y.at<float>(y, x);
    const float here = gradient.strength.at<float>(y, x);
    const bool steep_x = std::abs(gx) > 0.414F * std::abs(gy);
    const bool steep_y = std::abs(gy) > 0.414F * std::abs(gx);
    const int dx = steep_x ? (gx > 0 ? 1 : -1) : 0;
    const int dy = steep_y ? (gy > 0 ? 1 : -1) : 0;
    return here >= gradient.strength.at<float>(y + dy, x + dx) && here > gradient.strength.at<float>(y - dy, x - dx);
}

double edge_width(double ratio) {
    const double squared = ratio * ratio;
    if (squared <= 1 + 1e-6) return widest_edge_px;
    const double variance = (wide_blur * wide_blur - squared * narrow_blur * narrow_blur) / (squared - 1);
    return std::clamp(std::sqrt(std::max(variance, 0.0)), 0.2, widest_edge_px);
}

std::size_t direction_of(float gx, float gy) {
    const double angle = std::atan2(gy, gx) + CV_PI;  // [0, 2π]
    return static_cast<std::size_t>(angle / (CV_PI / directions) + 0.5) % directions;
}

double median(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::optional<double> tile_edge_width(const Gradient& narrow, const cv::Mat& wide, cv::Rect tile, double threshold) {
    std::array<std::vector<double>, directions> widths;
    for (int y = tile.y; y < tile.y + tile.height; ++y) {
        for (int x = tile.x; x < tile.x + tile.width; ++x) {
            const float strength = narrow.strength.at<float>(y, x);
            if (strength < threshold || !peaks(narrow, y, x)) continue;
            const double ratio = strength / std::max(wide.at<float>(y, x), 1e-6F);
            widths[direction_of(narrow.x.at<float>(y, x), narrow.y.at<float>(y, x))].push_back(edge_width(ratio));
        }
    }
    std::optional<double> widest;
    for (auto& in_direction : widths) {
        if (in_direction.size() < fewest_edges_in_direction) continue;
        widest = std::max(widest.value_or(0), median(in_direction));
    }
    return widest;
}

// What both measures of sharpness start from.
struct Structure {
    Gradient narrow;
    Gradient wide;
    double noise = 0;  // standard deviation, grey levels
};

// The mean over the sharpest tiles; absent when too few tiles show an edge.
std::optional<double> sharpest_edge_width(const Structure& structure) {
    const cv::Size size = structure.narrow.strength.size();
    if (size.width < 8 * tile_columns || size.height < 8 * tile_rows) return std::nullopt;
    const double noise_gradient = std::sqrt(noise_energy(structure.noise, narrow_blur));
    const double threshold = std::max(least_gradient, gradient_over_noise * noise_gradient);
    std::vector<double> widths;
    for (int row = 0; row < tile_rows; ++row) {
        for (int column = 0; column < tile_columns; ++column) {
            const cv::Point from(1 + (size.width - 2) * column / tile_columns, 1 + (size.height - 2) * row / tile_rows);
            const cv::Point to(1 + (size.width - 2) * (column + 1) / tile_columns,
                               1 + (size.height - 2) * (row + 1) / tile_rows);
            const auto width = tile_edge_width(structure.narrow, structure.wide.strength, {from, to}, threshold);
            if (width) widths.push_back(*width);
        }
    }
    if (widths.size() < fewest_tiles) return std::nullopt;
    std::sort(widths.begin(), widths.end());
    const auto counted =
        std::max(fewest_tiles, static_cast<std::size_t>(sharpest_share * static_cast<double>(widths.size())));
    double sum = 0;
    for (std::size_t i = 0; i < counted; ++i)
        sum += widths[i];
    return sum / static_cast<double>(counted);
}

// The edge width in each of four directions, from the energy of the whole picture's derivatives along it:
// what shake does to the gradients along its path it does to all of them, while those across it stay. Absent
// for a direction that holds hardly anything beside noise.
std::array<std::optional<double>, directions> directional_widths(const Structure& structure) {
    std::array<double, directions> narrow_energy{};
    std::array<double, directions> wide_energy{};
    for (std::size_t i = 0; i < directions; ++i) {
        const double angle = CV_PI * static_cast<double>(i) / directions;
        const auto energy = [&](const Gradient& gradient, double blur) {
            const cv::Mat along = gradient.x * std::cos(angle) + gradient.y * std::sin(angle);
            return along.dot(along) / static_cast<double>(along.total()) -
                   noise_margin * noise_energy(structure.noise, blur);
        };
        narrow_energy[i] = energy(structure.narrow, narrow_blur);
        wide_energy[i] = energy(structure.wide, wide_blur);
    }
    const double strongest = *std::max_element(narrow_energy.begin(), narrow_energy.end());
    std::array<std::optional<double>, directions> widths;
    for (std::size_t i = 0; i < directions; ++i) {
        const bool holds_something = narrow_energy[i] > least_energy_share * strongest && wide_energy[i] > 0;
        if (holds_something) widths[i] = edge_width(std::sqrt(narrow_energy[i] / wide_energy[i]));
    }
    return widths;
}

// The width in the worst direction where it is so much worse than in the best that only motion explains it.
std::optional<double> motion_width(const Structure& structure) {
    const auto widths = directional_widths(structure);
    double least = widest_edge_px;
    double most = 0;
    for (const auto& width : widths) {
        if (!width) continue;
        least = std::min(least, *width);
        most = std::max(most, *width);
    }
    if (most < motion_ratio * least) return std::nullopt;
    return most;
}

struct Luma {
    double mean = 0, dark_end = 0, bright_end = 0;  // the ends: 5th and 95th percentile
};

Luma luma_of(const cv::Mat& grey) {
    std::array<int, 256> histogram{};
    for (int y = 0; y < grey.rows; ++y) {
        const auto* row = grey.ptr<std::uint8_t>(y);
        for (int x = 0; x < grey.cols; ++x)
            ++histogram[row[x]];
    }
    const auto percentile = [&](double share) {
        double below = share * static_cast<double>(grey.total());
        std::size_t level = 0;
        while (level < 255 && (below -= histogram[level]) > 0)
            ++level;
        return static_cast<double>(level);
    };
    return {cv::mean(grey)[0], percentile(0.05), percentile(0.95)};
}

ClarityGrade grade_of(double score) {
    if (score >= clarity_scale::clear) return ClarityGrade::clear;
    return score >= clarity_scale::soft ? ClarityGrade::soft : ClarityGrade::unclear;
}

// What exposure leaves of the score: all of it, unless even the brightest parts are dark or even the darkest
// bright.
double exposure_factor(const Luma& luma) {
    constexpr double enough = 80;  // grey levels
    return std::min({1.0, luma.bright_end / enough, (255 - luma.dark_end) / enough});
}

double sharpness_of(double edge_width_px) {
    return 100 / (1 + std::pow(edge_width_px / middling_edge_px, score_power));
}

void grade(Clarity& clarity, const Luma& luma) {
    clarity.score = sharpness_of(*clarity.edge_width_px) * exposure_factor(luma);
    clarity.grade = grade_of(*clarity.score);
}

}  // namespace

Clarity measure_clarity(const cv::Mat& bgr) {
    Clarity clarity;
    if (bgr.empty()) return clarity;
    const cv::Mat shown = shrunk_to(bgr, display_long_side);
    cv::Mat grey;
    cv::cvtColor(shown, grey, cv::COLOR_BGR2GRAY);
    const Luma luma = luma_of(grey);
    clarity.mean_luma = luma.mean;
    clarity.luma_spread = luma.bright_end - luma.dark_end;
    const Structure structure{gradient_of(grey, narrow_blur), gradient_of(grey, wide_blur), noise_of(grey)};
    if (const auto width = sharpest_edge_width(structure)) {
        const auto motion = motion_width(structure);
        const bool moved = motion && *motion > *width;
        // A picture smaller than the screen is shown enlarged, and its edges with it.
        const double enlarged = std::max(1.0, static_cast<double>(display_long_side) / std::max(grey.cols, grey.rows));
        clarity.edge_width_px = (moved ? *motion : *width) * enlarged;
        grade(clarity, luma);
        if (sharpness_of(*clarity.edge_width_px) < clarity_scale::soft)
            clarity.reasons.emplace_back(moved ? "motion" : "defocus");
    }
    if (exposure_factor(luma) < 1) clarity.reasons.emplace_back(luma.mean < 128 ? "dark" : "bright");
    if (!clarity.score) clarity.reasons.emplace_back("flat");
    return clarity;
}

Clarity median_clarity(const std::vector<FrameClarity>& frames) {
    std::vector<const FrameClarity*> measured;
    double whole_s = 0;
    for (const FrameClarity& frame : frames) {
        if (!frame.clarity.score) continue;
        measured.push_back(&frame);
        whole_s += frame.stands_for_s;
    }
    if (measured.empty()) return frames.empty() ? Clarity{} : frames.front().clarity;
    std::stable_sort(measured.begin(), measured.end(), [](const FrameClarity* a, const FrameClarity* b) {
        return *a->clarity.score < *b->clarity.score;
    });
    double below_s = 0;
    for (const FrameClarity* frame : measured) {
        below_s += frame->stands_for_s;
        if (2 * below_s >= whole_s) return frame->clarity;
    }
    return measured.back()->clarity;
}

}  // namespace mediaproof
