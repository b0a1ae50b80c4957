// A banner pulled straight: a strip for a person to look at, and its letters made ready for reading.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "vision/banner_find.h"

namespace mediaproof {

struct BannerStrip {
    BannerSpot spot;  // as large as what `picture` shows, without its rim
    cv::Mat picture;  // 8-bit BGR, level, the banner's full height
    cv::Mat letters;  // 8 bit, dark letters on white, some 48 pixels high; without sag, and without what stands
                      // higher than the letters at either end, as a LOGO does. Empty where nothing looks like
                      // letters
    std::vector<cv::Mat> lines;  // `letters` line by line, the upper one first
    bool starts_clear = false;   // the field shows before the first letter, wider than between two letters
    double letter_share = 0;     // the letters' height by the banner's
};

// `spot` of the 8-bit picture `bgr`.
BannerStrip straightened(const cv::Mat& bgr, const BannerSpot& spot);

// [0, 1]: how much the spot looks like letters in a row; 0 where it does not at all.
double lettering(const cv::Mat& bgr, const BannerSpot& spot);

}  // namespace mediaproof
