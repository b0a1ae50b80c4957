#include "logo/buckets.h"

namespace mediaproof::bench {
namespace {

Wish sized(double from, double to, int most_spoils) {
    Wish wish;
    wish.short_px = {from, to};
    wish.most_spoils = most_spoils;
    return wish;
}

}  // namespace

std::vector<Bucket> all_buckets() {
    Wish steep = sized(64, 300, 2);
    steep.tilt_deg = {45, 60};
    Wish hidden = sized(64, 300, 2);
    hidden.cover = {0.3, 0.4};
    Wish edited = sized(48, 160, 0);
    edited.overlay = true;
    return {
        {"≥ 96 px, ≤ 45°, ≤ 30 %", {sized(96, 320, 3)}, 0.998, 0.97, true},
        {"64–96 px; or steep, hidden", {sized(64, 96, 3), steep, hidden}, 0.99, 0.90, true},
        {"40–64 px, ≤ 45°, ≤ 30 %", {sized(40, 64, 2)}, 0.98, 0.85, true},
        {"24–40 px", {sized(24, 40, 2)}, 0.80, {}, false},
        {"16–24 px", {sized(16, 24, 1)}, {}, {}, false},
        {"put on, half transparent", {edited}, 0.99, 0.95, true},
    };
}

}  // namespace mediaproof::bench
