// From places proposed by a scan to placements that agree with the LOGO as well as they can.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "vision/logo_align.h"
#include "vision/logo_scan.h"
#include "vision/logo_verify.h"
#include "vision/prepared_logo.h"

namespace mediaproof {

struct Candidate {
    Placement placement;
    Agreement agreement;
};

bool better(const Candidate& a, const Candidate& b);

// Of the LOGO where it is placed, in pixels.
double short_side(const Placement& placement, const LogoTemplate& logo);

// The best of what lies near a proposed placement, in as much detail as a first look needs.
Candidate glanced_at(const PicturePyramid& picture, const LogoModel::Data& data, const Placement& proposed);

// The best of what lies near, in as much detail as the picture shows.
Candidate looked_at_closely(const PicturePyramid& picture, const LogoModel::Data& data, const Candidate& glanced);

// What resembles the LOGO, best first, none of it on one spot with a better one. Up to `most` places are looked at
// again after the scan.
std::vector<Candidate> candidates_in(const PicturePyramid& picture, const ScanRange& range, std::size_t most,
                                     const LogoModel::Data& data);

}  // namespace mediaproof
