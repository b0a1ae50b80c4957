// Files that are whole or not there.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace mediaproof {

// Writes beside `file` and renames, so that nobody ever reads half of it, not even after a power cut. Whatever has that
// name is replaced: a link is not written through. Throws std::system_error; the file is then the old one, or the new one
// when no more than its lasting through a power cut is uncertain.
void replace_file(const std::filesystem::path& file, std::span<const std::byte> bytes);

// The same for a file that must not be there yet: false, and nothing is written, where anything has that name. Throws
// std::system_error.
bool create_file(const std::filesystem::path& file, std::span<const std::byte> bytes);

// For what can't be replaced, a pipe or a device: it must be there. Throws std::system_error.
void write_into(const std::filesystem::path& file, std::span<const std::byte> bytes);

// The names in `folder` outlast a power cut: what was made, renamed or removed there. Throws std::system_error.
void settle_names(const std::filesystem::path& folder);

}  // namespace mediaproof
