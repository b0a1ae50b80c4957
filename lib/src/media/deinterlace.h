// Interlaced frames, whose every other row was taken a moment later.
#pragma once

#include "media/ffmpeg.h"

namespace mediaproof::ffmpeg {

// A copy of `frame` in which no row of the second field leaves the range of the rows above and below it, which are of
// the first: what moves no longer combs, and what stands still stays as sharp as it is. Absent for a frame that is not
// interlaced, or whose pixels can't be held in between.
FramePtr deinterlaced(const AVFrame& frame);

}  // namespace mediaproof::ffmpeg
