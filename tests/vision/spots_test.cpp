#include "vision/spots.h"

#include <doctest/doctest.h>

using namespace mediaproof;

namespace {

Sighting square(double left, double top, double side, double score) {
    Sighting sighting;
    sighting.quad = {{{left, top}, {left + side, top}, {left + side, top + side}, {left, top + side}}};
    sighting.score = score;
    return sighting;
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("of several sightings on one spot the best is kept") {
    struct Row {
        const char* name;
        std::vector<Sighting> sightings;
        std::vector<double> kept;
    };
    const Row rows[] = {
        {"none", {}, {}},
        {"side by side", {square(0, 0, 10, 0.5), square(20, 0, 10, 0.7)}, {0.7, 0.5}},
        {"the same place", {square(0, 0, 10, 0.5), square(1, 1, 10, 0.7)}, {0.7}},
        {"a small one within a large one", {square(0, 0, 100, 0.9), square(70, 70, 10, 0.7)}, {0.9}},
        {"a large one around a small one", {square(0, 0, 100, 0.6), square(70, 70, 10, 0.7)}, {0.7}},
        {"touching, each with its own middle", {square(0, 0, 10, 0.6), square(8, 0, 10, 0.7)}, {0.7, 0.6}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        std::vector<double> kept;
        for (const Sighting& sighting : best_on_each_spot(row.sightings))
            kept.push_back(sighting.score);
        CHECK(kept == row.kept);
    }
}

TEST_SUITE_END();
