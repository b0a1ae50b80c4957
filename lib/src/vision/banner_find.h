// Where in a picture a banner may hang: a long red or blue field with light letters, or letters in red or blue on a
// light one.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "vision/edge_quad.h"

namespace mediaproof {

struct BannerSpot {
    Corners corners{};           // in the picture's pixels; may lie somewhat outside of it
    bool light_letters = false;  // on a coloured field; else coloured on a light one
    int channel = 0;             // of BGR: the one in which letters and field differ most
    double rim = 0.15;           // by how much of its height it may reach beyond the corners, as cloth that sags does
    double score = 0;            // [0, 1]: how much it looks like a line or two of letters
};

// The picture's longer side in which banners are looked for, where it has as much.
inline constexpr int banner_long_side = 1600;

// At most `most`, the likeliest first. `bgr` is 8 bit.
std::vector<BannerSpot> find_banners(const cv::Mat& bgr, std::size_t most);

// Which pixels of the 8-bit picture `bgr` are red (channel 1, in which red is dark) or blue (channel 2).
cv::Mat coloured_in(const cv::Mat& bgr, int channel);

// `spot` of a picture that is `factor` times as large.
BannerSpot scaled(BannerSpot spot, double factor);

}  // namespace mediaproof
