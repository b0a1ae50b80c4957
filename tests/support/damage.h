// Files damaged as bad transfers, and enemies, damage them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mediaproof::tests {

using Dice = std::mt19937_64;

// [0, below); 0 for none. The same on every machine, which the standard's distributions are not.
std::size_t pick(Dice& dice, std::size_t below);

// A stretch of a file that says itself how long it is: a segment of a JPEG, a box of an MP4, a chunk of a PNG or RIFF file,
// an entry of a ZIP.
struct FilePart {
    std::size_t at = 0;
    std::size_t size = 0;  // with its head
    std::size_t length_at = 0;
    int length_bytes = 4;
    bool big_endian = true;
};

// In the file's order, those within others after them; empty for other formats.
std::vector<FilePart> parts_of(std::string_view file);

struct Damage {
    std::string_view name;
    std::string (*done_to)(std::string file, const std::string& other, Dice& dice);
};

// Every kind there is. `other` is what is spliced in, or put before or behind. The same dice do the same damage.
std::span<const Damage> all_damages();

}  // namespace mediaproof::tests
