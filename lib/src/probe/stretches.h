// Stretches of a video: whatever has from_s and to_s, in seconds.
#pragma once

#include <algorithm>
#include <vector>

namespace mediaproof {

template <typename Stretch>
void sort_by_start(std::vector<Stretch>& stretches) {
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const Stretch& a, const Stretch& b) { return a.from_s < b.from_s; });
}

// How much of the time they cover, overlaps counted once.
template <typename Stretch>
double seconds_covered(const std::vector<Stretch>& by_start) {
    double covered = 0;
    double reached = 0;
    for (const Stretch& stretch : by_start) {
        covered += std::max(0.0, stretch.to_s - std::max(stretch.from_s, reached));
        reached = std::max(reached, stretch.to_s);
    }
    return covered;
}

}  // namespace mediaproof
