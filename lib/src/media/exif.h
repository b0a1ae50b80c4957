// EXIF tags as the file writes them, read by exiv2 from memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "mediaproof/content.h"

namespace mediaproof {

// exiv2's key without its group ("DateTimeOriginal", "OffsetTimeOriginal", "GPSDateStamp", "Orientation" …)
// to the value as text, trimmed of blanks and NULs. Absent tags are absent.
using ExifTags = std::map<std::string, std::string, std::less<>>;

// Reads JPEG, PNG, TIFF and WebP; any other content gives no tags, so that bytes of another kind never reach
// exiv2's parsers. Throws MediaError naming `file` when exiv2 gives up on damaged metadata.
ExifTags read_exif(std::span<const std::byte> bytes, Content content, const std::filesystem::path& file);

// Reads a bare TIFF block, as HEIF files carry it; an empty block gives no tags.
ExifTags read_exif_block(std::span<const std::byte> block, const std::filesystem::path& file);

}  // namespace mediaproof
