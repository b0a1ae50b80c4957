#include "vision/exposure.h"

#include <array>
#include <cstdint>

namespace mediaproof {

Exposure exposure_of(const cv::Mat& grey) {
    if (grey.empty()) return {};
    std::array<int, 256> histogram{};
    for (int y = 0; y < grey.rows; ++y) {
        const auto* row = grey.ptr<std::uint8_t>(y);
        for (int x = 0; x < grey.cols; ++x)
            ++histogram[row[x]];
    }
    const auto all = static_cast<double>(grey.total());
    const auto percentile = [&](double share) {
        double below = share * all;
        std::size_t level = 0;
        while (level < 255 && (below -= histogram[level]) > 0)
            ++level;
        return static_cast<double>(level);
    };
    constexpr std::size_t burnt = 250;
    double sum = 0, burnt_pixels = 0;
    for (std::size_t level = 0; level < histogram.size(); ++level) {
        sum += static_cast<double>(level) * histogram[level];
        if (level >= burnt) burnt_pixels += histogram[level];
    }
    return {sum / all, percentile(0.95) - percentile(0.05), percentile(0.02), percentile(0.98), burnt_pixels / all};
}

}  // namespace mediaproof
