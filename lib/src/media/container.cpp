#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <vector>

#include "media/ffmpeg.h"
#include "mediaproof/error.h"

namespace mediaproof::ffmpeg {
namespace {

// What cameras, phones, editors and chat programs write. Playlists and concatenation scripts are not among
// them: they would have FFmpeg open other files.
constexpr char allowed_formats[] =
    "mov,matroska,webm,avi,asf,flv,mpeg,mpegts,mpegvideo,rm,ogg,"
    "png_pipe,webp_pipe,bmp_pipe,tiff_pipe,gif";
constexpr char allowed_codecs[] =
    "h264,hevc,vp8,vp9,libdav1d,av1,mpeg4,mpeg1video,mpeg2video,mjpeg,h263,flv,msmpeg4v2,msmpeg4,wmv1,wmv2,"
    "wmv3,vc1,"
    "rv10,rv20,rv30,rv40,theora,dvvideo,prores,svq3,png,webp,bmp,tiff,gif";

constexpr int io_buffer_bytes = 1 << 16;
constexpr std::int64_t most_pixels = 8192LL * 8192;
constexpr int decoder_threads = 2;  // fixed, so that damaged pictures are patched up alike on every machine
constexpr int most_streams = 64;

int refuse_to_open(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) {
    return AVERROR(EPERM);
}

bool is_video(const AVStream* stream) {
    return stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO &&
           (stream->disposition & AV_DISPOSITION_ATTACHED_PIC) == 0;
}

bool is_sound(const AVStream* stream) {
    return stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO;
}

bool has_size(const AVStream* stream) {
    return stream->codecpar->width > 0 && stream->codecpar->height > 0;
}

// Looks into the streams; it decodes for that, and the decoders it opens must keep to our limits as well.
int find_stream_info(AVFormatContext& format) {
    std::vector<AVDictionary*> options(format.nb_streams);
    for (AVDictionary*& stream : options)
        av_dict_set_int(&stream, "max_pixels", most_pixels, 0);
    const int error = avformat_find_stream_info(&format, options.data());
    for (AVDictionary*& stream : options)
        av_dict_free(&stream);
    return error;
}

class Options {
  public:
    Options() = default;
    ~Options() { av_dict_free(&entries_); }
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    void set(const char* key, const char* value) { av_dict_set(&entries_, key, value, 0); }
    AVDictionary** get() { return &entries_; }

  private:
    AVDictionary* entries_ = nullptr;
};

}  // namespace

std::string error_words(int error) {
    char words[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(error, words, sizeof words);
    return words;
}

int Container::read_bytes(void* self, std::uint8_t* buffer, int size) {
    auto& container = *static_cast<Container*>(self);
    try {
        const auto room = std::as_writable_bytes(std::span(buffer, static_cast<std::size_t>(size)));
        const std::size_t got = container.read_at_position(room);
        container.position_ += static_cast<std::int64_t>(got);
        return got > 0 ? static_cast<int>(got) : AVERROR_EOF;
    } catch (const MediaError&) {
        return AVERROR(EIO);
    }
}

std::int64_t Container::seek_bytes(void* self, std::int64_t offset, int whence) {
    auto& container = *static_cast<Container*>(self);
    const std::int64_t size = container.size();
    switch (whence & ~AVSEEK_FORCE) {
        case AVSEEK_SIZE:
            return size;
        case SEEK_SET:
            break;
        case SEEK_CUR:
            offset += container.position_;
            break;
        case SEEK_END:
            offset += size;
            break;
        default:
            return AVERROR(EINVAL);
    }
    if (offset < 0) return AVERROR(EINVAL);
    return container.position_ = offset;
}

std::int64_t Container::size() const {
    if (const auto* file = std::get_if<OpenFile>(&input_)) return file->size();
    return static_cast<std::int64_t>(std::get<1>(input_).size());
}

std::size_t Container::read_at_position(std::span<std::byte> buffer) const {
    if (const auto* file = std::get_if<OpenFile>(&input_)) return file->read_at(position_, buffer);
    if (position_ >= size()) return 0;
    const auto rest = std::get<1>(input_).subspan(static_cast<std::size_t>(position_));
    const std::size_t count = std::min(rest.size(), buffer.size());
    std::copy_n(rest.begin(), count, buffer.begin());
    return count;
}

Container::Container(const OpenFile& file, const char* forced_format) : file_(file.name()), input_(file) {
    open(forced_format);
}

Container::Container(std::span<const std::byte> bytes, const std::filesystem::path& name, const char* forced_format)
    : file_(name), input_(bytes) {
    open(forced_format);
}

void Container::open(const char* forced_format) {
    auto* buffer = static_cast<unsigned char*>(av_malloc(io_buffer_bytes));
    io_ = avio_alloc_context(buffer, io_buffer_bytes, 0, this, &read_bytes, nullptr, &seek_bytes);
    format_ = avformat_alloc_context();
    if (io_ == nullptr || format_ == nullptr) throw std::bad_alloc();
    format_->pb = io_;
    format_->flags |= AVFMT_FLAG_CUSTOM_IO;
    format_->io_open = &refuse_to_open;
    format_->max_streams = most_streams;

    Options options;
    options.set("format_whitelist", allowed_formats);
    options.set("codec_whitelist", allowed_codecs);
    options.set("protocol_whitelist", "");
    const AVInputFormat* format = forced_format != nullptr ? av_find_input_format(forced_format) : nullptr;
    // The name is left out on purpose: FFmpeg must judge by content alone.
    int error = avformat_open_input(&format_, "", format, options.get());
    if (error >= 0) error = find_stream_info(*format_);
    if (error < 0) {
        close();
        throw MediaError("open the container", file_, error_words(error));
    }
}

Container::~Container() {
    close();
}

void Container::close() {
    avformat_close_input(&format_);
    if (io_ != nullptr) av_freep(&io_->buffer);
    avio_context_free(&io_);
}

AVStream* Container::video_stream() const {
    const std::span<AVStream*> streams(format_->streams, format_->nb_streams);
    AVStream* best = nullptr;
    for (AVStream* stream : streams) {
        if (!is_video(stream) || !has_size(stream)) continue;
        const auto pixels = [](const AVStream& s) { return std::int64_t{s.codecpar->width} * s.codecpar->height; };
        if (best == nullptr || pixels(*stream) > pixels(*best)) best = stream;
    }
    if (best != nullptr) return best;
    if (std::ranges::any_of(streams, is_sound) && std::ranges::none_of(streams, is_video))
        throw NoVideoError("find a video stream", file_, "there is none beside the sound");
    throw MediaError("find a video stream", file_, "there is none in the container");
}

bool Container::read(AVPacket& packet) {
    av_packet_unref(&packet);
    const int error = av_read_frame(format_, &packet);
    if (error >= 0) return true;
    failed_ = failed_ || error != AVERROR_EOF || (io_->error < 0 && io_->error != AVERROR_EOF);
    return false;
}

CodecContextPtr open_decoder(const Container& container, const AVStream& stream) {
    const AVCodec* codec = avcodec_find_decoder(stream.codecpar->codec_id);
    if (codec == nullptr) {
        throw MediaError("find a decoder", container.file(), avcodec_get_name(stream.codecpar->codec_id));
    }
    CodecContextPtr decoder(avcodec_alloc_context3(codec));
    if (!decoder) throw std::bad_alloc();
    int error = avcodec_parameters_to_context(decoder.get(), stream.codecpar);
    if (error >= 0) {
        decoder->max_pixels = most_pixels;
        decoder->thread_count = decoder_threads;
        decoder->pkt_timebase = stream.time_base;
        Options options;
        options.set("codec_whitelist", allowed_codecs);
        error = avcodec_open2(decoder.get(), codec, options.get());
    }
    if (error < 0) {
        const std::string codec_name = avcodec_get_name(stream.codecpar->codec_id);
        throw MediaError("open the decoder", container.file(), codec_name + ": " + error_words(error));
    }
    return decoder;
}

}  // namespace mediaproof::ffmpeg
