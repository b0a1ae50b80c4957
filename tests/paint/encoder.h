#pragma once

#include "paint/film.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <vector>

namespace mediaproof::paint {

/// Takes frames of yuv420p and makes an MP4 of them, with a street's murmur for sound.
class Encoder {
  public:
    Encoder(const std::filesystem::path& file, const Film& film, std::uint32_t seed);

    void add(const std::vector<unsigned char>& frame);

    /// Throws std::runtime_error when ffmpeg did not like something.
    void finish();

  private:
    struct Close {
        void operator()(std::FILE* pipe) const { pclose(pipe); }
    };
    std::filesystem::path file_;
    std::unique_ptr<std::FILE, Close> pipe_;
};

}  // namespace mediaproof::paint
