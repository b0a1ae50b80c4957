// The files of a rule pack; nothing else in rules/ reads one.
#pragma once

#include <filesystem>
#include <string>

namespace mediaproof {

// All of it. Throws ConfigError when it can't be read or is larger than a mebibyte.
std::string text_of_pack_file(const std::filesystem::path& file);

}  // namespace mediaproof
