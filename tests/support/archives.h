// Archives as people, and enemies, make them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace mediaproof::tests {

struct ZipEntry {
    std::string name;             // its bytes as they go into the archive
    std::string bytes;            // stored, not compressed
    std::uint16_t flags = 0;      // 1: encrypted, 0x800: the name claims to be UTF-8
    std::uint32_t unix_mode = 0;  // 0120777 for a link, whose bytes are where it leads; 0: made by no Unix
};

inline constexpr std::uint16_t says_utf8 = 0x800;
inline constexpr std::uint16_t encrypted = 1;

// The bytes of a ZIP archive that holds whatever the entries say.
std::string zip_of(const std::vector<ZipEntry>& entries);

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
