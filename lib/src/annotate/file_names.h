// Names for annotated pictures, made from names that came from anywhere.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace mediaproof {

// A plain file name for the picture number `copy` (from 1) that shows `file`, at second `at_s` of a video:
// "照片.jpg@logo.jpg", "影像.mp4@012.40s-2.jpg"; of a banner "照片.jpg@banner.jpg", "影像.mp4@012.40s-banner.jpg". Never names another folder, is never hidden, and is at most 255 bytes.
enum class PictureOf { logo, banner };
std::string picture_name(const std::filesystem::path& file, std::optional<double> at_s, int copy,
                         PictureOf what = PictureOf::logo);

}  // namespace mediaproof
