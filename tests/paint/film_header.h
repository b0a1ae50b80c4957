#pragma once

#include <filesystem>

namespace mediaproof::paint {

/// Makes the MP4's header claim that the film lasts `seconds`, as a careless tool or a liar leaves it; its frames
/// stay as they are. Throws std::runtime_error where the file has no such header.
void claim_duration(const std::filesystem::path& film, double seconds);

}  // namespace mediaproof::paint
