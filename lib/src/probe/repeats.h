// Where a video shows again what it has shown before.
#pragma once

#include <vector>

#include "mediaproof/facts.h"
#include "probe/seen_frame.h"
#include "vision/likeness.h"

namespace mediaproof {

struct PrintedFrame {
    double at_s = 0;
    Fingerprint print;
};

// Stretches of `least_s` or longer that show the frames of an earlier stretch again, in their order and at their pace.
// Only what moves can be known again: a scene that stands still repeats nothing. `frames` in order of time, every frame of
// the stretches to compare.
std::vector<Span> repeats_of(const std::vector<PrintedFrame>& frames, double least_s);

// A pair of key frames between which the video may have begun anew: what the later shows was shown before, and something
// else between.
struct Recurrence {
    std::size_t earlier = 0;  // indices into `seen`
    std::size_t later = 0;
    double likeness = 0;  // [0, 1]: 1 for the very same frame
};

// The likeliest first, at most `most`.
std::vector<Recurrence> recurrences_in(const std::vector<SeenFrame>& seen, std::size_t most);

}  // namespace mediaproof
