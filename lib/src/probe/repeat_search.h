// Looks for repeats in a video of which only some frames were decoded.
#pragma once

#include <vector>

#include "media/video.h"
#include "mediaproof/facts.h"
#include "probe/seen_frame.h"

namespace mediaproof {

// Shorter ones may be chance.
inline constexpr double least_repeat_s = 2;

// `seen` are frames in order of time that were decoded anyway. Where two of them look as if the video had begun anew, what
// follows each is decoded and compared; only when that is a repeat indeed, all of it is.
std::vector<Span> repeats_in(Video& video, const std::vector<SeenFrame>& seen);

}  // namespace mediaproof
