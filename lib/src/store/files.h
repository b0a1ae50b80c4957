// Files that are whole or not there.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace mediaproof {

// Writes beside `file` and renames, so that nobody ever reads half of it; a pipe or a device is written into. Throws
// std::system_error.
void write_whole(const std::filesystem::path& file, std::span<const std::byte> bytes);

}  // namespace mediaproof
