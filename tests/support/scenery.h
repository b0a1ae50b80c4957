// Pictures that look like none other, for tests of what a picture shows.
#pragma once

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace mediaproof::tests {

// 8-bit luma: a ground with things of many sizes and shades standing about, others for each seed.
inline cv::Mat scenery(int seed, cv::Size size = {640, 480}) {
    cv::RNG dice(static_cast<std::uint64_t>(seed) * 7919 + 1);
    cv::Mat picture(size, CV_8U, cv::Scalar(dice.uniform(90, 170)));
    const int height = size.height;
    for (int thing = 0; thing < 24 * size.width / height; ++thing) {
        const cv::Point middle(dice.uniform(0, size.width), dice.uniform(0, height));
        const cv::Size half(dice.uniform(height / 40, height / 8), dice.uniform(height / 40, height / 5));
        cv::ellipse(picture, middle, half, dice.uniform(0, 180), 0, 360, cv::Scalar(dice.uniform(20, 240)), cv::FILLED);
    }
    return picture;
}

// What a camera sees of a picture: the part around `middle` (shares of the picture) that is `share` of it wide and high,
// the camera being rolled by `roll_deg`.
inline cv::Mat seen_through(const cv::Mat& picture, cv::Point2d middle, double share, double roll_deg = 0) {
    const cv::Size size(cvRound(picture.cols * share), cvRound(picture.rows * share));
    const cv::Point2d at(middle.x * picture.cols, middle.y * picture.rows);
    cv::Mat turn = cv::getRotationMatrix2D(at, roll_deg, 1);
    turn.at<double>(0, 2) += size.width / 2.0 - at.x;
    turn.at<double>(1, 2) += size.height / 2.0 - at.y;
    cv::Mat seen;
    cv::warpAffine(picture, seen, turn, size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return seen;
}

}  // namespace mediaproof::tests
