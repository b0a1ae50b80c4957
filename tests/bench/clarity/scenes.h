// What the clarity challenge starts from: pictures that a person calls sharp.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace mediaproof::bench {

struct ClarityScene {
    std::string name;
    cv::Mat picture;        // 8-bit BGR, upright, at most 1920 pixels on the longer side
    bool held_out = false;  // nothing may be tuned on it: the reported figures are these scenes'
};

// Real photos where the developer has them, each looked at and found sharp; painted events besides.
std::vector<ClarityScene> clear_scenes(bool quick);

// The same scene three times, as real cameras took it.
struct Triplet {
    std::string name;
    cv::Mat sharp, defocused, moved;
};
std::vector<Triplet> real_triplets();

// Photos that their photographer spoiled.
std::vector<ClarityScene> really_unclear();

}  // namespace mediaproof::bench
