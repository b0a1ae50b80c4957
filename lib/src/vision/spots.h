// Several sightings of one thing, and which of them is enough.
#pragma once

#include <vector>

#include "mediaproof/facts.h"

namespace mediaproof {

// Best first, and of several on one spot only the best. Two are on one spot when one holds the other's middle.
std::vector<Sighting> best_on_each_spot(std::vector<Sighting> sightings);

}  // namespace mediaproof
