// A frame of a video as the search for still, black and repeated stretches keeps it.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof {

struct SeenFrame {
    double at_s = 0;      // from the first frame
    cv::Mat luma;         // in little; never empty
    bool follows = true;  // nothing that could differ lies between the frame seen before it and this one
};

}  // namespace mediaproof
