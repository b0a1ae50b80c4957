#pragma once

#include <opencv2/core.hpp>

#include <cstdint>

namespace mediaproof::paint {

/// Which part of a view a picture shows. Its height follows from the picture's shape.
struct Framing {
    cv::Point2d centre{0.5, 0.5};  // shares of the view's width and height
    double width = 0.85;           // share of the view's width
    double roll_deg = 0;           // clockwise
};

/// What goes wrong in the hand. Lengths are pixels in a picture 1600 wide.
struct Fault {
    double defocus_px = 0;  // standard deviation of the blur disc; from about 4 on a photo is a missed one
    double motion_px = 0;   // length of the smear
    double motion_deg = 0;  // its direction, 0 is sideways
    double light = 1;       // what is left of every grey level, (0, 1]; the sensor's noise stays
};

/// The view as that fault spoils it; `scale` is pixels of the view for one pixel of a picture 1600 wide.
cv::Mat spoil(const cv::Mat& view, const Fault& fault, double scale);

/// From the view's pixels to the picture's: a 2×3 matrix of doubles.
cv::Matx23d framing_transform(const Framing& framing, cv::Size view, cv::Size picture);

/// A phone's picture of the view: lens, fault, white balance, vignette and sensor noise.
cv::Mat photograph(const cv::Mat& view, const Framing& framing, cv::Size size, const Fault& fault, std::uint32_t seed);

}  // namespace mediaproof::paint
