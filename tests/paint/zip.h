#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mediaproof::paint {

struct ZipEntry {
    std::string name;             // its bytes as they go into the archive
    std::string bytes;            // stored, not compressed
    std::uint16_t flags = 0;      // 1: encrypted, 0x800: the name claims to be UTF-8
    std::uint32_t unix_mode = 0;  // 0120777 for a link, whose bytes are where it leads; 0: made by no Unix
};

/// The bytes of a ZIP archive that holds whatever the entries say.
std::string zip_of(const std::vector<ZipEntry>& entries);

}  // namespace mediaproof::paint
