// A video file becomes VideoFacts.
#pragma once

#include <filesystem>

#include "mediaproof/content.h"
#include "mediaproof/facts.h"
#include "probe/probe_file.h"

namespace mediaproof {

// Throws MediaError when the file is no video that can be decoded.
VideoFacts probe_video(const OpenFile& file, Content content, const ProbeOptions& options);

}  // namespace mediaproof
