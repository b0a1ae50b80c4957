// Where in a picture something of the LOGO's shape may be: a fast look at every place, size and view.
//
// After Hinterstoisser et al., "Gradient Response Maps for Real-Time Detection of Textureless Objects", PAMI 34 (2012):
// a view of the LOGO is a few dozen edge points with quantised directions; they are compared with the picture's edge
// directions, spread a little, at every level of a pyramid. Unlike there, a place's score is measured against what its
// surroundings would score by chance, so that foliage and gravel don't outrank the LOGO.
#pragma once

#include <array>
#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "vision/logo_template.h"

namespace mediaproof {

inline constexpr int scan_features = 63;  // with 4 points each they fit a byte

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

std::vector<ScanViews> scan_views_of(const LogoTemplate& logo);

struct ScanCandidate {
    Placement placement;  // LOGO coordinates to the scanned picture's pixels
    double score = 0;     // standard deviations above chance
};

struct ScanRange {
    double smallest_side = 16;  // of the LOGO's projected shorter side, pixels
    double largest_side = 1e9;
    bool steep = false;     // also views from far aside, except of tiny LOGOs
    bool in_detail = true;  // large LOGOs in as much detail as they show; otherwise like small ones, twice as fast
};

// Up to `most` candidates in an 8-bit YCrCb picture, the best of each range of sizes, no two of about one size on the
// same spot.
std::vector<ScanCandidate> scan(const cv::Mat& picture, const LogoTemplate& logo, const std::vector<ScanViews>& views,
                                const ScanRange& range, std::size_t most);

}  // namespace mediaproof
