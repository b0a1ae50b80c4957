#include "media/hdr.h"

#include <algorithm>
#include <cmath>

namespace mediaproof::ffmpeg {
namespace {

constexpr double white_nits = 203;  // of a sheet of paper, which an ordinary screen shows at its brightest (BT.2408)
constexpr double hlg_peak_nits = 1000;
constexpr double shoulder = 0.75;     // of white's light: what is brighter is pressed together rather than cut off
constexpr double screen_gamma = 2.4;  // BT.1886

double nits_of_pq(double signal) {
    constexpr double m1 = 1305.0 / 8192;
    constexpr double m2 = 2523.0 / 32;
    constexpr double c1 = 107.0 / 128;
    constexpr double c2 = 2413.0 / 128;
    constexpr double c3 = 2392.0 / 128;
    const double root = std::pow(signal, 1 / m2);
    return 10'000 * std::pow(std::max(0.0, root - c1) / (c2 - c3 * root), 1 / m1);
}

// The scene's light, then the system gamma by which a screen of that peak shows it.
double nits_of_hlg(double signal) {
    constexpr double a = 0.17883277;
    constexpr double b = 1 - 4 * a;
    const double c = 0.5 - a * std::log(4 * a);
    const double scene = signal <= 0.5 ? signal * signal / 3 : (std::exp((signal - c) / a) + b) / 12;
    return hlg_peak_nits * std::pow(scene, 1.2);
}

double ordinary_level(double nits) {
    const double light = nits / white_nits;
    const double over = std::max(0.0, light - shoulder) / (1 - shoulder);
    const double shown = std::min(light, shoulder) + (1 - shoulder) * over / (1 + over);
    return 255 * std::pow(shown, 1 / screen_gamma);
}

template <typename Nits>
cv::Mat levels_by(Nits nits_of) {
    cv::Mat levels(1, 256, CV_8U);
    for (int level = 0; level < 256; ++level)
        levels.at<unsigned char>(level) = cv::saturate_cast<unsigned char>(ordinary_level(nits_of(level / 255.0)));
    return levels;
}

}  // namespace

cv::Mat ordinary_levels(AVColorTransferCharacteristic transfer) {
    static const cv::Mat of_pq = levels_by(nits_of_pq);
    static const cv::Mat of_hlg = levels_by(nits_of_hlg);
    return transfer == AVCOL_TRC_SMPTE2084 ? of_pq : transfer == AVCOL_TRC_ARIB_STD_B67 ? of_hlg : cv::Mat();
}

}  // namespace mediaproof::ffmpeg
