#include "logo/recompress.h"

#include <turbojpeg.h>

#include <memory>
#include <opencv2/imgproc.hpp>
#include <stdexcept>
#include <string>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/opt.h>
}

namespace mediaproof::bench {
namespace {

struct FreeCodec {
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
};
struct FreeFrame {
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct FreePacket {
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
using CodecPtr = std::unique_ptr<AVCodecContext, FreeCodec>;
using FramePtr = std::unique_ptr<AVFrame, FreeFrame>;
using PacketPtr = std::unique_ptr<AVPacket, FreePacket>;

struct EndJpeg {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using JpegPtr = std::unique_ptr<void, EndJpeg>;

constexpr int frames = 3;

void need(int code, const char* what) {
    if (code < 0) throw std::runtime_error(std::string("H.264: ") + what);
}

CodecPtr encoder_for(cv::Size size, int rate_factor) {
    const AVCodec* kind = avcodec_find_encoder_by_name("libx264");
    if (kind == nullptr) throw std::runtime_error("H.264: no libx264");
    CodecPtr codec(avcodec_alloc_context3(kind));
    codec->width = size.width;
    codec->height = size.height;
    codec->pix_fmt = AV_PIX_FMT_YUV420P;
    codec->time_base = {1, 25};
    codec->thread_count = 1;
    codec->max_b_frames = 0;
    av_opt_set(codec->priv_data, "preset", "veryfast", 0);
    av_opt_set(codec->priv_data, "x264-params", "log-level=-1", 0);
    av_opt_set(codec->priv_data, "crf", std::to_string(rate_factor).c_str(), 0);
    need(avcodec_open2(codec.get(), kind, nullptr), "cannot open the encoder");
    return codec;
}

CodecPtr decoder_like(const AVCodecContext& encoder) {
    const AVCodec* kind = avcodec_find_decoder(AV_CODEC_ID_H264);
    CodecPtr codec(avcodec_alloc_context3(kind));
    codec->width = encoder.width;
    codec->height = encoder.height;
    codec->thread_count = 1;
    need(avcodec_open2(codec.get(), kind, nullptr), "cannot open the decoder");
    return codec;
}

FramePtr frame_of(const cv::Mat& bgr, int number) {
    FramePtr frame(av_frame_alloc());
    frame->format = AV_PIX_FMT_YUV420P;
    frame->width = bgr.cols;
    frame->height = bgr.rows;
    frame->pts = number;
    need(av_frame_get_buffer(frame.get(), 0), "no memory for a frame");
    cv::Mat planar;
    cv::cvtColor(bgr, planar, cv::COLOR_BGR2YUV_I420);
    const uchar* from = planar.data;
    for (int plane = 0; plane < 3; ++plane) {
        const int shrink = plane == 0 ? 1 : 2;
        const cv::Size size(bgr.cols / shrink, bgr.rows / shrink);
        const cv::Mat source(size, CV_8U, const_cast<uchar*>(from));
        cv::Mat target(size, CV_8U, frame->data[plane], static_cast<std::size_t>(frame->linesize[plane]));
        source.copyTo(target);
        from += size.area();
    }
    return frame;
}

cv::Mat picture_of(const AVFrame& frame) {
    cv::Mat planar(frame.height * 3 / 2, frame.width, CV_8U);
    uchar* to = planar.data;
    for (int plane = 0; plane < 3; ++plane) {
        const int shrink = plane == 0 ? 1 : 2;
        const cv::Size size(frame.width / shrink, frame.height / shrink);
        const cv::Mat source(size, CV_8U, frame.data[plane], static_cast<std::size_t>(frame.linesize[plane]));
        cv::Mat target(size, CV_8U, to);
        source.copyTo(target);
        to += size.area();
    }
    cv::Mat bgr;
    cv::cvtColor(planar, bgr, cv::COLOR_YUV2BGR_I420);
    return bgr;
}

void receive(AVCodecContext& decoder, cv::Mat& last) {
    const FramePtr frame(av_frame_alloc());
    while (avcodec_receive_frame(&decoder, frame.get()) >= 0)
        last = picture_of(*frame);
}

void hand_over(AVCodecContext& encoder, AVCodecContext& decoder, cv::Mat& last) {
    const PacketPtr packet(av_packet_alloc());
    while (avcodec_receive_packet(&encoder, packet.get()) >= 0) {
        need(avcodec_send_packet(&decoder, packet.get()), "the decoder takes no packet");
        av_packet_unref(packet.get());
        receive(decoder, last);
    }
}

}  // namespace

std::vector<unsigned char> jpeg_of(const cv::Mat& bgr, int quality) {
    const JpegPtr jpeg(tjInitCompress());
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    const int code = tjCompress2(jpeg.get(), bgr.data, bgr.cols, static_cast<int>(bgr.step[0]), bgr.rows, TJPF_BGR,
                                 &bytes, &size, TJSAMP_420, quality, 0);
    std::vector<unsigned char> all;
    if (code == 0) all.assign(bytes, bytes + size);
    tjFree(bytes);
    if (code != 0) throw std::runtime_error(std::string("JPEG: ") + tjGetErrorStr2(jpeg.get()));
    return all;
}

cv::Mat through_jpeg(const cv::Mat& bgr, int quality) {
    const std::vector<unsigned char> bytes = jpeg_of(bgr, quality);
    const JpegPtr jpeg(tjInitDecompress());
    cv::Mat back(bgr.size(), CV_8UC3);
    if (tjDecompress2(jpeg.get(), bytes.data(), bytes.size(), back.data, back.cols, 0, back.rows, TJPF_BGR, 0) != 0)
        throw std::runtime_error(std::string("JPEG: ") + tjGetErrorStr2(jpeg.get()));
    return back;
}

cv::Mat through_h264(const cv::Mat& bgr, int rate_factor) {
    const CodecPtr encoder = encoder_for(bgr.size(), rate_factor);
    const CodecPtr decoder = decoder_like(*encoder);
    cv::Mat last;
    for (int i = 0; i < frames; ++i) {
        const double drift = frames - 1 - i;
        cv::Mat seen;
        cv::warpAffine(bgr, seen, cv::Matx23d(1, 0, drift, 0, 1, 0.5 * drift), bgr.size(), cv::INTER_LINEAR,
                       cv::BORDER_REPLICATE);
        need(avcodec_send_frame(encoder.get(), frame_of(seen, i).get()), "the encoder takes no frame");
        hand_over(*encoder, *decoder, last);
    }
    avcodec_send_frame(encoder.get(), nullptr);
    hand_over(*encoder, *decoder, last);
    avcodec_send_packet(decoder.get(), nullptr);
    receive(*decoder, last);
    if (last.empty()) throw std::runtime_error("H.264: no frame came back");
    return last;
}

}  // namespace mediaproof::bench
