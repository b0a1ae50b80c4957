// EXIF and XMP tags as the file writes them, read by exiv2 from memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "mediaproof/content.h"

namespace mediaproof {

// To the value as text, trimmed of blanks and NULs: of EXIF, exiv2's key without its group ("DateTimeOriginal",
// "GPSDateStamp", "Orientation" …; MakerNote is there without its value), of XMP the whole key
// ("Xmp.photoshop.DateCreated"; "Xmp.xmpMM.softwareAgent" is the last program in its history). Only what probes ask for
// is read. Absent tags are absent.
using ExifTags = std::map<std::string, std::string, std::less<>>;

// Reads JPEG, PNG, TIFF and WebP; any other content gives no tags, so that bytes of another kind never reach
// exiv2's parsers. Throws MediaError naming `file` when exiv2 gives up on damaged metadata.
ExifTags read_exif(std::span<const std::byte> bytes, Content content, const std::filesystem::path& file);

// Reads a bare TIFF block, as HEIF files carry it; an empty block gives no tags.
ExifTags read_exif_block(std::span<const std::byte> block, const std::filesystem::path& file);

// Reads a bare XMP packet; an empty one gives no tags.
ExifTags read_xmp_packet(std::span<const std::byte> packet, const std::filesystem::path& file);

}  // namespace mediaproof
