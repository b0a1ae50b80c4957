// How much of a picture's unrest is the encoder's grid of blocks.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof {

// Of an 8-bit grey picture, ≥ 0: how far the differences between neighbours at the grid's lines stand above those beside
// them, as the geometric mean of grey levels (a grid too faint to see is no fault) and of units of the picture's mean
// difference (unrest hides a grid); the smaller of rows and columns. Below 0.3 for an ordinary picture, mostly above 0.8
// where blocks are plain to see. Finite for any picture, 0 for a flat one.
//
// Since pictures are resized after they were encoded, neither the grid's period nor its phase is given: the period, the
// same both ways, is the one at which the differences' profile along x and along y repeats most strongly. After Wang,
// Bovik and Evans, "Blind measurement of blocking artifacts in images" (ICIP 2000), who take the spectrum of the same
// profile at a known period.
double blockiness(const cv::Mat& grey);

}  // namespace mediaproof
