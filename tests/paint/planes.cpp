#include "paint/planes.h"

#include <opencv2/imgproc.hpp>

namespace mediaproof::paint {

Planes::Planes(const cv::Mat& bgr) {
    cv::Mat packed;
    cv::cvtColor(bgr, packed, cv::COLOR_BGR2YUV_I420);
    const Planes over_packed(bgr.size(), packed.data);
    y = over_packed.y.clone();
    u = over_packed.u.clone();
    v = over_packed.v.clone();
}

Planes::Planes(cv::Size size, unsigned char* bytes)
    : y(size, CV_8U, bytes),
      u(size / 2, CV_8U, bytes + size.area()),
      v(size / 2, CV_8U, bytes + size.area() + size.area() / 4) {}

void warp(const Planes& view, const cv::Matx23d& framing, Planes& frame) {
    cv::Matx23d half = framing;
    half(0, 2) /= 2;
    half(1, 2) /= 2;
    cv::warpAffine(view.y, frame.y, framing, frame.y.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpAffine(view.u, frame.u, half, frame.u.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpAffine(view.v, frame.v, half, frame.v.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
}

}  // namespace mediaproof::paint
