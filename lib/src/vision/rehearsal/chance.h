// Chance that falls alike everywhere: the standard's engine with distributions of our own, since those of the
// standard library differ from one library to the next.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>

namespace mediaproof::rehearsal {

class Chance {
  public:
    explicit Chance(std::uint32_t seed) : engine_(seed) {}

    std::uint32_t bits() { return static_cast<std::uint32_t>(engine_()); }
    double share() { return bits() * 0x1p-32; }  // [0, 1)
    double between(double low, double high) { return low + (high - low) * share(); }
    int whole(int low, int high) { return low + static_cast<int>(share() * (high - low + 1)); }  // both inclusive
    bool happens(double probability) { return share() < probability; }

    // Near enough to a standard normal: the sum of four bytes.
    double normal() {
        const std::uint32_t four = bits();
        const auto sum = static_cast<int>((four & 255) + (four >> 8 & 255) + (four >> 16 & 255) + (four >> 24));
        return (sum - 510) / 147.8;
    }

    // Sizes of things in natural pictures: their density falls with the cube of the size.
    double power_law(double smallest, double largest) {
        const double near = 1 / (smallest * smallest);
        const double far = 1 / (largest * largest);
        return 1 / std::sqrt(far + share() * (near - far));
    }

  private:
    std::mt19937 engine_;
};

}  // namespace mediaproof::rehearsal
