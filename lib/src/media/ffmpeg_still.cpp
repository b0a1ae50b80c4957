#include <opencv2/imgproc.hpp>

#include "media/ffmpeg.h"
#include "media/still_decoders.h"
#include "mediaproof/error.h"

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

namespace mediaproof {
namespace {

const char* demuxer_for(Content content) {
    switch (content) {
        case Content::png:
            return "png_pipe";
        case Content::webp:
            return "webp_pipe";
        case Content::bmp:
            return "bmp_pipe";
        case Content::tiff:
            return "tiff_pipe";
        case Content::gif:
            return "gif";
        default:
            return nullptr;
    }
}

bool may_be_transparent(const AVFrame& frame) {
    const AVPixFmtDescriptor* const format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format));
    return format == nullptr || (format->flags & AV_PIX_FMT_FLAG_ALPHA) != 0;
}

// 8-bit BGR, with transparency or without.
cv::Mat converted(const AVFrame& frame, bool with_alpha, const std::filesystem::path& file) {
    const ffmpeg::SwsPtr converter(
        sws_getContext(frame.width, frame.height, static_cast<AVPixelFormat>(frame.format), frame.width, frame.height,
                       with_alpha ? AV_PIX_FMT_BGRA : AV_PIX_FMT_BGR24, SWS_BICUBIC, nullptr, nullptr, nullptr));
    if (!converter) throw MediaError("convert the picture", file, "its pixel format is not supported");
    cv::Mat picture = ffmpeg::picture_with_room_behind(frame.height, frame.width, with_alpha ? CV_8UC4 : CV_8UC3);
    std::uint8_t* const planes[4] = {picture.data, nullptr, nullptr, nullptr};
    const int strides[4] = {static_cast<int>(picture.step[0]), 0, 0, 0};
    sws_scale(converter.get(), frame.data, frame.linesize, 0, frame.height, planes, strides);
    return picture;
}

cv::Mat flattened_on_white(const cv::Mat& bgra) {
    cv::Mat flat(bgra.size(), CV_8UC3);
    for (int y = 0; y < bgra.rows; ++y) {
        const auto* from = bgra.ptr<cv::Vec4b>(y);
        auto* to = flat.ptr<cv::Vec3b>(y);
        for (int x = 0; x < bgra.cols; ++x) {
            const int alpha = from[x][3];
            for (int c = 0; c < 3; ++c) {
                to[x][c] = static_cast<std::uint8_t>((from[x][c] * alpha + 255 * (255 - alpha) + 127) / 255);
            }
        }
    }
    return flat;
}

// The decoder, which may hold copies, is gone afterwards.
ffmpeg::FramePtr first_frame(ffmpeg::Container& container) {
    const auto decoder = ffmpeg::open_decoder(container, *container.video_stream());
    decoder->err_recognition |= AV_EF_EXPLODE;  // half a picture is an error, not a picture
    const ffmpeg::PacketPtr packet(av_packet_alloc());
    ffmpeg::FramePtr frame(av_frame_alloc());
    if (!packet || !frame) throw std::bad_alloc();
    int error = AVERROR_EOF;
    if (container.read(*packet)) error = avcodec_send_packet(decoder.get(), packet.get());
    if (error >= 0) error = avcodec_send_packet(decoder.get(), nullptr);
    if (error >= 0) error = avcodec_receive_frame(decoder.get(), frame.get());
    if (error < 0) throw MediaError("decode the picture", container.file(), ffmpeg::error_words(error));
    return frame;
}

Still decode(ffmpeg::Container& container, TransparentPixels transparent) {
    const std::filesystem::path& file = container.file();
    ffmpeg::FramePtr frame = first_frame(container);
    if (std::int64_t{frame->width} * frame->height > most_still_pixels) {
        throw MediaError("decode the picture", file, "more pixels than a photo can have");
    }
    Still still;
    still.stored_width = frame->width;
    still.stored_height = frame->height;
    const bool transparency = may_be_transparent(*frame);
    still.picture = converted(*frame, transparency || transparent == TransparentPixels::kept, file);
    frame.reset();  // of a large picture, a second copy is much
    if (transparency && transparent == TransparentPixels::on_white) still.picture = flattened_on_white(still.picture);
    return still;
}

}  // namespace

Still decode_with_ffmpeg(std::span<const std::byte> bytes, Content content, TransparentPixels transparent,
                         const std::filesystem::path& file) {
    ffmpeg::Container container(bytes, file, demuxer_for(content));
    return decode(container, transparent);
}

}  // namespace mediaproof
