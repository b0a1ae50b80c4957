// What light a picture shows.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof {

struct Exposure {
    double mean = 0;         // grey levels, [0, 255], as are all but the share
    double spread = 0;       // from the 5th to the 95th percentile
    double shadows = 0;      // 2nd percentile
    double highlights = 0;   // 98th percentile: a scene at night has its lights, an underexposed one nothing
    double burnt_share = 0;  // of pixels at or above 250, [0, 1]
};

// Of an 8-bit grey picture; all 0 of an empty one.
Exposure exposure_of(const cv::Mat& grey);

}  // namespace mediaproof
