#include "media/deinterlace.h"

#include <new>

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

namespace mediaproof::ffmpeg {
namespace {

bool has_ordered_samples(const AVPixFmtDescriptor& format) {
    constexpr std::uint64_t others = AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_HWACCEL |
                                     AV_PIX_FMT_FLAG_FLOAT | AV_PIX_FMT_FLAG_BE;
    return (format.flags & others) == 0;
}

void hold_second_field(std::uint8_t* data, int stride, int height, int bytes_wide, bool deep) {
    const auto rows = [&](int first) {
        return cv::Mat((height - 1) / 2, deep ? bytes_wide / 2 : bytes_wide, deep ? CV_16U : CV_8U,
                       data + first * stride, static_cast<std::size_t>(2 * stride));
    };
    const cv::Mat above = rows(0);
    cv::Mat second = rows(1);
    const cv::Mat below = rows(2);
    cv::min(second, cv::max(above, below), second);
    cv::max(second, cv::min(above, below), second);
}

}  // namespace

FramePtr deinterlaced(const AVFrame& frame) {
    const auto pixels = static_cast<AVPixelFormat>(frame.format);
    const AVPixFmtDescriptor* format = av_pix_fmt_desc_get(pixels);
    if (frame.interlaced_frame == 0 || format == nullptr || !has_ordered_samples(*format)) return nullptr;
    FramePtr copy(av_frame_clone(&frame));
    if (!copy || av_frame_make_writable(copy.get()) < 0) throw std::bad_alloc();
    for (int plane = 0; plane < av_pix_fmt_count_planes(pixels); ++plane) {
        const bool small = plane == 1 || plane == 2;
        const int height = small ? AV_CEIL_RSHIFT(frame.height, format->log2_chroma_h) : frame.height;
        if (height < 3 || copy->linesize[plane] <= 0) continue;
        hold_second_field(copy->data[plane], copy->linesize[plane], height,
                          av_image_get_linesize(pixels, frame.width, plane), format->comp[0].depth > 8);
    }
    return copy;
}

}  // namespace mediaproof::ffmpeg
