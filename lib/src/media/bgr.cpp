#include <algorithm>

#include "media/deinterlace.h"
#include "media/ffmpeg.h"
#include "media/hdr.h"

namespace mediaproof::ffmpeg {

cv::Mat picture_with_room_behind(int rows, int columns, int type) {
    constexpr int room_bytes = 64;
    const int more_rows = 1 + room_bytes / (columns * static_cast<int>(CV_ELEM_SIZE(type)));
    cv::Mat picture(rows + more_rows, columns, type);
    picture.pop_back(static_cast<std::size_t>(more_rows));
    return picture;
}

cv::Mat BgrConverter::convert(const AVFrame& frame, int most_long_side) {
    const FramePtr of_one_moment = deinterlaced(frame);
    cv::Mat picture = scaled(of_one_moment ? *of_one_moment : frame, most_long_side);
    const cv::Mat levels = ordinary_levels(frame.color_trc);
    if (!picture.empty() && !levels.empty()) cv::LUT(picture, levels, picture);
    return picture;
}

cv::Mat BgrConverter::scaled(const AVFrame& frame, int most_long_side) {
    const double shrink = std::min(1.0, static_cast<double>(most_long_side) / std::max(frame.width, frame.height));
    const int width = std::max(1, static_cast<int>(frame.width * shrink + 0.5));
    const int height = std::max(1, static_cast<int>(frame.height * shrink + 0.5));
    const auto format = static_cast<AVPixelFormat>(frame.format);
    scaler_.reset(sws_getCachedContext(scaler_.release(), frame.width, frame.height, format, width, height,
                                       AV_PIX_FMT_BGR24, SWS_AREA | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
    if (!scaler_) return {};
    constexpr int unchanged = 1 << 16;
    sws_setColorspaceDetails(scaler_.get(), sws_getCoefficients(frame.colorspace), is_full_range(frame) ? 1 : 0,
                             sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, unchanged, unchanged);
    cv::Mat picture = picture_with_room_behind(height, width, CV_8UC3);
    std::uint8_t* const planes[4] = {picture.data, nullptr, nullptr, nullptr};
    const int strides[4] = {static_cast<int>(picture.step[0]), 0, 0, 0};
    if (sws_scale(scaler_.get(), frame.data, frame.linesize, 0, frame.height, planes, strides) <= 0) return {};
    return picture;
}

}  // namespace mediaproof::ffmpeg
