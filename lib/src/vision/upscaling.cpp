#include "vision/upscaling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace mediaproof {
namespace {

constexpr int window = 256;       // pixels
constexpr int line_step = 8;      // of the picture's rows one in so many is enough
constexpr int bins_per_band = 4;  // of the window's 128
constexpr std::size_t bands = 31;
constexpr std::size_t reach = 3;      // bands: over how many the spectrum must fall, and then no longer
constexpr std::size_t first_end = 6;  // below it a picture shows next to nothing
constexpr std::size_t last_end = 21;  // a third of the sampling rate
constexpr double unseen_power = 0.3;  // of rounding to whole grey levels

using Bands = std::array<double, bands>;  // power density

// The differences along the rows, under a window that leaves no ends.
cv::Mat windows_of(const cv::Mat& grey) {
    const int across = (grey.cols - 1) / window;
    cv::Mat windows(grey.rows / line_step * across, window, CV_32F);
    std::array<float, window> fade{};
    for (std::size_t i = 0; i < window; ++i)
        fade[i] = static_cast<float>(0.5 - 0.5 * std::cos(2 * CV_PI * (static_cast<double>(i) + 0.5) / window));
    for (int i = 0; i < windows.rows; ++i) {
        const int left = across == 1 ? 0 : (grey.cols - 1 - window) * (i % across) / (across - 1);
        const auto* from = grey.ptr<std::uint8_t>(i / across * line_step) + left;
        auto* to = windows.ptr<float>(i);
        for (std::size_t x = 0; x < window; ++x)
            to[x] = fade[x] * static_cast<float>(from[x + 1] - from[x]);
    }
    return windows;
}

// Of the grey levels along the rows: the differences' own, divided by what differencing does.
Bands spectrum_along(const cv::Mat& grey) {
    cv::Mat transformed;
    cv::dft(windows_of(grey), transformed, cv::DFT_ROWS);
    std::array<double, window / 2> power{};
    for (int i = 0; i < transformed.rows; ++i) {
        const auto* row = transformed.ptr<float>(i);
        for (std::size_t k = 1; k < power.size(); ++k)
            power[k] += row[2 * k - 1] * row[2 * k - 1] + row[2 * k] * row[2 * k];
    }
    constexpr double window_energy = window * 3.0 / 8;
    Bands spectrum{};
    for (std::size_t band = 0; band < bands; ++band) {
        for (std::size_t k = bins_per_band * (band + 1); k < bins_per_band * (band + 2); ++k) {
            const double gain = 2 * std::sin(CV_PI * static_cast<double>(k) / window);
            spectrum[band] += power[k] / (gain * gain * window_energy * transformed.rows * bins_per_band);
        }
    }
    return spectrum;
}

}  // namespace

double spectrum_end_db(const cv::Mat& grey) {
    if (std::min(grey.cols, grey.rows) <= window) return 0;
    const Bands across = spectrum_along(grey), down = spectrum_along(grey.t());
    Bands level{};
    for (std::size_t band = 0; band < bands; ++band)
        level[band] = 10 * std::log10((across[band] + down[band]) / 2 + unseen_power);
    double sharpest = 0;
    for (std::size_t end = first_end; end <= last_end; ++end)
        sharpest = std::max(sharpest, level[end - reach] - 2 * level[end] + level[end + reach]);
    return sharpest;
}

}  // namespace mediaproof
