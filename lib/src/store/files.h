// A file by the name that somebody asked for, written whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace mediaproof {

// Like replace_file(), but a link stays a link and what it leads to is replaced, and a pipe or a device is written into.
// Throws std::system_error.
void write_whole(const std::filesystem::path& file, std::span<const std::byte> bytes);

}  // namespace mediaproof
