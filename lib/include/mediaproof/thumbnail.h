// Pictures in little, as reports show them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

namespace mediaproof {

// The longer side in pixels, and libjpeg's quality: a page of 31 submissions with ten photos each stays below 15 MB.
inline constexpr int thumbnail_long_side_px = 320;
inline constexpr int thumbnail_jpeg_quality = 70;

}  // namespace mediaproof
