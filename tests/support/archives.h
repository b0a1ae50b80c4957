// Archives as people, and enemies, make them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "paint/zip.h"

namespace mediaproof::tests {

using paint::zip_of;
using paint::ZipEntry;

inline constexpr std::uint16_t says_utf8 = 0x800;
inline constexpr std::uint16_t encrypted = 1;

// An entry for libarchive to write.
struct PackedEntry {
    std::string name;
    std::string bytes;
    std::string link_to;       // a symbolic link when not empty
    std::string hard_link_to;  // a hard link when not empty
};

// Writes `file` in the format that its name says (.zip, .7z, .tar, .tar.gz, .tar.xz …).
void pack(const std::filesystem::path& file, const std::vector<PackedEntry>& entries);

}  // namespace mediaproof::tests
