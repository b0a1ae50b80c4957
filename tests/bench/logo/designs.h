// LOGOs that no finder was made for.
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace mediaproof::bench {

struct Design {
    std::string name;
    bool rich = true;  // an emblem with letters, a seal, a wordmark; false: a few plain shapes
    cv::Mat image;     // 8-bit BGRA as a PNG holds it (not premultiplied), longer side 800–1200
    cv::Mat words;     // the same canvas with the words alone; empty when it has none
};

std::vector<Design> all_designs();

}  // namespace mediaproof::bench
