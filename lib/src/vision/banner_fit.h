// A banner's outline drawn anew around its letters, which tell its slant and its ends better than its field does.
#pragma once

#include <opencv2/core.hpp>
#include <optional>

#include "vision/banner_find.h"

namespace mediaproof {

struct FittedBanner {
    BannerSpot spot;     // around the letters, with a margin
    double sag = 0;      // how far the letters hang lower in the middle than at both ends, by the spot's height
    cv::Mat ink;         // 255 where the letters are, in a view of the picture
    cv::Mat ground;      // 255 where the field is, in the same view
    cv::Matx33d to_ink;  // from the picture into that view
};

// `spot` of the 8-bit BGR picture `bgr`, or as much of a banner as it has caught, widened or narrowed to all letters in
// the two colours that meet at its strokes. Nothing where no two such colours or no row of letters stand out.
std::optional<FittedBanner> fitted_to_letters(const cv::Mat& bgr, const BannerSpot& spot);

}  // namespace mediaproof
