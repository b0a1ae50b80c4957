// Owners for FFmpeg's types, and the one place that translates its errors.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libswscale/swscale.h>
}

#include <filesystem>
#include <memory>
#include <opencv2/core.hpp>
#include <span>
#include <string>
#include <variant>

#include "media/file_bytes.h"

namespace mediaproof::ffmpeg {

template <auto free_through_pointer>
struct Freer {
    template <typename T>
    void operator()(T* owned) const {
        free_through_pointer(&owned);
    }
};

using FramePtr = std::unique_ptr<AVFrame, Freer<av_frame_free>>;
using PacketPtr = std::unique_ptr<AVPacket, Freer<av_packet_free>>;
using CodecContextPtr = std::unique_ptr<AVCodecContext, Freer<avcodec_free_context>>;

struct SwsFreer {
    void operator()(SwsContext* context) const { sws_freeContext(context); }
};
using SwsPtr = std::unique_ptr<SwsContext, SwsFreer>;

std::string error_words(int error);

// A container opened for reading from one file or its bytes. Only the demuxers and decoders named in container.cpp
// may be used, and nothing in the file can make FFmpeg open anything else.
class Container {
  public:
    // `forced_format` names FFmpeg's demuxer when the content is known ("png_pipe"); null lets FFmpeg tell
    // among the video containers. Throws MediaError.
    Container(const OpenFile& file, const char* forced_format);
    // The same for a file's bytes, which must outlive it; `name` is for messages.
    Container(std::span<const std::byte> bytes, const std::filesystem::path& name, const char* forced_format);
    ~Container();
    Container(const Container&) = delete;
    Container& operator=(const Container&) = delete;

    AVFormatContext* get() const { return format_; }
    const std::filesystem::path& file() const { return file_; }

    // The video stream to judge; cover pictures of audio files don't count. Throws MediaError when there is
    // none, NoVideoError when that is no damage.
    AVStream* video_stream() const;

    // The next packet; false at the end of the file. Read errors end the file and set failed_while_reading().
    bool read(AVPacket& packet);
    bool failed_while_reading() const { return failed_; }

  private:
    static int read_bytes(void* self, std::uint8_t* buffer, int size);
    static std::int64_t seek_bytes(void* self, std::int64_t offset, int whence);
    void open(const char* forced_format);
    void close();

    std::int64_t size() const;
    std::size_t read_at_position(std::span<std::byte> buffer) const;

    std::filesystem::path file_;
    std::variant<OpenFile, std::span<const std::byte>> input_;
    std::int64_t position_ = 0;
    AVIOContext* io_ = nullptr;
    AVFormatContext* format_ = nullptr;
    bool failed_ = false;
};

// A decoder for `stream`, with at most two threads. Throws MediaError when there is none that may be used.
CodecContextPtr open_decoder(const Container& container, const AVStream& stream);

// Whether luma uses all levels, not only those from 16 to 235 (in 8 bit).
bool is_full_range(const AVFrame& frame);

// The luma of `frame` as stored, 8 bit, stretched to the full range and as an ordinary screen shows it, shrunk so that
// its longer side is at most `most_long_side` pixels. Of an interlaced frame one field is enough, so every other row is
// left out.
cv::Mat luma_in_little(const AVFrame& frame, int most_long_side);

// For swscale to write, which writes by whole vectors: some bytes behind the last row as well, at some widths.
cv::Mat picture_with_room_behind(int rows, int columns, int type);

// `frame` as 8-bit BGR as an ordinary screen shows it: of one moment and without high dynamic range. Shrunk (never
// enlarged) so that its longer side is at most `most_long_side` pixels.
class BgrConverter {
  public:
    cv::Mat convert(const AVFrame& frame, int most_long_side);

  private:
    cv::Mat scaled(const AVFrame& frame, int most_long_side);

    SwsPtr scaler_;
};

}  // namespace mediaproof::ffmpeg
