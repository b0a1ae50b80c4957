// How much an archive may unpack to.
#pragma once

#include <cstddef>
#include <cstdint>

namespace mediaproof {

inline constexpr std::size_t most_files = 10'000;  // in one submission

struct Room {
    std::int64_t bytes = std::int64_t{4} << 30;
    std::size_t files = most_files;  // folders count as well
    // Photos and videos hardly shrink when they are packed. A file, or all files so far, that unpack to more than `times` the
    // bytes they take in the archive, and to more than `harmless_bytes`, were made to fill the disk.
    std::int64_t times = 100;
    std::int64_t harmless_bytes = std::int64_t{64} << 20;
};

}  // namespace mediaproof
