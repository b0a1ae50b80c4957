// The whole challenge: every picture, every method, in an order that chance has no part in.
#pragma once

#include <string>
#include <vector>

#include "bench.h"
#include "logo/buckets.h"
#include "logo/trial.h"

namespace mediaproof::bench {

struct Shown {  // pictures of one bucket and class
    const Bucket* bucket = nullptr;
    bool rich = true;
    std::vector<Trial> trials;
};

struct Unseen {  // pictures without the LOGO, of one kind
    std::string kind;
    bool look_alike = false;
    std::vector<Trial> trials;
};

struct Results {
    std::vector<Bucket> buckets;
    std::vector<Contestant> contestants;
    std::size_t photos = 0, painted = 0;
    std::vector<Shown> shown;
    std::vector<Unseen> unseen;
};

Results run_challenge(const LogoOptions& options);

// One picture a bucket, for people to see whether they would find the LOGOs.
void write_sheets(const std::filesystem::path& folder);

// What each LOGO's learning foretold, beside what the pictures then showed.
void print_learned_limits(const Results& results);

// True when every mark was met.
bool print_report(const Results& results);

}  // namespace mediaproof::bench
