// Whether what lies under a placement is the LOGO: cell by cell, robust to cover, light and cloth.
#pragma once

#include <vector>

#include "vision/logo_align.h"
#include "vision/logo_template.h"

namespace mediaproof {

// A part of a rendering that is compared as one.
struct LogoCell {
    cv::Rect area;      // in the rendering's pixels
    double weight = 0;  // how much of the LOGO it holds
    double chance = 0;  // the agreement that pictures without the LOGO reach there on average
    bool in_the_middle = false;
    cv::Mat opaque;  // 8-bit mask of its pixels; empty when none is
    double opaque_share = 0;
    cv::Vec2d tint;  // the LOGO's mean chroma there, relative to its brightness
};

// The cells of each of the LOGO's renderings, with what is chance learnt from patches without it.
using LogoCells = std::vector<std::vector<LogoCell>>;
LogoCells cells_of(const LogoTemplate& logo);

struct Agreement {
    // Of cells, 0 is what chance reaches, 1 is perfect.
    double best = 0;          // of the best cells: the rest may be covered
    double whole = 0;         // of all cells
    double middle = 0;        // of the best cells in the LOGO's middle
    double middle_whole = 0;  // of all cells there
    double rim_whole = 0;     // of all cells around it

    double colour = 0;      // [-1, 1]: 1 the LOGO's own colours, 0 grey, negative the opposite colours
    double saturation = 0;  // of the picture relative to the LOGO's, [0, 1]; 1 for a LOGO without colours
    double side = 0;        // of the LOGO's projected shorter side, pixels

    // All of it as one number, [0, 1].
    double score() const;
};

// Each cell of a rendering is compared by the normalised correlation of its gradients, luma and chroma together, with
// those of the picture, which may lie a little to either side (cloth). An outline counts whatever the sign of its step,
// since nobody knows what the LOGO is printed on.
Agreement agreement(const PicturePyramid& picture, const Placement& placement, const LogoTemplate& logo,
                    const LogoCells& cells, std::size_t rendering);

}  // namespace mediaproof
