// A frame of a video as the search for still, black and repeated stretches keeps it.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof {

// Between frames that are kept, where more are decoded.
inline constexpr double least_step_s = 0.1;

// Between frames of the file: for longer than that a frame shows nothing.
inline constexpr double longest_step_s = 1;

struct SeenFrame {
    double at_s = 0;      // from the first frame
    cv::Mat luma;         // in little; never empty
    bool follows = true;  // nothing that could differ lies between the frame seen before it and this one
};

}  // namespace mediaproof
