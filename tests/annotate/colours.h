// Whether a colour was drawn near a place.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof::tests {

inline const cv::Vec3b green{40, 210, 0};
inline const cv::Vec3b amber{0, 170, 255};

// How much of the square from −reach to +reach around `place` has `colour`, [0, 1], as far as JPEG keeps it.
inline double share_of(const cv::Mat& picture, cv::Point place, int reach, const cv::Vec3b& colour) {
    const cv::Rect box =
        cv::Rect(place.x - reach, place.y - reach, 2 * reach + 1, 2 * reach + 1) & cv::Rect({0, 0}, picture.size());
    int count = 0;
    for (int y = box.y; y < box.br().y; ++y) {
        for (int x = box.x; x < box.br().x; ++x)
            count += cv::norm(picture.at<cv::Vec3b>(y, x), colour) < 60 ? 1 : 0;
    }
    return box.empty() ? 0.0 : static_cast<double>(count) / box.area();
}

}  // namespace mediaproof::tests
