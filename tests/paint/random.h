#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <random>

namespace mediaproof::paint {

/// Chance that is the same on every machine: std::mt19937's numbers are fixed by the standard, and unlike the
/// standard distributions so is their way from here to a result.
class Random {
  public:
    explicit Random(std::uint32_t seed) : engine_(seed) {}

    /// In [from, to).
    double between(double from, double to) { return from + (to - from) * unit(); }

    /// In [0, count); count > 0.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_()) % count; }

    bool chance(double probability) { return unit() < probability; }

    /// Mean 0, standard deviation 1 (Box and Muller).
    double normal() {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - unit()));
        return radius * std::cos(2.0 * std::numbers::pi * unit());
    }

    template <typename List>
    auto& pick(List& list) {
        return list[below(std::size(list))];
    }

  private:
    double unit() { return static_cast<double>(engine_()) / 4294967296.0; }

    std::mt19937 engine_;
};

}  // namespace mediaproof::paint
