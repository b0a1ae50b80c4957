#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "media/ffmpeg.h"
#include "media/hdr.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace mediaproof::ffmpeg {
namespace {

constexpr double darkest = 16;  // of video that does not use the full range, in 8 bit
constexpr double used_levels = 219;

bool has_plane_of_luma(const AVPixFmtDescriptor& format) {
    constexpr std::uint64_t others = AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM |
                                     AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_FLOAT | AV_PIX_FMT_FLAG_BE;
    const int bytes = format.comp[0].depth > 8 ? 2 : 1;
    return (format.flags & others) == 0 && format.comp[0].plane == 0 && format.comp[0].step == bytes;
}

cv::Size in_little(const AVFrame& frame, int most_long_side) {
    const double shrink = std::min(1.0, static_cast<double>(most_long_side) / std::max(frame.width, frame.height));
    return {std::max(1, cvRound(frame.width * shrink)), std::max(1, cvRound(frame.height * shrink))};
}

cv::Mat luma_by_colour(const AVFrame& frame, int most_long_side) {
    BgrConverter converter;
    cv::Mat luma;
    const cv::Mat bgr = converter.convert(frame, most_long_side);
    if (!bgr.empty()) cv::cvtColor(bgr, luma, cv::COLOR_BGR2GRAY);
    return luma;
}

}  // namespace

bool is_full_range(const AVFrame& frame) {
    const auto format = static_cast<AVPixelFormat>(frame.format);
    return frame.color_range == AVCOL_RANGE_JPEG || format == AV_PIX_FMT_YUVJ420P || format == AV_PIX_FMT_YUVJ422P ||
           format == AV_PIX_FMT_YUVJ444P || format == AV_PIX_FMT_GRAY8;
}

cv::Mat luma_in_little(const AVFrame& frame, int most_long_side) {
    const AVPixFmtDescriptor* format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format));
    if (format == nullptr || !has_plane_of_luma(*format) || frame.linesize[0] <= 0)
        return luma_by_colour(frame, most_long_side);
    const cv::Size size = in_little(frame, most_long_side);
    const int every = frame.height >= 2 * size.height ? 2 : 1;
    const int depth = format->comp[0].depth;
    const cv::Mat plane((frame.height + every - 1) / every, frame.width, depth > 8 ? CV_16U : CV_8U, frame.data[0],
                        static_cast<std::size_t>(frame.linesize[0]) * every);
    cv::Mat shrunk;
    cv::resize(plane, shrunk, size, 0, 0, cv::INTER_AREA);
    const double unit = static_cast<double>(1 << (format->comp[0].shift + depth - 8));
    const double stretch = is_full_range(frame) ? 1 : 255 / used_levels;
    cv::Mat luma;
    shrunk.convertTo(luma, CV_8U, stretch / unit, is_full_range(frame) ? 0 : -darkest * stretch);
    const cv::Mat levels = ordinary_levels(frame.color_trc);
    if (!levels.empty()) cv::LUT(luma, levels, luma);
    return luma;
}

}  // namespace mediaproof::ffmpeg
