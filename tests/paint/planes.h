#pragma once

#include <opencv2/core.hpp>

namespace mediaproof::paint {

/// A picture as films store it: brightness in full, the two colour differences at half the size.
struct Planes {
    cv::Mat y, u, v;

    explicit Planes(const cv::Mat& bgr);          // sides must be even
    Planes(cv::Size size, unsigned char* bytes);  // over one frame of yuv420p; owns nothing
};

/// Fills the frame with what `framing` (from the view's pixels to the frame's) shows of the view; beyond the
/// view's edge its last pixels go on.
void warp(const Planes& view, const cv::Matx23d& framing, Planes& frame);

}  // namespace mediaproof::paint
