// Which stretches of a video are worth decoding to tell whether it stands still there, and what is seen of them.
#pragma once

#include <vector>

#include "media/video.h"
#include "probe/seen_frame.h"

namespace mediaproof {

// `seen` are frames in order of time, key frames among them, that were decoded anyway. Comes back with those of the
// stretches that packets or these frames make suspicious, each decoded from one of `seen` to the next; an ordinary video
// has few of them.
std::vector<SeenFrame> looked_at_closer(Video& video, std::vector<SeenFrame> seen);

// The same without decoding anything more: `follows` is told from the packets alone.
std::vector<SeenFrame> told_from_packets(Video& video, std::vector<SeenFrame> seen);

}  // namespace mediaproof
