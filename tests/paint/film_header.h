#pragma once

#include <filesystem>

namespace mediaproof::paint {

/// Has the movie header of an MP4 (mvhd, version 0) claim another duration. Throws std::runtime_error where there is none.
void claim_duration(const std::filesystem::path& file, double seconds);

}  // namespace mediaproof::paint
