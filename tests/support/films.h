// Short films for tests, made by the ffmpeg program from its own test pictures.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace mediaproof::tests {

// `source` is an FFmpeg filter source ("testsrc2=s=320x180:r=25:d=3"), `options` what stands between it and
// the output's name ("-c:v", "libx264", …).
void make_film(const std::filesystem::path& file, const std::string& source,
               const std::vector<std::string>& options = {});

}  // namespace mediaproof::tests
