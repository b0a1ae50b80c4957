// Banners of many makes in many pictures, with what is written on them.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "logo/backgrounds.h"

namespace mediaproof::bench {

struct BannerScene {
    std::string make;  // "red, yellow letters" …
    std::string font;
    std::string wording;  // what stands on it
    bool right = false;   // as the notice asks of `unit` in 2023
    std::string unit;
    int lines = 1;
    bool logo = false;
    double letter_px = 0;
    double tilt_deg = 0;
    cv::Mat picture;
};

// Number `number` of as many as one likes; the same one on every run with the same seed, fonts and photos.
BannerScene banner_scene(std::uint32_t number, std::uint32_t seed, bool right,
                         const std::vector<Background>& backgrounds);

}  // namespace mediaproof::bench
