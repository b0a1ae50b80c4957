// How wide a picture's edges are, direction by direction.
#pragma once

#include <opencv2/core.hpp>
#include <optional>

#include "vision/exposure.h"

namespace mediaproof {

// Pixels, as the standard deviation of the Gaussian that would blur an ideal step so; > 0 and below 5: wider edges can't be
// told apart.
struct EdgeWidths {
    double widest_px = 0;     // in the direction that fares worst
    double narrowest_px = 0;  // and in the one that fares best: motion leaves the edges along it sharp
};

// Of an 8-bit grey picture in that light (exposure_of() it); absent where too little of it shows an edge above the noise.
//
// Around each pixel the slope is divided by the range of grey levels there: steps, lines and texture of any contrast then
// tell the same, where a plain gradient would tell contrast and its energy how busy the scene is. A step of deviation s has
// a steepest slope of range / (s √2π), and reading it off two pixels adds a variance of 1/3; edge width as rise over slope is
// Marziliano, Dufaux, Winkler and Ebrahimi, "A no-reference perceptual blur metric", ICIP 2002. Each direction's figure is
// that of its steepest hundredth, so that a soft background is no fault; the picture's is its worst direction's, so that
// motion is one.
std::optional<EdgeWidths> edge_widths(const cv::Mat& grey, const Exposure& light);

// The standard deviation of the noise, grey levels; ≥ 0. From the second difference of the calmest tenth of small blocks,
// which holds no structure: Immerkær, "Fast noise variance estimation", CVIU 64 (1996), kept to the blocks where it holds.
double noise_deviation(const cv::Mat& grey);

}  // namespace mediaproof
