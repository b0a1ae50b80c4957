// From a rehearsal's scores to thresholds and limits. Numbers alone.
#pragma once

#include <optional>
#include <vector>

#include "mediaproof/logo.h"
#include "vision/rehearsal/rehearsal.h"

namespace mediaproof::rehearsal {

// The score that one of these (each the best of a picture) exceeds with `probability`: of a normal law fitted to the
// log-odds of those that are not 0. Measured on LOGO-free photos, whose scores' log-odds have lighter tails than the
// exponential law's, which asked for thresholds that real pictures of the LOGO no longer reached. Not below the
// 1 − probability quantile; 0 for no scores.
double exceeded_with(double probability, std::vector<double> scores);

// A share that grows with `at`: (at, hit) pairs become the non-decreasing step function that fits them best (pool
// adjacent violators: Ayer, Brunk, Ewing, Reid and Silverman, 1955). The least `at` from which it is at least `share`;
// absent when it never is.
std::optional<double> least_with(double share, std::vector<std::pair<double, bool>> hits);

// Neither threshold is below `floor`'s, which stands for what real pictures hold and rehearsed ones don't.
LogoLearning learned_from(const std::vector<Trial>& trials, LogoOperatingPoint floor);

}  // namespace mediaproof::rehearsal
