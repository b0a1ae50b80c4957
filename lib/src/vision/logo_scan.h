// Where in a picture something of the LOGO's shape may be: a fast look at every place, size and view.
//
// After Hinterstoisser et al., "Gradient Response Maps for Real-Time Detection of Textureless Objects", PAMI 34 (2012):
// a view of the LOGO is a few dozen edge points with quantised directions; they are compared with the picture's edge
// directions, spread a little, at every level of a pyramid. Unlike there, a place's score is measured against what its
// surroundings would score by chance, so that foliage and gravel don't outrank the LOGO.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "vision/logo_align.h"
#include "vision/logo_template.h"
#include "vision/scan_views.h"

namespace mediaproof {

struct ScanCandidate {
    Placement placement;  // LOGO coordinates to the picture's pixels
    double score = 0;     // standard deviations above chance
};

struct ScanRange {
    double scale = 1;           // how much the picture is reduced first; it is 0.5 for half its size
    double smallest_side = 16;  // of the LOGO's projected shorter side, in pixels of the reduced picture
    double largest_side = 1e9;
    bool steep = false;     // also views from far aside, except of tiny LOGOs
    bool in_detail = true;  // large LOGOs in as much detail as they show; otherwise like small ones, twice as fast
};

// Up to `most` candidates, the best of each range of sizes, no two of about one size on the same spot.
std::vector<ScanCandidate> scan(const PicturePyramid& picture, const LogoTemplate& logo,
                                const std::vector<ScanViews>& views, const ScanRange& range, std::size_t most);

}  // namespace mediaproof
