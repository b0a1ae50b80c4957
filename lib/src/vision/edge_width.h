// How wide a picture's edges are, direction by direction.
#pragma once

#include <opencv2/core.hpp>
#include <optional>

namespace mediaproof {

// Pixels, as the standard deviation of the Gaussian that would blur an ideal step so. Fine texture looks narrower than
// any step: a crisp picture comes near 0.5, and no figure saturates. Both > 0.
struct EdgeWidths {
    double widest_px = 0;     // in the direction that fares worst
    double narrowest_px = 0;  // and in the one that fares best: motion leaves the edges along it sharp
};

// Of an 8-bit grey picture; absent where too little of it shows an edge above the noise.
//
// A step blurred by s and smoothed by a has gradients of energy ∝ 1 / sqrt(s² + a²), so that the energies after smoothing
// by a and by b give s: Zhuo and Sim, "Defocus map estimation from a single image", Pattern Recognition 44 (2011), who
// compare gradients. Energies in every direction come from the structure tensor (Bigün and Granlund 1987), summed tile by
// tile where the gradient stands above noise, with the noise's own energy taken off. Each direction's figure comes from
// the tiles that are sharpest in it, so that a soft background is no fault; the picture's from its worst direction, so
// that motion is one. Measured in the picture and in its half: fine detail tells blur of a pixel or two, coarse detail a
// wide blur that leaves thin traces, and neither alone tells blur from a calm scene.
std::optional<EdgeWidths> edge_widths(const cv::Mat& grey);

// The standard deviation of the noise, grey levels; ≥ 0. From the second difference of the calmest tenth of small blocks,
// which holds no structure: Immerkær, "Fast noise variance estimation", CVIU 64 (1996), kept to the blocks where it holds.
double noise_deviation(const cv::Mat& grey);

}  // namespace mediaproof
