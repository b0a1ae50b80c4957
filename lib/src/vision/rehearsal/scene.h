// A LOGO put into a picture: on a board, on cloth or by itself, seen by a pinhole camera.
#pragma once

#include <opencv2/core.hpp>

#include "mediaproof/facts.h"
#include "vision/rehearsal/chance.h"

namespace mediaproof::rehearsal {

struct View {
    double short_px = 100;  // the shorter side of the LOGO's file as seen, pixels
    double tilt_deg = 0;    // between the line of sight and the LOGO's normal, [0, 80]
    double roll_deg = 0;
    double cover = 0;     // about the share that something else hides, [0, 1)
    double strength = 0;  // of what the camera does to it; see photographed()
};

struct Scene {
    cv::Mat picture;      // 8-bit BGR
    Quad truth{};         // where the file's corners are
    double short_px = 0;  // as asked, or less where that would not fit
};

// `bgra` shown as `view` has it in a new picture of `size`, whose sides are multiples of 16.
Scene shown(const cv::Mat& bgra, const View& view, cv::Size size, Chance& chance);

}  // namespace mediaproof::rehearsal
