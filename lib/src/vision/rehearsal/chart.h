// A rehearsal as a picture.
#pragma once

#include "vision/rehearsal/rehearsal.h"

namespace mediaproof::rehearsal {

// The share found by size and tilt, above examples of what was found and what was missed with their outlines: where
// the LOGO is in green, where it was seen in red. 8-bit BGR.
cv::Mat chart_of(const std::vector<Trial>& trials, LogoOperatingPoint operating_point,
                 const std::vector<cv::Mat>& props, const std::vector<LogoModel::Data>& variants);

}  // namespace mediaproof::rehearsal
