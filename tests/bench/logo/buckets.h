// How large, how tilted, how much covered: the challenge's rows and their marks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "logo/scenes.h"

namespace mediaproof::bench {

struct Bucket {
    std::string name;
    std::vector<Wish> wishes;                     // in turn
    std::optional<double> rich_mark, plain_mark;  // recall to reach, [0, 1]; absent: only reported
    bool easy_enough = true;                      // counts for the worst LOGO and the median corner error
};

std::vector<Bucket> all_buckets();

}  // namespace mediaproof::bench
