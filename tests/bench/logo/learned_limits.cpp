#include <fmt/format.h>

#include <cmath>

#include "logo/challenge.h"
#include "vision/rehearsal/calibration.h"

namespace mediaproof::bench {
namespace {

constexpr double found_mostly = 0.9;  // as the rehearsal means it
constexpr double most_tilt_deg = 45;
constexpr double most_cover = 0.3;
constexpr double clearly_smaller = 1.5;  // than foretold

struct Measured {
    std::optional<double> smallest_px;
    int from_foretold = 0, found_from_foretold = 0;  // pictures of that size and more
};

Measured measured(const Results& results, std::size_t design) {
    const auto foretold = results.contestants[design].own.learning().smallest_px;
    Measured measured;
    std::vector<std::pair<double, bool>> hits;
    for (const Shown& shown : results.shown) {
        for (const Trial& trial : shown.trials) {
            const bool meant = trial.design == design && trial.tilt_deg <= most_tilt_deg && trial.cover <= most_cover;
            if (!meant) continue;
            hits.emplace_back(trial.short_px, trial.answers[ours].right);
            if (!foretold || trial.short_px < *foretold) continue;
            ++measured.from_foretold;
            measured.found_from_foretold += trial.answers[ours].right ? 1 : 0;
        }
    }
    measured.smallest_px = rehearsal::least_with(found_mostly, std::move(hits));
    return measured;
}

// The largest share that so many hits allow for (Wilson's score interval, one-sided 95 %).
double at_most(int hits, int all) {
    constexpr double z = 1.645;
    const double n = all, share = hits / n;
    const double middle = share + z * z / (2 * n);
    return (middle + z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n))) / (1 + z * z / n);
}

std::string verdict(const std::optional<double>& foretold, const Measured& measured) {
    if (!foretold) return measured.smallest_px ? "too modest" : "agrees";
    if (measured.from_foretold > 0 && at_most(measured.found_from_foretold, measured.from_foretold) < found_mostly)
        return "too hopeful";
    if (measured.smallest_px && *measured.smallest_px * clearly_smaller < *foretold) return "too modest";
    return "agrees";
}

std::string or_dash(const std::optional<double>& value) {
    return value ? fmt::format("{:.0f}", *value) : "–";
}

}  // namespace

void print_learned_limits(const Results& results) {
    fmt::print(
        "\nLearned from the image alone; sizes from which on nine of ten are found, at up to {:.0f}° and {:.0f} % "
        "covered\n{:<18} {:>8} {:>7} {:>7} {:>9}  {:>7} {:>9} {:>15}  {:<12} {}\n",
        most_tilt_deg, 100 * most_cover, "LOGO", "present", "absent", "found", "steepest", "px", "measured",
        "found from px", "", "weaknesses");
    for (std::size_t i = 0; i < results.contestants.size(); ++i) {
        const Contestant& contestant = results.contestants[i];
        if (!contestant.own.refusal().empty()) continue;
        const LogoLearning& learning = contestant.own.learning();
        const Measured seen = measured(results, i);
        fmt::print("{:<18} {:>8.2f} {:>7.2f} {:>5.0f} % {:>8}°  {:>7} {:>9} {:>15}  {:<12} {}\n",
                   contestant.design.name, learning.operating_point.present, learning.operating_point.absent,
                   100 * learning.found_share, or_dash(learning.steepest_deg), or_dash(learning.smallest_px),
                   or_dash(seen.smallest_px), fmt::format("{} / {}", seen.found_from_foretold, seen.from_foretold),
                   verdict(learning.smallest_px, seen), fmt::join(learning.weaknesses, " "));
    }
}

}  // namespace mediaproof::bench
