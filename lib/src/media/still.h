// Still pictures as pixels: JPEG through libjpeg, HEIF through libheif, everything else through FFmpeg's
// decoders.
#pragma once

#include <cstddef>
#include <filesystem>
#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "mediaproof/content.h"

namespace mediaproof {

struct Still {
    int stored_width = 0;  // pixels of the full picture before any turning by EXIF orientation
    int stored_height = 0;
    cv::Mat picture;                    // 8-bit, BGR (or BGRA where asked for and the file has transparency)
    std::vector<std::byte> exif_block;  // HEIF only: the TIFF block that libheif hands out
    std::vector<std::byte> xmp_packet;  // HEIF only
};

// Decodes `bytes`, whose content is `content`, as small as the format cheaply allows while the longer side
// keeps at least `enough_long_side` pixels. Throws MediaError naming `file` for what is damaged, cut off or
// too large.
Still decode_still(std::span<const std::byte> bytes, Content content, int enough_long_side,
                   const std::filesystem::path& file);

// `picture` turned upright by an EXIF orientation 1…8; any other number leaves it.
cv::Mat oriented(const cv::Mat& picture, int exif_orientation);

// The full picture with its transparency, 8-bit BGRA. For LOGO files. Throws MediaError.
cv::Mat read_with_alpha(const std::filesystem::path& file);

// The same for a file's bytes; `name` is for messages.
cv::Mat decode_with_alpha(std::span<const std::byte> bytes, const std::filesystem::path& name);

}  // namespace mediaproof
