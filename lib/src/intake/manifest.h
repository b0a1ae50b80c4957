// submission.toml: what the unit says of its own event.
#pragma once

#include <filesystem>
#include <vector>

#include "mediaproof/submission.h"

namespace mediaproof {

inline constexpr char manifest_name[] = "submission.toml";

struct ManifestReading {
    Manifest manifest;
    std::vector<Message> problems;  // each names its line where there is one; keys that could be read are kept
};

// Never throws for what the file holds.
ManifestReading read_manifest(const std::filesystem::path& file);

}  // namespace mediaproof
