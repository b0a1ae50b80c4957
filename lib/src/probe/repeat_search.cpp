#include "probe/repeat_search.h"

#include <algorithm>

#include "probe/closer_look.h"
#include "probe/repeats.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_recurrences = 2;
constexpr double certain_likeness = 0.97;  // worth decoding for, whatever that costs
constexpr double allowance = 0.05;         // of the running time, for those less certain …
constexpr double least_allowance_s = 8;    // … and as much of a video of a minute
constexpr double least_proof_s = 1;
constexpr double longest_proof_s = 10;

std::vector<PrintedFrame> all_frames(Video& video) {
    std::vector<PrintedFrame> frames;
    video.decode_all({}, 0, [&](const Video::Frame& frame) {
        frames.push_back({frame.at_s, fingerprint_of(frame.luma)});
    });
    return frames;
}

// The stretch that begins with a frame seen and ends with the next.
Span stretch_from(std::size_t at, const std::vector<SeenFrame>& seen, double duration_s) {
    const double to_s = at + 1 < seen.size() ? seen[at + 1].at_s : duration_s;
    return {"", seen[at].at_s, std::min(to_s, seen[at].at_s + longest_proof_s)};
}

bool is_proved(Video& video, const Span& earlier, const Span& later) {
    std::vector<PrintedFrame> frames;
    const auto keep = [&](const Video::Frame& frame) { frames.push_back({frame.at_s, fingerprint_of(frame.luma)}); };
    video.decode_through(earlier.from_s, earlier.to_s, keep, Video::Frames::all);
    video.decode_through(later.from_s, later.to_s, keep, Video::Frames::all);
    return !repeats_of(frames, least_proof_s).empty();
}

}  // namespace

std::vector<Span> repeats_in(Video& video, const std::vector<SeenFrame>& seen) {
    const double duration_s = video.survey().duration_s;
    double allowance_s = std::max(least_allowance_s, allowance * duration_s);
    for (const Recurrence& recurrence : recurrences_in(seen, most_recurrences)) {
        const Span earlier = stretch_from(recurrence.earlier, seen, duration_s);
        const Span later = stretch_from(recurrence.later, seen, duration_s);
        const double cost_s = earlier.to_s - earlier.from_s + later.to_s - later.from_s;
        if (recurrence.likeness < certain_likeness && cost_s > allowance_s) continue;
        allowance_s -= cost_s;
        if (is_proved(video, earlier, later)) return repeats_of(all_frames(video), least_repeat_s);
    }
    return {};
}

}  // namespace mediaproof
