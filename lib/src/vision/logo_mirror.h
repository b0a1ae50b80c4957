// The LOGO or its mirror image: many agree with both, and the better of them is told by comparison.
#pragma once

#include <opencv2/core.hpp>

#include "vision/logo_align.h"
#include "vision/logo_candidates.h"
#include "vision/prepared_logo.h"

namespace mediaproof {

struct SecondLook {
    Candidate best;               // the LOGO there, at least as good as it was
    double mirror_advantage = 0;  // by how much its mirror image agrees better

    bool mirrored() const;
};

// Looks once more where a LOGO seems to be, for it and for its mirror image. Both are looked for anew, since a placement
// that fits the outline of one need not fit the other's.
SecondLook second_look(const PicturePyramid& picture, const LogoModel::Data& data, const Candidate& seen);

// Whether a person could tell the LOGO from its mirror image; `bgra` is the image that `data` was made of.
bool has_handedness(const cv::Mat& bgra, const LogoModel::Data& data);

}  // namespace mediaproof
