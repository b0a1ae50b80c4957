// Learned LOGOs for tests that have no time to learn one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "probe/logo_file.h"

namespace mediaproof::tests {

// The file of a model of `image` that claims to have been learned.
inline Bytes file_of_learned(const std::vector<std::filesystem::path>& images) {
    std::vector<LogoImage> read;
    for (const auto& image : images)
        read.push_back(read_logo_image(image));
    LogoLearning learning;
    learning.operating_point = {0.7, 0.45};
    learning.found_share = 0.95;
    learning.smallest_px = 31.5;
    learning.weaknesses = {"plain", "mistaken-mirrored"};
    rehearsal::Trial trial;
    trial.number = 3;
    trial.view.short_px = 40;
    trial.score = 0.8;
    return logo_file_of(read, learning, std::vector{trial});
}

inline std::string text_of(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace mediaproof::tests
