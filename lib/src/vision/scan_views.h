// The LOGO as a scan compares it with a picture: for each view of it a few dozen edge points with their directions.
#pragma once

#include <array>
#include <opencv2/core.hpp>
#include <vector>

#include "vision/logo_template.h"

namespace mediaproof {

inline constexpr int scan_features = 63;  // with 4 points each they fit a byte

// The LOGO's shorter side while scanning, in pixels: small LOGOs are looked for in less detail, since there is none.
inline constexpr double small_scan_side = 28, large_scan_side = 42;

struct ScanView {
    cv::Matx22d view;  // LOGO coordinates to scan pixels, about the visible part's middle
    bool steep = false;
    struct Feature {
        int x = 0, y = 0;  // scan cells from the middle
        int direction = 0;
    };
    std::array<Feature, scan_features> features;
    int reach_x = 0, reach_y = 0;  // scan cells from the middle to the outermost feature
};

// The LOGO as it is seen at one size from everywhere it may be seen from.
struct ScanViews {
    double side = 0;  // of the LOGO's projected shorter side, scan pixels
    std::vector<ScanView> all;
};

// At small_scan_side, then at large_scan_side.
std::vector<ScanViews> scan_views_of(const LogoTemplate& logo);

}  // namespace mediaproof
