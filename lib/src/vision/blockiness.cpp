#include "vision/blockiness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace mediaproof {
namespace {

constexpr int spectrum_size = 8192;   // a finer grid of frequencies than the picture's own
constexpr double least_period = 3.5;  // pixels; blocks closer together can't be seen
constexpr double most_period = 24;    // 8 pixels, enlarged three times
constexpr int most_harmonics = 3;
constexpr int strongest_step = 24;     // grey levels: what is more is the scene's own edge
constexpr double unseen_unrest = 0.3;  // grey levels a pixel, so that a flat frame has no grid
constexpr int shortest = 64;           // pixels; a shorter side shows too few blocks

struct Profile {
    std::vector<float> excess;  // of the differences there over the usual ones around
    double mean = 0;            // of all differences, grey levels
};

Profile along(const cv::Mat& steps) {
    std::vector<double> sums(static_cast<std::size_t>(steps.cols), 0);
    for (int y = 0; y < steps.rows; ++y) {
        const auto* row = steps.ptr<std::uint8_t>(y);
        for (int x = 0; x < steps.cols; ++x)
            sums[static_cast<std::size_t>(x)] += row[x];
    }
    Profile profile;
    profile.excess.assign(sums.size(), 0);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] /= steps.rows;
        profile.mean += sums[i] / static_cast<double>(sums.size());
    }
    for (std::size_t i = 2; i + 2 < sums.size(); ++i) {
        std::array<double, 5> around{};
        std::copy_n(sums.begin() + static_cast<std::ptrdiff_t>(i) - 2, 5, around.begin());
        std::nth_element(around.begin(), around.begin() + 2, around.end());
        profile.excess[i] = static_cast<float>(sums[i] - around[2]);
    }
    return profile;
}

cv::Mat steps_between(const cv::Mat& from, const cv::Mat& to) {
    cv::Mat steps;
    cv::absdiff(from, to, steps);
    return cv::min(steps, strongest_step);
}

std::vector<float> magnitudes(const Profile& profile) {
    cv::Mat padded(1, spectrum_size, CV_32F, cv::Scalar(0)), spectrum;
    std::copy(profile.excess.begin(), profile.excess.end(), padded.ptr<float>());
    cv::dft(padded, spectrum, cv::DFT_COMPLEX_OUTPUT);
    std::vector<float> all(spectrum_size / 2);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& value = spectrum.at<cv::Vec2f>(0, static_cast<int>(i));
        all[i] = std::hypot(value[0], value[1]) / static_cast<float>(profile.excess.size());
    }
    return all;
}

// The excess at each line of a grid of that fundamental frequency, grey levels.
double grid_line(const std::vector<float>& spectrum, int frequency) {
    const double period = static_cast<double>(spectrum_size) / frequency;
    const int harmonics = std::clamp(static_cast<int>(period / 2.2), 1, most_harmonics);
    double sum = 0;
    for (int i = 1; i <= harmonics; ++i)
        sum += spectrum[static_cast<std::size_t>(i * frequency)];
    return sum / harmonics * period;
}

}  // namespace

double blockiness(const cv::Mat& grey) {
    if (std::min(grey.cols, grey.rows) < shortest || std::max(grey.cols, grey.rows) > spectrum_size) return 0;
    const Profile columns = along(steps_between(grey.colRange(1, grey.cols), grey.colRange(0, grey.cols - 1)));
    const Profile rows = along(steps_between(grey.rowRange(1, grey.rows), grey.rowRange(0, grey.rows - 1)).t());
    const std::vector<float> across = magnitudes(columns), down = magnitudes(rows);
    double strongest = 0;
    for (int frequency = cvCeil(spectrum_size / most_period); frequency <= spectrum_size / least_period; ++frequency) {
        const double right = grid_line(across, frequency), below = grid_line(down, frequency);
        const double relative = std::min(right / (columns.mean + unseen_unrest), below / (rows.mean + unseen_unrest));
        strongest = std::max(strongest, std::sqrt(relative * std::min(right, below)));
    }
    return strongest;
}

}  // namespace mediaproof
