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
// The score is 100 times what each fault leaves of it: wide edges (edge_width.h), an encoder's blocks (blockiness.h),
// enlarging (upscaling.h) and the light (exposure.h). Each of the first three leaves 1 / (1 + (x / m)^p), one half at the
// figure m that viewers begin to complain about. Bars around the picture are left out.
Clarity measure_clarity(const cv::Mat& bgr);

// The clarity of a whole from those of its parts: of the measurable ones the weighted median by score, each weighing
// as much as the time it stands for; indeterminate when none is measurable.
Clarity median_clarity(const std::vector<FrameClarity>& frames);

}  // namespace mediaproof
