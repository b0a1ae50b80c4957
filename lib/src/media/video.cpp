#include "media/video.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>

#include "media/ffmpeg.h"
#include "mediaproof/error.h"

extern "C" {
#include <libavutil/display.h>
}

namespace mediaproof {
namespace {

constexpr std::int64_t most_packets = 5'000'000;  // 23 hours at 60 frames a second

constexpr double nowhere = -std::numeric_limits<double>::infinity();
constexpr double same_time_s = 1e-6;
constexpr double most_shift_s = 0.5;  // between the time asked for and the frame that stands for it

// Which of the ascending `times_s` is nearest to `at_s`, if any is within `tolerance_s`.
std::optional<std::size_t> index_near(const std::vector<double>& times_s, std::optional<double> at_s,
                                      double tolerance_s) {
    if (!at_s || times_s.empty()) return std::nullopt;
    const auto after = std::lower_bound(times_s.begin(), times_s.end(), *at_s);
    auto nearest = after == times_s.end() ? after - 1 : after;
    if (after != times_s.begin() && *at_s - *(after - 1) < *nearest - *at_s) nearest = after - 1;
    if (std::abs(*nearest - *at_s) > tolerance_s) return std::nullopt;
    return static_cast<std::size_t>(nearest - times_s.begin());
}

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
    const auto* matrix =
        reinterpret_cast<const std::int32_t*>(av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr));
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
    // FFmpeg's own estimate, from the last timestamps or the bit rate, is no claim of the file's.
    const bool claimed = format.duration_estimation_method == AVFMT_DURATION_FROM_STREAM;
    if (claimed && format.duration != AV_NOPTS_VALUE && format.duration > 0) {
        described.header_duration_s = static_cast<double>(format.duration) / AV_TIME_BASE;
    }
    collect_tags(format.metadata, described.tags);
    collect_tags(stream.metadata, described.tags);
    return described;
}

bool is_damaged(const AVFrame& frame) {
    return frame.decode_error_flags != 0 || (frame.flags & AV_FRAME_FLAG_CORRUPT) != 0;
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

// Of frames that did not come, those next to a spoilt one are lost with it; others were never meant to be shown.
std::vector<double> lost_times(const std::vector<double>& times_s, const std::vector<bool>& came,
                               std::vector<bool> spoilt) {
    for (std::size_t i = 1; i < times_s.size(); ++i)
        spoilt[i] = spoilt[i] || (!came[i] && spoilt[i - 1]);
    for (std::size_t i = times_s.size() - 1; i-- > 0;)
        spoilt[i] = spoilt[i] || (!came[i] && spoilt[i + 1]);
    std::vector<double> lost_s;
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        if (spoilt[i]) lost_s.push_back(times_s[i]);
    }
    return lost_s;
}

// What the packets with a time say in the order of their times, by the container's clock.
struct TimedPackets {
    std::vector<std::pair<double, std::int32_t>> frames;  // the time, and how large the packet is
    std::vector<double> key_times_s;
    double last_duration_s = 0;  // of the frame that is shown last; 0 where it does not tell
};

}  // namespace

struct Video::State {
    explicit State(const OpenFile& file)
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

    // Counts all packets, also those without a time.
    TimedPackets read_packets(std::int64_t& count) {
        TimedPackets timed;
        double last_s = 0;
        while (next_video_packet()) {
            if (++count > most_packets)
                throw MediaError("read the packets", container.file(), "more frames than a video can have");
            const auto at_s = seconds(packet->pts, packet->dts);
            if (!at_s || (packet->flags & AV_PKT_FLAG_DISCARD) != 0) continue;
            timed.frames.emplace_back(*at_s, packet->size);
            if ((packet->flags & AV_PKT_FLAG_KEY) != 0) timed.key_times_s.push_back(*at_s);
            if (timed.frames.size() == 1 || *at_s >= last_s) {
                last_s = *at_s;
                timed.last_duration_s = static_cast<double>(packet->duration) * av_q2d(av_stream->time_base);
            }
        }
        if (timed.frames.empty())
            throw MediaError("read the packets", container.file(), "no frame with a time in the video stream");
        std::sort(timed.frames.begin(), timed.frames.end());
        std::sort(timed.key_times_s.begin(), timed.key_times_s.end());
        return timed;
    }

    // Hands every frame that is ready to `take` until it returns false.
    template <typename Take>
    bool hand_out(AVCodecContext& decoder, const Take& take) {
        while (avcodec_receive_frame(&decoder, frame.get()) == 0) {
            const bool more = take(*frame);
            av_frame_unref(frame.get());
            if (!more) return false;
        }
        return true;
    }

    // A null packet drains the decoder. A packet that the decoder refuses is damaged: its frames will be missed.
    template <typename Take>
    bool feed(AVCodecContext& decoder, const AVPacket* next, const Take& take) {
        const int error = avcodec_send_packet(&decoder, next);
        refused = error < 0 && error != AVERROR_EOF;
        return hand_out(decoder, take);
    }

    std::optional<double> seconds(const AVFrame& decoded) const {
        return seconds(decoded.best_effort_timestamp, decoded.pkt_dts);
    }

    cv::Mat picture_of(const AVFrame& decoded, int most_long_side) {
        if (is_damaged(decoded)) return {};
        cv::Mat picture = converter.convert(decoded, most_long_side);
        const double aspect = pixel_aspect(*av_stream);
        if (!picture.empty() && std::abs(aspect - 1) > 0.01) {
            cv::Mat square;
            const cv::Size size(std::max(1, static_cast<int>(picture.cols * std::min(1.0, aspect))),
                                std::max(1, static_cast<int>(picture.rows / std::max(1.0, aspect))));
            cv::resize(picture, square, size, 0, 0, cv::INTER_AREA);
            picture = square;
        }
        return turned(picture, turns);
    }

    ffmpeg::Container container;
    AVStream* av_stream;
    VideoStream stream;
    int turns;
    ffmpeg::PacketPtr packet;
    ffmpeg::FramePtr frame;
    ffmpeg::BgrConverter converter;
    bool refused = false;  // the packet fed last
    double start_s = 0;
    std::optional<PacketSurvey> survey;
};

Video::Video(const OpenFile& file) : state_(std::make_unique<State>(file)) {}
Video::~Video() = default;

const VideoStream& Video::stream() const {
    return state_->stream;
}

const PacketSurvey& Video::survey() {
    if (state_->survey) return *state_->survey;
    PacketSurvey survey;
    // Asked before the first packet: some demuxers build an index of what they meet on the way.
    const int indexed = avformat_index_get_entries_count(state_->av_stream);
    if (indexed > 0) survey.packets_promised = indexed;
    const TimedPackets timed = state_->read_packets(survey.packets_delivered);
    survey.start_s = state_->start_s = timed.frames.front().first;
    for (const auto& [at_s, bytes] : timed.frames) {
        survey.frame_times_s.push_back(at_s - survey.start_s);
        survey.frame_bytes.push_back(bytes);
    }
    for (const double at_s : timed.key_times_s)
        survey.key_frame_times_s.push_back(at_s - survey.start_s);
    const bool told = timed.last_duration_s > 0;
    survey.duration_s =
        survey.frame_times_s.back() + (told ? timed.last_duration_s : frame_interval(survey.frame_times_s));
    survey.read_failed = state_->container.failed_while_reading();
    state_->survey = std::move(survey);
    return *state_->survey;
}

void Video::decode_key_frames(const std::vector<double>& times_s, int most_long_side, const OnFrame& on_frame) {
    if (times_s.empty()) return;
    survey();
    std::vector<bool> fed(times_s.size());
    std::vector<bool> handed_out(times_s.size());
    const auto decoder = ffmpeg::open_decoder(state_->container, *state_->av_stream);
    decoder->skip_frame = AVDISCARD_NONKEY;
    const auto take = [&](const AVFrame& frame) {
        const auto at = index_near(times_s, state_->seconds(frame), most_shift_s);
        if (!at || handed_out[*at]) return true;
        const cv::Mat picture = state_->picture_of(frame, most_long_side);
        handed_out[*at] = !picture.empty();
        if (handed_out[*at]) on_frame({times_s[*at], picture, ffmpeg::luma_in_little(frame, luma_long_side)});
        return true;
    };
    state_->rewind_to(0);
    while (state_->next_video_packet()) {
        const AVPacket& packet = *state_->packet;
        if ((packet.flags & AV_PKT_FLAG_KEY) == 0) continue;
        const auto at = index_near(times_s, state_->seconds(packet.pts, packet.dts), same_time_s);
        // Any number of packets may claim one time; one is enough.
        if (!at || fed[*at]) continue;
        fed[*at] = true;
        state_->feed(*decoder, &packet, take);
    }
    state_->feed(*decoder, nullptr, take);
    for (std::size_t i = 0; i < times_s.size(); ++i) {
        if (!handed_out[i]) on_frame({times_s[i], {}, {}});
    }
}

void Video::decode_at(const std::vector<double>& times_s, int most_long_side, const OnFrame& on_frame,
                      const Enough& enough) {
    if (times_s.empty()) return;
    const std::vector<double>& key_times_s = survey().key_frame_times_s;
    const auto decoder = ffmpeg::open_decoder(state_->container, *state_->av_stream);
    double reached_s = nowhere;  // the time of what the decoder gave last
    for (const double wanted_s : times_s) {
        const auto next_key = std::upper_bound(key_times_s.begin(), key_times_s.end(), wanted_s + same_time_s);
        const double key_s = next_key == key_times_s.begin() ? 0 : *(next_key - 1);
        if (reached_s == nowhere || key_s > reached_s + same_time_s) {
            state_->rewind_to(wanted_s);
            avcodec_flush_buffers(decoder.get());
        }
        Frame wanted{wanted_s, {}, {}};
        const auto take = [&](const AVFrame& frame) {
            const auto at_s = state_->seconds(frame);
            reached_s = at_s.value_or(reached_s);
            if (!at_s || *at_s + same_time_s < wanted_s) return true;
            if (*at_s - wanted_s > most_shift_s) return false;
            wanted.picture = state_->picture_of(frame, most_long_side);
            if (!wanted.picture.empty()) wanted.luma = ffmpeg::luma_in_little(frame, luma_long_side);
            return false;
        };
        bool searching = reached_s == nowhere || state_->hand_out(*decoder, take);
        while (searching && state_->next_video_packet()) {
            searching = state_->feed(*decoder, state_->packet.get(), take);
        }
        if (searching) {
            state_->feed(*decoder, nullptr, take);
            reached_s = nowhere;
        }
        on_frame(wanted);
        if (enough()) return;
    }
}

void Video::decode_through(double from_s, double to_s, const OnFrame& on_frame, Frames frames) {
    survey();
    const auto decoder = ffmpeg::open_decoder(state_->container, *state_->av_stream);
    if (frames == Frames::references) decoder->skip_frame = AVDISCARD_NONREF;
    const auto take = [&](const AVFrame& frame) {
        const auto at_s = state_->seconds(frame);
        if (!at_s || *at_s + same_time_s < from_s) return true;
        if (*at_s - same_time_s > to_s) return false;
        if (!is_damaged(frame)) on_frame({*at_s, {}, ffmpeg::luma_in_little(frame, luma_long_side)});
        return true;
    };
    state_->rewind_to(from_s);
    bool more = true;
    while (more && state_->next_video_packet())
        more = state_->feed(*decoder, state_->packet.get(), take);
    if (more) state_->feed(*decoder, nullptr, take);
}

std::vector<double> Video::decode_all(const std::vector<double>& pictures_s, int most_long_side,
                                      const OnFrame& on_frame) {
    const std::vector<double>& times_s = survey().frame_times_s;
    std::vector<bool> came(times_s.size());
    std::vector<bool> spoilt(times_s.size());
    const auto decoder = ffmpeg::open_decoder(state_->container, *state_->av_stream);
    const auto take = [&](const AVFrame& frame) {
        const auto at = index_near(times_s, state_->seconds(frame), most_shift_s);
        if (!at || came[*at]) return true;
        came[*at] = true;
        spoilt[*at] = is_damaged(frame);
        if (spoilt[*at]) return true;
        const bool wanted = std::binary_search(pictures_s.begin(), pictures_s.end(), times_s[*at]);
        const cv::Mat picture = wanted ? state_->picture_of(frame, most_long_side) : cv::Mat();
        on_frame({times_s[*at], picture, ffmpeg::luma_in_little(frame, luma_long_side)});
        return true;
    };
    state_->rewind_to(0);
    while (state_->next_video_packet()) {
        const auto at = index_near(times_s, state_->seconds(state_->packet->pts, state_->packet->dts), same_time_s);
        state_->feed(*decoder, state_->packet.get(), take);
        if (state_->refused && at) spoilt[*at] = true;
    }
    state_->feed(*decoder, nullptr, take);
    return lost_times(times_s, came, spoilt);
}

}  // namespace mediaproof
