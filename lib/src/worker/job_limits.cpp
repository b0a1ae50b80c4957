#include "worker/job_limits.h"

#include <algorithm>

#include "facts_codec.h"

namespace mediaproof {
namespace {

constexpr double most_video_s = 900;
constexpr double most_video_in_full_s = 7200;
constexpr double most_unpacking_s = 600;
constexpr double most_other_s = 180;

}  // namespace

JobLimits limits_for_probe(Content content, ProbeDepth depth) {
    const bool video = class_of(content) == MediaClass::video;
    JobLimits limits;
    limits.wall_s = !video ? most_other_s : depth == ProbeDepth::full ? most_video_in_full_s : most_video_s;
    limits.cpu_s = 2 * limits.wall_s;
    limits.reply_bytes = most_facts_bytes;
    return limits;
}

JobLimits limits_for_unpacking(const Room& room) {
    JobLimits limits;
    limits.wall_s = most_unpacking_s;
    limits.cpu_s = most_unpacking_s;
    limits.file_bytes = static_cast<std::uint64_t>(std::max<std::int64_t>(room.bytes, 1));
    return limits;
}

JobLimits limits_for_pictures() {
    JobLimits limits;
    limits.wall_s = most_other_s;
    limits.cpu_s = 2 * limits.wall_s;
    return limits;
}

}  // namespace mediaproof
