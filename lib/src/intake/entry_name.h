// The names that files have in an archive, which may be anything.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace mediaproof {

// As a person would read it, whatever the archive says of its encoding: UTF-8 where it is that, else GB18030, which Chinese
// archivers write; bytes that are neither become U+FFFD.
std::string readable_name(std::string_view raw);

// `name` as a path below the submission: folders parted by "/" or "\", empty and "." steps left out. Nothing for a name
// that leads elsewhere ("../x", "/etc/passwd", "C:\x"), that names no file, or that is longer than any file system takes.
std::optional<std::filesystem::path> path_below(const std::string& name);

// Files that computers put beside people's own: hidden ones, Thumbs.db, desktop.ini, __MACOSX.
bool is_litter(const std::filesystem::path& name);

}  // namespace mediaproof
