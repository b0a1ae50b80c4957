// Measurements, each as a ratio between things measured in one run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mediaproof::bench {

struct LogoOptions {
    bool quick = false;           // about a tenth of the pictures
    std::filesystem::path dump;   // where failed pictures go as JPEG; empty: nowhere
    std::filesystem::path sheet;  // a folder for one contact sheet a bucket, in place of the challenge
};

struct ClarityOptions {
    bool quick = false;          // a third of the scenes
    std::filesystem::path dump;  // where misjudged pictures go as JPEG; empty: nowhere
};

struct BannerOptions {
    bool quick = false;          // a fifth of the pictures
    std::uint32_t seed = 0;      // another seed, other pictures
    std::filesystem::path dump;  // where misjudged pictures and what was read of them go as JPEG; empty: nowhere
};

struct HostileOptions {
    std::size_t count = 20'000;  // damaged files
    std::uint32_t seed = 1;
    bool quick = false;                          // some hundreds
    std::filesystem::path samples;               // the painted stories
    std::vector<std::filesystem::path> folders;  // of real media, damaged as well
    std::filesystem::path dump;                  // where files go that did harm; empty: nowhere
};

struct BatchBenchOptions {
    std::size_t count = 10'000;  // small submissions
    std::size_t kills = 200;
};

// Each prints its table to stdout and tells whether its mark was met.
bool banner(const BannerOptions& options);
bool batch(const BatchBenchOptions& options);
bool check();
bool confine();
bool clarity(const ClarityOptions& options);
bool dates(const std::vector<std::filesystem::path>& folders);  // those to read in place of the comparison
bool hostile(const HostileOptions& options);
bool logo(const LogoOptions& options);
bool logo_cost();
bool page();
bool video();
bool logo_video(const LogoOptions& options);  // of the options it takes `quick`

// Wall-clock seconds that a command takes, the least of `times` runs; its output is thrown away. Throws
// std::runtime_error when it ends with a code that is not among `fine`.
double seconds_of(const std::vector<std::string>& command, int times, const std::vector<int>& fine = {0});

// The most memory that a command ever has in use, megabytes; otherwise as above.
double peak_megabytes_of(const std::vector<std::string>& command, const std::vector<int>& fine = {0});

}  // namespace mediaproof::bench
