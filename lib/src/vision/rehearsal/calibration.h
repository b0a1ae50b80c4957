// From a rehearsal's scores to thresholds and limits. Numbers alone.
#pragma once

#include <optional>
#include <vector>

#include "mediaproof/logo.h"
#include "vision/rehearsal/rehearsal.h"

namespace mediaproof::rehearsal {

// The score that one of these (each the best of a picture) exceeds with `probability`: from an exponential tail
// fitted to the log-odds of the highest fifth of them. That is the generalised Pareto law of exceedances with shape 0 (Pickands,
// "Statistical Inference Using Extreme Order Statistics", 1975), to which the Gumbel law of maxima belongs. Not below
// the 1 − probability quantile; 0 for no scores.
double exceeded_with(double probability, std::vector<double> scores);

// A share that grows with `at`: (at, hit) pairs become the non-decreasing step function that fits them best (pool
// adjacent violators: Ayer, Brunk, Ewing, Reid and Silverman, 1955). The least `at` from which it is at least `share`;
// absent when it never is.
std::optional<double> least_with(double share, std::vector<std::pair<double, bool>> hits);

// `floor` is what the operating point must not be below where pictures have little in common with those rehearsed.
LogoLearning learned_from(const std::vector<Trial>& trials, LogoOperatingPoint floor);

}  // namespace mediaproof::rehearsal
