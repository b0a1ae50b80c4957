// What a LOGO is printed on: a banner, a board, a plate, a screen.
#pragma once

#include <opencv2/core.hpp>
#include <string>

#include "paint/random.h"

namespace mediaproof::bench {

struct Face {
    std::string kind;     // "banner", "board", "plate", "screen", "bare"
    cv::Mat pixels;       // 8-bit BGRA, premultiplied, the LOGO on it
    cv::Matx33d to_file;  // from its pixels to those of the LOGO's file
};

// `logo` on a carrier from whose colour it stands out, at `scale` face pixels for one of the file's. `reach`
// limits how far the carrier goes beyond the LOGO, in short sides.
Face printed(const cv::Mat& logo, double scale, double reach, paint::Random& random);

// Premultiplied and shrunk or enlarged to `size`.
cv::Mat premultiplied(const cv::Mat& logo, cv::Size size);

// The cloth's folds: the print is shifted by up to `share` of the LOGO's short side, and shaded.
void fold(Face& face, double short_side_px, double share, paint::Random& random);

// A screen's grid meeting the sensor's: coloured fringes.
void add_moire(Face& face, double short_side_px, paint::Random& random);

// Mean BGR of the LOGO's outline, and whether the LOGO hides what is behind it.
cv::Scalar outline_colour(const cv::Mat& logo);
bool is_solid(const cv::Mat& logo);

}  // namespace mediaproof::bench
