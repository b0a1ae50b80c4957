// Photographs of a LOGO somewhere, of which it is known where.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "logo/backgrounds.h"
#include "mediaproof/facts.h"

namespace mediaproof::bench {

struct Range {
    double from = 0;
    double to = 0;
};

struct Wish {
    Range short_px{96, 320};  // the projected file's shorter side
    Range tilt_deg{0, 45};
    Range cover{0, 0.3};   // of the LOGO's visible area; below 0.05 nothing stands before it
    bool overlay = false;  // put on in editing, half transparent, instead of hanging in the scene
    int most_spoils = 3;
    double second_share = 0.15;  // how often there is a second one
};

struct Scene {
    cv::Mat picture;          // 8-bit BGR
    std::vector<Quad> quads;  // of each LOGO's file: the wished one, perhaps a second
    double short_px = 0;
    double tilt_deg = 0;
    double cover = 0;
    std::vector<std::string> kinds;  // what was done to it: "banner", "glare", "jpeg 40" …
};

// The same for the same seed. `logo` is 8-bit BGRA, not premultiplied.
Scene place_logo(const cv::Mat& logo, const std::vector<Background>& backgrounds, const Wish& wish, std::uint32_t seed);

}  // namespace mediaproof::bench
