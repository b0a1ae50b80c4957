// Whether two frames show the same picture, told from their luma in little.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

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

// A frame by the mean of each of its tiles: noise has no say in it, but nearly everything that moves has.
using Fingerprint = std::vector<unsigned char>;

Fingerprint fingerprint_of(const cv::Mat& luma);

inline constexpr int same_mean = 4;  // grey levels by which a tile's means may differ through two encodings

// [0, 1]: tiles whose means differ by more than `levels`; 1 for frames of different sizes. Counting ends, and 1 is
// returned, once it is beyond `most`.
double differing_share(const Fingerprint& one, const Fingerprint& other, double most = 1, int levels = same_mean);

// From the darkest tiles to the brightest, grey levels; a few stray ones aside.
int contrast_of(const Fingerprint& print);

}  // namespace mediaproof
