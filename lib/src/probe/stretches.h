// Stretches of a video: whatever has from_s and to_s, in seconds.
#pragma once

#include <algorithm>
#include <vector>

namespace mediaproof {

template <typename T>
void append(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

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

// Those that overlap as one, in order of from_s; two that only touch stay two, but for those less than `within_s` apart.
template <typename Stretch>
std::vector<Stretch> joined(std::vector<Stretch> stretches, double within_s = 0) {
    sort_by_start(stretches);
    std::vector<Stretch> apart;
    for (const Stretch& stretch : stretches) {
        if (apart.empty() || stretch.from_s - apart.back().to_s >= within_s)
            apart.push_back(stretch);
        else
            apart.back().to_s = std::max(apart.back().to_s, stretch.to_s);
    }
    return apart;
}

// What is left of each of `stretches` when what is `taken` out of it; both in order of from_s.
template <typename Stretch>
std::vector<Stretch> without(const std::vector<Stretch>& stretches, const std::vector<Stretch>& taken) {
    std::vector<Stretch> left;
    for (Stretch rest : stretches) {
        for (const Stretch& gone : taken) {
            if (gone.to_s <= rest.from_s || gone.from_s >= rest.to_s) continue;
            Stretch before = rest;
            before.to_s = gone.from_s;
            if (before.to_s > before.from_s) left.push_back(before);
            rest.from_s = gone.to_s;
        }
        if (rest.to_s > rest.from_s) left.push_back(rest);
    }
    return left;
}

}  // namespace mediaproof
