// Pictures in little, as the page for reviewers shows them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

namespace mediaproof {

// The longer side in pixels, and libjpeg's quality: a page of 31 submissions with ten photos each stays below 15 MB.
inline constexpr int thumbnail_long_side_px = 320;
inline constexpr int thumbnail_jpeg_quality = 70;

struct EvidencePicture {
    std::filesystem::path file;  // as in the verdict's facts: relative to the submission
    std::optional<double> at_s;  // second of a video; absent for a photo
    int width = 0;               // pixels of the displayed original, not of the thumbnail; > 0
    int height = 0;
    std::vector<std::byte> jpeg;  // the thumbnail, as the file's worker made it: to be looked at, not to be believed
};

}  // namespace mediaproof
