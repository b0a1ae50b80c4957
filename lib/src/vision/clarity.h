// How clear a picture is, as a number.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "mediaproof/facts.h"

namespace mediaproof {

// The width at which edges are measured: a picture shown on a screen of 1280 pixels.
inline constexpr int display_long_side = 1280;

// Clarity of an 8-bit BGR picture. Never throws for any picture; one without a measurable edge is indeterminate.
//
// Edge width: at an edge blurred by a Gaussian of standard deviation s, the gradients of the picture smoothed
// by a and by b relate as R = sqrt((s² + b²) / (s² + a²)), whence s² = (b² − R² a²) / (R² − 1): Zhuo and Sim,
// "Defocus map estimation from a single image", Pattern Recognition 44 (2011), with a first smoothing that
// discounts noise. Measured at edges only, tile by tile; within a tile the widest of four edge directions
// counts, since motion leaves the edges along it sharp. The picture's figure comes from its sharpest tiles: a
// soft background is no fault.
Clarity measure_clarity(const cv::Mat& bgr);

// The clarity of a whole from those of its parts: of the measurable ones the weighted median by score, each weighing
// as much as the time it stands for; indeterminate when none is measurable.
Clarity median_clarity(const std::vector<FrameClarity>& frames);

}  // namespace mediaproof
