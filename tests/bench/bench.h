// Measurements, each as a ratio between things measured in one run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace mediaproof::bench {

// Each prints its table to stdout and tells whether its mark was met.
bool check();

// Wall-clock seconds that a command takes, the least of `times` runs; its output is thrown away. Throws
// std::runtime_error when it ends with a code that is not among `fine`.
double seconds_of(const std::vector<std::string>& command, int times, const std::vector<int>& fine = {0});

}  // namespace mediaproof::bench
