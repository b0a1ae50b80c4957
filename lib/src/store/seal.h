// How what is kept between runs is known again: whole, and in its place.
#pragma once

#include <cstddef>
#include <span>

#include "sha256.h"

namespace mediaproof {

// Of `content` in the place that `place` names, or after the content of that seal.
inline Digest seal_of(const Digest& place, std::span<const std::byte> content) {
    Sha256 sha;
    sha.add(place);
    sha.add(content);
    return sha.digest();
}

}  // namespace mediaproof
