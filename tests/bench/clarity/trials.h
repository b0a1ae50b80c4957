// One picture of the clarity challenge and what each method said of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bench.h"
#include "mediaproof/facts.h"

namespace mediaproof::bench {

struct ClarityTrial {
    std::string scene, treatment;
    bool clear = false;     // what a person says
    bool held_out = false;  // the scene was kept away from all tuning
    Clarity ours;
    double laplacian = 0;
    std::optional<double> blurdetect;  // asked of a part of the pictures
    double ours_s = 0, laplacian_s = 0;

    bool accepted() const { return ours.score.value_or(0) >= clarity_scale::soft; }
    bool right() const { return accepted() == clear; }
};

struct TripletTrial {
    std::string name;
    double sharp = 0, defocused = 0, moved = 0;  // scores
};

struct ClarityResults {
    std::vector<ClarityTrial> trials;
    std::vector<TripletTrial> triplets;
    std::vector<ClarityTrial> really_unclear;
};

ClarityResults run_clarity_challenge(const ClarityOptions& options);

}  // namespace mediaproof::bench
