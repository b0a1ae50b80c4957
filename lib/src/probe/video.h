// A video file becomes VideoFacts.
#pragma once

#include <filesystem>

#include "mediaproof/content.h"
#include "mediaproof/facts.h"
#include "mediaproof/logo.h"

namespace mediaproof {

// Throws MediaError when the file is no video that can be decoded. `logo` may be null.
VideoFacts probe_video(const std::filesystem::path& file, Content content, const LogoModel* logo);

}  // namespace mediaproof
