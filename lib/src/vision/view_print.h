// Pixels become a ViewPrint.
#pragma once

#include <opencv2/core.hpp>
#include <optional>

#include "mediaproof/view.h"

namespace mediaproof {

// Of 8-bit luma, best 160 pixels on its longer side: a larger one is shrunk to that. Nothing where nothing is to be made
// out in it: a white wall, a black frame.
std::optional<ViewPrint> view_print_of(const cv::Mat& luma);

}  // namespace mediaproof
