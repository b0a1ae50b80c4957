// What the sizes of a video's packets say of where to look. They cost nothing: the packets are read anyway.
#pragma once

#include <vector>

#include "media/video.h"
#include "mediaproof/facts.h"

namespace mediaproof {

// Stretches between key frames whose packets are tiny beside the stream's own: at most a small thing moves there. Of one
// second or longer, in order.
std::vector<Span> quiet_stretches(const PacketSurvey& survey, const VideoStream& stream);

// Whether every packet after `from_s` and before `to_s` (key frames aside) is so small that the decoder is told to leave
// all as it is.
bool is_silent(const PacketSurvey& survey, const VideoStream& stream, double from_s, double to_s);

// Stretches whose packets are all about alike, as those of a still picture under noise are: the longest first. Much else
// can look like that too.
std::vector<Span> steady_stretches(const PacketSurvey& survey);

}  // namespace mediaproof
