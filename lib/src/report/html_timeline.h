// A video as a line from its first second to its last: how clear it is, and where something is amiss.
#pragma once

#include "mediaproof/facts.h"
#include "mediaproof/rule_pack.h"
#include "report/html_data.h"

namespace mediaproof::html {

// false for a video without a length.
Data timeline_of(const VideoFacts& video, const RulePack& pack);

}  // namespace mediaproof::html
