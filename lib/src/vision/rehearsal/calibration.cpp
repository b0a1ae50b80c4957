#include "vision/rehearsal/calibration.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace mediaproof::rehearsal {
namespace {

constexpr double tail_share = 0.2;

// False alarms allowed. A rehearsal's picture has a seventh of the pixels of one as it is searched, 1280×960.
constexpr double pictures_in_one = 1280.0 * 960 / (picture_width * picture_height);
constexpr double alarms_a_picture = 5e-4;
constexpr double alarms_a_look_alike = 5e-3;
constexpr double doubts_a_picture = 1e-2;  // more doubtful pictures without the LOGO would bury the reviewer
constexpr double highest_present = 0.9;    // rehearsed pictures are easier than real ones: leave those some room
constexpr double highest_absent = 0.8;

// What a LOGO must be found in: no smaller, no steeper, no more hidden than a person would accept as shown.
constexpr double reasonable_px = 40;
constexpr double reasonable_tilt_deg = 45;
constexpr double missed_as_absent = 0.02;  // of these, at most
constexpr double found_mostly = 0.9;
constexpr double surely_large_px = 60;          // for the steepest tilt
constexpr double price_of_a_look_alike = 0.02;  // of the reasonable ones: what telling a look-alike apart may cost

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

double quantile(double share, std::vector<double> scores) {
    if (scores.empty()) return 0;
    std::sort(scores.begin(), scores.end());
    return scores[static_cast<std::size_t>(share * static_cast<double>(scores.size() - 1))];
}

struct Negatives {
    double present = 0;                 // the threshold that they ask for
    std::vector<std::string> mistaken;  // look-alikes that no threshold tells from the LOGO
};

// A threshold above the tail of each kind of look-alike, unless that would cost too many of the real ones.
Negatives above_the_negatives(const std::vector<Trial>& trials, double floor) {
    const auto reasonable = scores_where(trials, is_reasonable);
    Negatives negatives;
    const auto nothing = scores_where(trials, [](const Trial& t) { return t.kind == Trial::Kind::nothing; });
    negatives.present = std::max(floor, exceeded_with(alarms_a_picture / pictures_in_one, nothing));
    const double worth = share_reaching(negatives.present, reasonable) - price_of_a_look_alike;
    for (int like = 0; like < look_alikes; ++like) {
        const auto kind = static_cast<LookAlike>(like);
        const auto alike =
            scores_where(trials, [&](const Trial& t) { return t.kind == Trial::Kind::look_alike && t.like == kind; });
        const double above = exceeded_with(alarms_a_look_alike, alike);
        if (above <= highest_present && share_reaching(above, reasonable) >= worth) {
            negatives.present = std::max(negatives.present, above);
        } else if (share_reaching(negatives.present, alike) > alarms_a_look_alike) {
            negatives.mistaken.push_back(fmt::format("mistaken-{}", name_of(kind)));
        }
    }
    negatives.present = std::min(negatives.present, highest_present);
    return negatives;
}

// Between what nearly all pictures of the LOGO reach and what hardly any other does: real pictures are stranger than
// rehearsed ones, on both sides.
double below_the_positives(const std::vector<Trial>& trials, double present) {
    const auto nothing = scores_where(trials, [](const Trial& t) { return t.kind == Trial::Kind::nothing; });
    const double least = exceeded_with(doubts_a_picture / pictures_in_one, nothing);
    const double most = quantile(missed_as_absent, scores_where(trials, is_reasonable));
    return std::min({present, highest_absent, (std::min(least, present) + std::min(most, present)) / 2});
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
    // Pictures in which the finder saw nothing at all say where the tail ends, not how it falls.
    const auto seen = static_cast<double>(std::count_if(scores.begin(), scores.end(), [](double s) { return s > 0; }));
    const auto in_tail = static_cast<std::size_t>(std::max(1.0, std::min(tail_share * count, 0.5 * seen)));
    const double start = log_odds(scores[std::min(in_tail, scores.size() - 1)]);
    double sum = 0;
    for (std::size_t i = 0; i < in_tail; ++i)
        sum += log_odds(scores[i]) - start;
    const double mean = sum / static_cast<double>(in_tail);
    const double fitted = start + mean * std::log(static_cast<double>(in_tail) / (count * probability));
    const auto rank = static_cast<std::size_t>(probability * count);
    return std::max(1 / (1 + std::exp(-fitted)), scores[std::min(rank, scores.size() - 1)]);
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
    learning.operating_point.absent = below_the_positives(trials, negatives.present);
    learning.found_share = share_reaching(negatives.present, scores_where(trials, is_reasonable));
    learning.smallest_px = smallest(trials, negatives.present);
    learning.steepest_deg = steepest(trials, negatives.present);
    if (learning.found_share < found_mostly) learning.weaknesses.emplace_back("hard-to-find");
    learning.weaknesses.insert(learning.weaknesses.end(), negatives.mistaken.begin(), negatives.mistaken.end());
    return learning;
}

}  // namespace mediaproof::rehearsal
