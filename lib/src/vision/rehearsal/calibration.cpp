#include "vision/rehearsal/calibration.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace mediaproof::rehearsal {
namespace {

// False alarms allowed. A rehearsal's pictures are smaller than real ones, but how many of their places are looked at
// closely depends little on their size.
constexpr double alarms_a_picture = 5e-4;
constexpr double alarms_a_look_alike = 5e-3;
constexpr double doubts_a_picture = 2e-3;  // of a video's hundred frames hardly one must be in doubt without the LOGO
constexpr double highest_present = 0.95;   // rehearsed pictures are easier than real ones: leave those some room

// What a LOGO must be found in: no smaller, no steeper, no more hidden than a person would accept as shown.
constexpr double reasonable_px = 40;
constexpr double reasonable_tilt_deg = 45;
constexpr double found_mostly = 0.9;
constexpr double surely_large_px = 60;          // for the steepest tilt
constexpr double price_of_a_look_alike = 0.02;  // of all pictures of the LOGO: what telling a look-alike apart may cost

bool is_reasonable(const Trial& trial) {
    return trial.kind == Trial::Kind::logo && trial.view.short_px >= reasonable_px &&
           trial.view.tilt_deg <= reasonable_tilt_deg;
}

// The finder's scores are probabilities in form: near 1 they crowd together, their log-odds don't.
double log_odds(double score) {
    constexpr double least = 1e-3;
    const double inside = std::clamp(score, least, 1 - least);
    return std::log(inside / (1 - inside));
}

template <typename Wanted>
std::vector<double> scores_where(const std::vector<Trial>& trials, Wanted wanted) {
    std::vector<double> scores;
    for (const Trial& trial : trials) {
        if (wanted(trial)) scores.push_back(trial.score);
    }
    return scores;
}

double share_reaching(double threshold, const std::vector<double>& scores) {
    const auto reaching = std::count_if(scores.begin(), scores.end(), [&](double score) { return score >= threshold; });
    return scores.empty() ? 0 : static_cast<double>(reaching) / static_cast<double>(scores.size());
}

// The number that a normal variable of mean 0 and deviation 1 exceeds with `probability`.
double normal_exceeded_with(double probability) {
    double low = -10, high = 10;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (std::erfc(middle / std::sqrt(2.0)) / 2 > probability ? low : high) = middle;
    }
    return low;
}

struct Negatives {
    double present = 0;                 // the threshold that they ask for
    std::vector<std::string> mistaken;  // look-alikes that no threshold tells from the LOGO
};

// A threshold above nearly all pictures without the LOGO and above each kind of look-alike, unless that would cost too
// many pictures with it, the small and steep ones among them: real ones are harder than rehearsed ones.
Negatives above_the_negatives(const std::vector<Trial>& trials, double floor) {
    const auto shown = scores_where(trials, [](const Trial& t) { return t.kind == Trial::Kind::logo; });
    const auto nothing = scores_where(trials, [](const Trial& t) { return t.kind == Trial::Kind::nothing; });
    Negatives negatives;
    negatives.present = std::clamp(exceeded_with(alarms_a_picture, nothing), floor, std::max(floor, highest_present));
    const double worth = share_reaching(negatives.present, shown) - price_of_a_look_alike;
    for (int like = 0; like < look_alikes; ++like) {
        const auto kind = static_cast<LookAlike>(like);
        const auto alike =
            scores_where(trials, [&](const Trial& t) { return t.kind == Trial::Kind::look_alike && t.like == kind; });
        const double above = exceeded_with(alarms_a_look_alike, alike);
        if (above <= highest_present && share_reaching(above, shown) >= worth) {
            negatives.present = std::max(negatives.present, above);
        } else if (share_reaching(negatives.present, alike) > alarms_a_look_alike) {
            negatives.mistaken.push_back(fmt::format("mistaken-{}", name_of(kind)));
        }
    }
    return negatives;
}

// Above what hardly any picture without the LOGO reaches.
double doubtful_from(const std::vector<Trial>& trials, const LogoOperatingPoint& floor, double present) {
    const auto nothing = scores_where(trials, [](const Trial& t) { return t.kind == Trial::Kind::nothing; });
    return std::min(present, std::max(floor.absent, exceeded_with(doubts_a_picture, nothing)));
}

std::optional<double> smallest(const std::vector<Trial>& trials, double present) {
    std::vector<std::pair<double, bool>> hits;
    for (const Trial& trial : trials) {
        if (trial.kind == Trial::Kind::logo && trial.view.tilt_deg <= reasonable_tilt_deg)
            hits.emplace_back(trial.view.short_px, trial.score >= present);
    }
    return least_with(found_mostly, std::move(hits));
}

std::optional<double> steepest(const std::vector<Trial>& trials, double present) {
    std::vector<std::pair<double, bool>> hits;
    for (const Trial& trial : trials) {
        if (trial.kind == Trial::Kind::logo && trial.view.short_px >= surely_large_px)
            hits.emplace_back(-trial.view.tilt_deg, trial.score >= present);
    }
    const auto least = least_with(found_mostly, std::move(hits));
    return least ? std::optional(-*least) : std::nullopt;
}

}  // namespace

double exceeded_with(double probability, std::vector<double> scores) {
    if (scores.empty()) return 0;
    std::sort(scores.rbegin(), scores.rend());
    const auto count = static_cast<double>(scores.size());
    // Pictures in which the finder saw nothing at all say how rare the others are, not how those spread.
    const auto seen = static_cast<double>(std::count_if(scores.begin(), scores.end(), [](double s) { return s > 0; }));
    const auto rank = static_cast<std::size_t>(probability * count);
    const double quantile = scores[std::min(rank, scores.size() - 1)];
    const double among_seen = probability * count / std::max(1.0, seen);
    if (seen < 1 || among_seen >= 1) return quantile;
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(seen); ++i) {
        const double value = log_odds(scores[i]);
        sum += value;
        squares += value * value;
    }
    const double mean = sum / seen, deviation = std::sqrt(std::max(0.0, squares / seen - mean * mean));
    return std::max(quantile, 1 / (1 + std::exp(-(mean + deviation * normal_exceeded_with(among_seen)))));
}

std::optional<double> least_with(double share, std::vector<std::pair<double, bool>> hits) {
    struct Step {
        double from = 0;
        double hit = 0;
        double all = 0;
    };
    std::sort(hits.begin(), hits.end());
    std::vector<Step> steps;
    for (const auto& [at, hit] : hits) {
        steps.push_back({at, hit ? 1.0 : 0.0, 1});
        while (steps.size() > 1) {
            const Step last = steps.back();
            Step& before = steps[steps.size() - 2];
            if (before.hit * last.all < last.hit * before.all) break;
            before.hit += last.hit;
            before.all += last.all;
            steps.pop_back();
        }
    }
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.hit >= share * step.all; });
    return found == steps.end() ? std::nullopt : std::optional(found->from);
}

LogoLearning learned_from(const std::vector<Trial>& trials, LogoOperatingPoint floor) {
    const Negatives negatives = above_the_negatives(trials, floor.present);
    LogoLearning learning;
    learning.operating_point.present = negatives.present;
    learning.operating_point.absent = doubtful_from(trials, floor, negatives.present);
    learning.found_share = share_reaching(negatives.present, scores_where(trials, is_reasonable));
    learning.smallest_px = smallest(trials, negatives.present);
    learning.steepest_deg = steepest(trials, negatives.present);
    if (learning.found_share < found_mostly) learning.weaknesses.emplace_back("hard-to-find");
    learning.weaknesses.insert(learning.weaknesses.end(), negatives.mistaken.begin(), negatives.mistaken.end());
    return learning;
}

}  // namespace mediaproof::rehearsal
