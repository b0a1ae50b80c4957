// A video file: what its packets say, and decoded frames at chosen seconds.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "media/file_bytes.h"

namespace mediaproof {

struct VideoStream {
    int width = 0;  // pixels as displayed
    int height = 0;
    std::optional<double> header_duration_s;
    std::map<std::string, std::string> tags;  // the container's and the stream's metadata, keys in lower case
};

// What reading every packet of the video stream tells; nothing is decoded for it.
struct PacketSurvey {
    double start_s = 0;                            // presentation time of the first frame, by the container's clock
    double duration_s = 0;                         // last presentation time + its duration − first
    std::vector<double> frame_times_s;             // presentation times from the first frame, ascending
    std::vector<std::int32_t> frame_bytes;         // how large the packet of each of frame_times_s is
    std::vector<double> key_frame_times_s;         // those from which decoding can start, ascending
    std::int64_t packets_delivered = 0;            // of the video stream, with or without a time
    std::optional<std::int64_t> packets_promised;  // by the index, where the header has one
    bool read_failed = false;                      // a read error before the end
};

// The longer side of a frame in little, pixels.
inline constexpr int luma_long_side = 160;

class Video {
  public:
    // Throws MediaError when the file can't be opened or holds no video stream.
    explicit Video(const OpenFile& file);
    ~Video();

    const VideoStream& stream() const;

    // Throws MediaError when no packet of the video stream can be read.
    const PacketSurvey& survey();

    struct Frame {
        double at_s = 0;  // the time that was asked for, from the first frame
        cv::Mat picture;  // 8-bit BGR as displayed, longer side at most the size asked for; empty when it can't be
                          // decoded without errors
        cv::Mat luma;     // the frame in little, as stored: 8 bit, full range, longer side at most luma_long_side
                          // pixels; empty likewise
    };
    using OnFrame = std::function<void(const Frame&)>;

    using Enough = std::function<bool()>;

    // Both hand out exactly one Frame for each of `times_s`, which must be ascending times of frames in the survey.

    // Decodes key frames (times from survey().key_frame_times_s) and nothing else, in one pass. Those that can't be
    // decoded come last.
    void decode_key_frames(const std::vector<double>& times_s, int most_long_side, const OnFrame& on_frame);

    // Decodes from the key frame before each time up to the frame shown at it, in order and in one pass at the most.
    // Costly where key frames are far apart. Ends early when, after a frame, there was `enough`.
    void decode_at(
        const std::vector<double>& times_s, int most_long_side, const OnFrame& on_frame,
        const Enough& enough = [] { return false; });

    enum class Frames { all, references };  // references: those that no other frame refers to may be left out

    // Decodes the frames from `from_s` to `to_s`, both times of frames, and hands them out in order, in little only.
    // Starts at the key frame before `from_s`. Damaged frames are left out.
    void decode_through(double from_s, double to_s, const OnFrame& on_frame, Frames frames);

    // Decodes every frame in one pass and hands out those that come without errors, in order: in little, and as a picture
    // where one is wanted at `pictures_s` (ascending times of frames). The times of frames that come with errors, or not at
    // all next to a packet that was refused, ascending.
    std::vector<double> decode_all(const std::vector<double>& pictures_s, int most_long_side, const OnFrame& on_frame);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mediaproof
