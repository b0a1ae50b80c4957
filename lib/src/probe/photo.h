// A still picture becomes PhotoFacts.
#pragma once

#include <filesystem>

#include "mediaproof/content.h"
#include "mediaproof/facts.h"
#include "mediaproof/logo.h"

namespace mediaproof {

// Throws MediaError when the picture is damaged, cut off or too large. `logo` may be null.
PhotoFacts probe_photo(const std::filesystem::path& file, Content content, const LogoModel* logo);

}  // namespace mediaproof
