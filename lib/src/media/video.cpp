#include "media/video.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <set>

#include "media/ffmpeg.h"
#include "mediaproof/error.h"

extern "C" {
#include <libavutil/display.h>
}

namespace mediaproof {
namespace {

constexpr std::int64_t most_packets = 5'000'000;  // 23 hours at 60 frames a second

void collect_tags(const AVDictionary* dictionary, std::map<std::string, std::string>& tags) {
    const AVDictionaryEntry* entry = nullptr;
    while ((entry = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX)) != nullptr) {
        std::string key = entry->key;
        std::transform(key.begin(), key.end(), key.begin(), [](unsigned char c) { return std::tolower(c); });
        tags.emplace(key, entry->value);
    }
}

// Quarter turns clockwise that bring the stored picture upright.
int quarter_turns(const AVStream& stream) {
    const auto* matrix = reinterpret_cast<const std::int32_t*>(
        av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr));
    if (matrix == nullptr) return 0;
    const double degrees = -av_display_rotation_get(matrix);
    if (!std::isfinite(degrees)) return 0;
    return (static_cast<int>(std::lround(degrees / 90)) % 4 + 4) % 4;
}

double pixel_aspect(const AVStream& stream) {
    const AVRational aspect = stream.codecpar->sample_aspect_ratio;
    const double ratio = aspect.num > 0 && aspect.den > 0 ? av_q2d(aspect) : 1.0;
    return ratio > 0.1 && ratio < 10 ? ratio : 1.0;
}

cv::Mat turned(const cv::Mat& picture, int turns) {
    if (turns == 0 || picture.empty()) return picture;
    cv::Mat upright;
    cv::rotate(picture, upright,
               turns == 1   ? cv::ROTATE_90_CLOCKWISE
               : turns == 2 ? cv::ROTATE_180
                            : cv::ROTATE_90_COUNTERCLOCKWISE);
    return upright;
}

VideoStream describe(const AVFormatContext& format, const AVStream& stream) {
    VideoStream described;
    described.width = static_cast<int>(std::lround(stream.codecpar->width * pixel_aspect(stream)));
    described.height = stream.codecpar->height;
    if (quarter_turns(stream) % 2 == 1) std::swap(described.width, described.height);
    if (format.duration != AV_NOPTS_VALUE && format.duration > 0) {
        described.header_duration_s = static_cast<double>(format.duration) / AV_TIME_BASE;
    }
    collect_tags(format.metadata, described.tags);
    collect_tags(stream.metadata, described.tags);
    return described;
}

double median_of(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// The typical time from one frame to the next; 0 with fewer than two frames.
double frame_interval(const std::vector<double>& ascending) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < ascending.size(); ++i)
        steps.push_back(ascending[i] - ascending[i - 1]);
    return steps.empty() ? 0 : median_of(std::move(steps));
}

}  // namespace

struct Video::State {
    explicit State(const std::filesystem::path& file)
        : container(file, nullptr),
          av_stream(container.video_stream()),
          stream(describe(*container.get(), *av_stream)),
          turns(quarter_turns(*av_stream)),
          packet(av_packet_alloc()),
          frame(av_frame_alloc()) {
        if (!packet || !frame) throw std::bad_alloc();
        for (unsigned i = 0; i < container.get()->nb_streams; ++i) {
            AVStream* other = container.get()->streams[i];
            if (other != av_stream) other->discard = AVDISCARD_ALL;
        }
    }

    // Seconds from the first frame, absent for a packet or frame without a time.
    std::optional<double> seconds(std::int64_t presentation, std::int64_t decoding) const {
        const std::int64_t stamp = presentation != AV_NOPTS_VALUE ? presentation : decoding;
        if (stamp == AV_NOPTS_VALUE) return std::nullopt;
        return static_cast<double>(stamp) * av_q2d(av_stream->time_base) - start_s;
    }

    bool next_video_packet() {
        while (container.read(*packet)) {
            if (packet->stream_index == av_stream->index) return true;
        }
        return false;
    }

    void rewind_to(double at_s) {
        const auto target = static_cast<std::int64_t>((at_s + start_s) / av_q2d(av_stream->time_base));
        if (av_seek_frame(container.get(), av_stream->index, target, AVSEEK_FLAG_BACKWARD) < 0) {
            av_seek_frame(container.get(), av_stream->index, 0, AVSEEK_FLAG_BYTE);
        }
    }

    // Hands every frame that is ready to `take` until it returns false. A null packet drains the decoder.
    template <typename Take>
    bool feed(AVCodecContext& decoder, const AVPacket* next, const Take& take) {
        // A packet that the decoder refuses is damaged; the ones after it still count.
        avcodec_send_packet(&decoder, next);
        while (avcodec_receive_frame(&decoder, frame.get()) == 0) {
            const bool more = take(*frame);
            av_frame_unref(frame.get());
            if (!more) return false;
        }
        return true;
    }

    Frame picture_of(const AVFrame& decoded, double at_s, int most_long_side) {
        cv::Mat picture = converter.convert(decoded, most_long_side);
        const double aspect = pixel_aspect(*av_stream);
        if (!picture.empty() && std::abs(aspect - 1) > 0.01) {
            cv::Mat square;
            const cv::Size size(std::max(1, static_cast<int>(picture.cols * std::min(1.0, aspect))),
                                std::max(1, static_cast<int>(picture.rows / std::max(1.0, aspect))));
            cv::resize(picture, square, size, 0, 0, cv::INTER_AREA);
            picture = square;
        }
        return {at_s, turned(picture, turns)};
    }

    ffmpeg::Container container;
    AVStream* av_stream;
    VideoStream stream;
    int turns;
    ffmpeg::PacketPtr packet;
    ffmpeg::FramePtr frame;
    ffmpeg::BgrConverter converter;
    double start_s = 0;
    std::optional<PacketSurvey> survey;
};

Video::Video(const std::filesystem::path& file) : state_(std::make_unique<State>(file)) {}
Video::~Video() = default;

const VideoStream& Video::stream() const {
    return state_->stream;
}

const PacketSurvey& Video::survey() {
    if (state_->survey) return *state_->survey;
    PacketSurvey survey;
    double last_s = 0;
    double last_duration_s = 0;
    while (state_->next_video_packet()) {
        if (++survey.packets_delivered > most_packets) {
            throw MediaError("read the packets", state_->container.file(),
                             "more frames than a video can have");
        }
        const AVPacket& packet = *state_->packet;
        const auto at_s = state_->seconds(packet.pts, packet.dts);
        if (!at_s || (packet.flags & AV_PKT_FLAG_DISCARD) != 0) continue;
        survey.frame_times_s.push_back(*at_s);
        if ((packet.flags & AV_PKT_FLAG_KEY) != 0) survey.key_frame_times_s.push_back(*at_s);
        if (survey.frame_times_s.size() == 1 || *at_s >= last_s) {
            last_s = *at_s;
            last_duration_s = static_cast<double>(packet.duration) * av_q2d(state_->av_stream->time_base);
        }
    }
    if (survey.frame_times_s.empty()) {
        throw MediaError("read the packets", state_->container.file(),
                         "no frame with a time in the video stream");
    }
    std::sort(survey.frame_times_s.begin(), survey.frame_times_s.end());
    std::sort(survey.key_frame_times_s.begin(), survey.key_frame_times_s.end());
    state_->start_s = survey.frame_times_s.front();
    for (double& at_s : survey.frame_times_s)
        at_s -= state_->start_s;
    for (double& at_s : survey.key_frame_times_s)
        at_s -= state_->start_s;
    if (last_duration_s <= 0) last_duration_s = frame_interval(survey.frame_times_s);
    survey.duration_s = survey.frame_times_s.back() + last_duration_s;
    survey.read_failed = state_->container.failed_while_reading();
    const int indexed = avformat_index_get_entries_count(state_->av_stream);
    if (indexed > 0) survey.packets_promised = indexed;
    state_->survey = std::move(survey);
    return *state_->survey;
}

void Video::decode_key_frames(const std::vector<double>& times_s, int most_long_side,
                              const OnFrame& on_frame) {
    if (times_s.empty()) return;
    survey();
    const std::set<double> wanted(times_s.begin(), times_s.end());
    const auto decoder = ffmpeg::open_decoder(state_->container, *state_->av_stream);
    decoder->skip_frame = AVDISCARD_NONKEY;
    const auto take = [&](const AVFrame& frame) {
        const auto at_s = state_->seconds(frame.best_effort_timestamp, frame.pkt_dts);
        if (at_s) on_frame(state_->picture_of(frame, *at_s, most_long_side));
        return true;
    };
    state_->rewind_to(0);
    while (state_->next_video_packet()) {
        const AVPacket& packet = *state_->packet;
        const auto at_s = state_->seconds(packet.pts, packet.dts);
        if ((packet.flags & AV_PKT_FLAG_KEY) == 0 || !at_s || !wanted.contains(*at_s)) continue;
        state_->feed(*decoder, &packet, take);
    }
    state_->feed(*decoder, nullptr, take);
}

void Video::decode_at(const std::vector<double>& times_s, int most_long_side, const OnFrame& on_frame) {
    if (times_s.empty()) return;
    survey();
    const auto decoder = ffmpeg::open_decoder(state_->container, *state_->av_stream);
    for (const double wanted_s : times_s) {
        state_->rewind_to(wanted_s);
        avcodec_flush_buffers(decoder.get());
        const auto take = [&](const AVFrame& frame) {
            const auto at_s = state_->seconds(frame.best_effort_timestamp, frame.pkt_dts);
            if (!at_s || *at_s + 1e-6 < wanted_s) return true;
            on_frame(state_->picture_of(frame, *at_s, most_long_side));
            return false;
        };
        bool searching = true;
        while (searching && state_->next_video_packet())
            searching = state_->feed(*decoder, state_->packet.get(), take);
        if (searching) state_->feed(*decoder, nullptr, take);
    }
}

}  // namespace mediaproof
