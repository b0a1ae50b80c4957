#include "vision/shrink.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace mediaproof {

cv::Mat shrunk_to(const cv::Mat& picture, int most_long_side) {
    const double shrink = static_cast<double>(most_long_side) / std::max(picture.cols, picture.rows);
    if (shrink >= 1) return picture;
    const auto side = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * shrink))); };
    cv::Mat small;
    cv::resize(picture, small, {side(picture.cols), side(picture.rows)}, 0, 0, cv::INTER_AREA);
    return small;
}

}  // namespace mediaproof
