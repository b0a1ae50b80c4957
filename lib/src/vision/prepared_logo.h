// One image of a LOGO made ready for the finder.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "mediaproof/logo.h"
#include "vision/logo_template.h"
#include "vision/logo_verify.h"
#include "vision/scan_views.h"

namespace mediaproof {

struct LogoModel::Data {
    LogoOperatingPoint operating_point;
    LogoTemplate logo;
    std::vector<ScanViews> views;
    LogoCells cells;
    bool has_handedness = false;  // its mirror image can be told from it
};

// Throws std::invalid_argument in plain words for an image that shows nothing to compare.
LogoModel::Data prepare_logo(const cv::Mat& bgra, LogoOperatingPoint operating_point);

}  // namespace mediaproof
