// What happens to a sharp picture, and whether a person would still call it clear.
#pragma once

#include <functional>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "paint/random.h"

namespace mediaproof::bench {

struct Treatment {
    std::string name;
    bool clear = false;  // what a person says of the result
    std::function<cv::Mat(const cv::Mat&, paint::Random&)> apply;
};

// Lengths are drawn in pixels of a picture shown 1280 wide, whatever the picture's own size.
const std::vector<Treatment>& all_treatments();

}  // namespace mediaproof::bench
