// What can be seen in a LOGO's image alone to make it hard to tell.
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace mediaproof::rehearsal {

// `bgra` is 8-bit and shows something (see prepare_logo). The names are those of LogoLearning::weaknesses.
std::vector<std::string> weaknesses_of(const cv::Mat& bgra);

}  // namespace mediaproof::rehearsal
