// submission.toml: what the unit says of its own event.
#pragma once

#include <filesystem>
#include <vector>

#include "descriptor.h"
#include "mediaproof/submission.h"

namespace mediaproof {

struct ManifestReading {
    Manifest manifest;
    std::vector<Message> problems;  // each names its line where there is one; keys that could be read are kept
};

// Never throws for what the file holds; the second reads an open one from its first byte.
ManifestReading read_manifest(const std::filesystem::path& file);
ManifestReading read_manifest(const Descriptor& file);

// What was read becomes the submission's, with the event's days where it names them.
void take_manifest(ManifestReading reading, Submission& submission);

}  // namespace mediaproof
