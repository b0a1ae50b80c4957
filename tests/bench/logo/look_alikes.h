// What resembles a LOGO and is not it, made from the designs themselves.
#pragma once

#include <cstdint>

#include "logo/designs.h"

namespace mediaproof::bench {

struct LookAlike {
    std::string kind;
    std::size_t wanted = 0;  // the design that must not be seen in it
    cv::Mat image;           // 8-bit BGRA
};

// Every kind for every design that allows it.
std::vector<LookAlike> look_alikes_of(const std::vector<Design>& designs, std::uint32_t seed);

}  // namespace mediaproof::bench
