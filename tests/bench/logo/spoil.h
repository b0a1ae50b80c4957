// Light, lens, sensor and the way to whoever looks at the picture.
#pragma once

#include <opencv2/core.hpp>

#include "paint/random.h"

namespace mediaproof::bench {

enum class Spoil { dark, bright, gradient, glare, shade, tint, motion, defocus, noise };

const char* name_of(Spoil kind);

// The lens and sensor's part of it goes by the LOGO's size, so that a person can still tell what it is.
void spoil(cv::Mat& picture, Spoil kind, const cv::Rect2d& logo, double short_px, paint::Random& random);

}  // namespace mediaproof::bench
