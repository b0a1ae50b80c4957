#include "vision/rehearsal/calibration.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace mediaproof;
using namespace mediaproof::rehearsal;

namespace {

// A rehearsal in which the LOGO scores `shown` from `seen_from_px` on, and what is not the LOGO around `other`.
std::vector<Trial> rehearsal_of(double shown, double seen_from_px, double other) {
    Chance chance(5);
    std::vector<Trial> trials;
    for (int i = 0; i < 200; ++i) {
        View view;
        view.short_px = chance.between(16, 200);
        view.tilt_deg = chance.between(0, 60);
        const bool seen = view.short_px >= seen_from_px && view.tilt_deg < 50;
        trials.push_back({Trial::Kind::logo, i, {}, view, seen ? shown + chance.between(0, 0.02) : 0});
        trials.push_back({Trial::Kind::nothing, i, {}, {}, std::max(0.0, other + 0.02 * chance.normal())});
        const auto like = static_cast<LookAlike>(i % look_alikes);
        trials.push_back({Trial::Kind::look_alike, i, like, view, std::max(0.0, other + 0.02 * chance.normal())});
    }
    return trials;
}

bool has(const LogoLearning& learning, const std::string& weakness) {
    return std::count(learning.weaknesses.begin(), learning.weaknesses.end(), weakness) > 0;
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("a threshold is told beyond what was seen") {
    // Log-odds around −1 with a deviation of 0.6.
    const auto score_at = [](double deviations) { return 1 / (1 + std::exp(1 - 0.6 * deviations)); };
    Chance chance(1);
    std::vector<double> scores;
    for (int i = 0; i < 4000; ++i)
        scores.push_back(score_at(chance.normal()));
    const std::vector<double> few(scores.begin(), scores.begin() + 80);
    CHECK(exceeded_with(1e-4, scores) == doctest::Approx(score_at(3.719)).epsilon(0.03));
    CHECK(exceeded_with(1e-4, few) == doctest::Approx(score_at(3.719)).epsilon(0.1));
    CHECK(exceeded_with(1e-3, scores) < exceeded_with(1e-4, scores));
    CHECK(exceeded_with(0.5, scores) == doctest::Approx(score_at(0)).epsilon(0.05));
    CHECK(exceeded_with(1e-4, few) >= *std::max_element(few.begin(), few.end()));
    // Half of the pictures show nothing at all: what the others reach is half as likely.
    std::vector<double> half = scores;
    half.resize(8000, 0.0);
    CHECK(exceeded_with(1e-4, half) == doctest::Approx(exceeded_with(2e-4, scores)).epsilon(0.001));
}

TEST_CASE("few and strange scores give a threshold all the same") {
    CHECK(exceeded_with(1e-3, {}) == 0);
    CHECK(exceeded_with(1e-3, {0.3}) == doctest::Approx(0.3));
    CHECK(exceeded_with(1e-3, std::vector<double>(50, 0.0)) == 0);
    CHECK(exceeded_with(1e-3, std::vector<double>(50, 0.4)) == doctest::Approx(0.4));
    std::vector<double> rare(50, 0.0);
    rare[7] = 0.5;
    CHECK(exceeded_with(1e-3, rare) >= 0.5);
}

TEST_CASE("the least size of which enough is found") {
    struct Row {
        const char* name;
        std::vector<std::pair<double, bool>> hits;
        std::optional<double> least;
    };
    const Row rows[] = {
        {"nothing tried", {}, std::nullopt},
        {"nothing found", {{1, false}, {2, false}}, std::nullopt},
        {"all found", {{3, true}, {1, true}, {2, true}}, 1},
        {"from a size on", {{1, false}, {2, false}, {3, true}, {4, true}}, 3},
        {"a lucky small one does not count", {{1, true}, {2, false}, {3, true}, {4, true}}, 3},
        {"half of them are not enough", {{1, false}, {2, true}, {3, false}, {4, true}, {5, false}}, std::nullopt},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(least_with(0.9, row.hits) == row.least);
    }
}

TEST_CASE("the operating point stands between what is the LOGO and what is not") {
    struct Row {
        const char* name;
        double shown, other;
        double present_from, present_to, absent_from, absent_to;
    };
    const Row rows[] = {
        {"far apart: the floor", 0.9, 0.1, 0.64, 0.64, 0.48, 0.48},
        {"others score high: above their tail", 0.95, 0.6, 0.64, 0.75, 0.62, 0.7},
        {"the LOGO scores below the floor", 0.55, 0.2, 0.64, 0.64, 0.48, 0.48},
        {"nothing can be told apart", 0.8, 0.85, 0.88, 0.95, 0.86, 0.95},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const LogoLearning learning = learned_from(rehearsal_of(row.shown, 0, row.other), {0.64, 0.48});
        CHECK(learning.operating_point.present >= row.present_from);
        CHECK(learning.operating_point.present <= row.present_to);
        CHECK(learning.operating_point.absent >= row.absent_from);
        CHECK(learning.operating_point.absent <= row.absent_to);
        CHECK(learning.operating_point.absent <= learning.operating_point.present);
    }
}

TEST_CASE("limits follow from what was found") {
    const LogoLearning good = learned_from(rehearsal_of(0.9, 30, 0.2), {0.64, 0.48});
    REQUIRE(good.smallest_px);
    CHECK(*good.smallest_px == doctest::Approx(30).epsilon(0.1));
    REQUIRE(good.steepest_deg);
    CHECK(*good.steepest_deg == doctest::Approx(50).epsilon(0.1));
    CHECK(good.found_share == 1);
    CHECK(good.weaknesses.empty());
    const LogoLearning bad = learned_from(rehearsal_of(0.5, 30, 0.2), {0.64, 0.48});
    CHECK_FALSE(bad.smallest_px);
    CHECK_FALSE(bad.steepest_deg);
    CHECK(bad.found_share == 0);
    CHECK(has(bad, "hard-to-find"));
}

TEST_CASE("a look-alike that no threshold tells apart is named, and does not cost the LOGO itself") {
    auto trials = rehearsal_of(0.9, 0, 0.2);
    for (Trial& trial : trials) {
        if (trial.kind == Trial::Kind::look_alike && trial.like == LookAlike::recoloured) trial.score = 0.91;
        if (trial.kind == Trial::Kind::look_alike && trial.like == LookAlike::other_middle) trial.score = 0.75;
    }
    const LogoLearning learning = learned_from(trials, {0.64, 0.48});
    CHECK(has(learning, "mistaken-recoloured"));
    CHECK_FALSE(has(learning, "mistaken-other-middle"));
    CHECK(learning.operating_point.present >= 0.75);
    CHECK(learning.operating_point.present < 0.9);
    CHECK(learning.found_share == 1);
}

TEST_SUITE_END();
