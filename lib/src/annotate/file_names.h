// Names for pictures and their folders, made from names that came from anywhere.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace mediaproof {

enum class PictureOf { logo, banner, all };

// A plain file name for the picture number `copy` (from 1) that shows `file`, at second `at_s` of a video:
// "照片.jpg@logo.jpg", "影像.mp4@012.40s-2.jpg"; of a banner "照片.jpg@banner.jpg", "影像.mp4@012.40s-banner.jpg"; of all that
// is told of a photo "照片.jpg@photo.jpg". Never names another folder, is never hidden, and is at most 255 bytes.
std::string picture_name(const std::filesystem::path& file, std::optional<double> at_s, int copy,
                         PictureOf what = PictureOf::logo);

// Likewise for the folder number `copy` for the pictures of a submission: "good", "good-2".
std::string folder_name(const std::string& submission, int copy);

}  // namespace mediaproof
