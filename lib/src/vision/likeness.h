// Whether two frames show the same picture, told from their luma in little.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof {

// How two frames of one size differ. The frame is laid out in tiles of 4 × 4 pixels, and a tile's difference is the mean
// of its pixels' absolute differences: noise and compression touch all tiles about alike, motion touches some.
struct Difference {
    double noise = 0;            // grey levels: what three tiles in four stay below
    double changed_share = 0;    // [0, 1]: tiles that differ clearly more than the noise explains
    double untouched_share = 0;  // [0, 1]: tiles that do not differ at all, as a codec leaves what it skips; a camera's
                                 // noise touches most tiles within half a second, however strongly it is compressed
};

// Of 8-bit luma. Frames of different sizes have nothing in common: every tile has changed.
Difference difference_between(const cv::Mat& one, const cv::Mat& other);

// Nothing in it but darkness: no brighter than a dim screen, or dim and flat. Noise is allowed for; a dark room in which
// something is to be made out is not black.
bool is_black(const cv::Mat& luma);

}  // namespace mediaproof
