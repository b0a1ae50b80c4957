// What resembles a LOGO and is not it, made from its own image.
#pragma once

#include <opencv2/core.hpp>
#include <string_view>

#include "vision/rehearsal/chance.h"

namespace mediaproof::rehearsal {

enum class LookAlike {
    mirrored,
    shuffled,        // its cells in another order
    recoloured,      // the same drawing in other hues
    without_middle,  // its words or rim alone
    other_middle,    // another sign within the same rim
    other_sign,      // another drawing in its colours, of its size
};
inline constexpr int look_alikes = 6;

// "mirrored", "shuffled" …: the names under which files and messages know them.
std::string_view name_of(LookAlike kind);

// 8-bit BGRA, as large as `bgra`; another one for each state of `chance`.
cv::Mat look_alike(const cv::Mat& bgra, LookAlike kind, Chance& chance);

}  // namespace mediaproof::rehearsal
