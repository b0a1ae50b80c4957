#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "clarity/treatments.h"
#include "clarity/trials.h"

namespace mediaproof::bench {
namespace {

constexpr double right_mark = 0.985;
constexpr double area_mark = 0.998;

using Judged = std::vector<std::pair<double, bool>>;  // a method's figure, and whether a person says clear
using Figure = std::function<std::optional<double>(const ClarityTrial&)>;

Judged judged_by(const std::vector<ClarityTrial>& trials, const Figure& figure, bool held_out_only) {
    Judged judged;
    for (const ClarityTrial& trial : trials) {
        if (held_out_only && !trial.held_out) continue;
        if (const auto value = figure(trial)) judged.emplace_back(*value, trial.clear);
    }
    std::sort(judged.begin(), judged.end());
    return judged;
}

// The chance that a clear picture has a higher figure than an unclear one; equal figures count half.
double area_under_curve(const Judged& judged) {
    double below = 0, pairs_won = 0, clear = 0;
    for (std::size_t i = 0; i < judged.size();) {
        std::size_t end = i;
        double unclear_here = 0, clear_here = 0;
        for (; end < judged.size() && judged[end].first <= judged[i].first; ++end)
            (judged[end].second ? clear_here : unclear_here) += 1;
        pairs_won += clear_here * (below + unclear_here / 2);
        below += unclear_here;
        clear += clear_here;
        i = end;
    }
    return below * clear > 0 ? pairs_won / (below * clear) : 0;
}

// The share that the threshold which suits these very pictures best gets right.
double best_share_right(const Judged& judged) {
    double right = 0;
    for (const auto& [figure, clear] : judged)
        right += clear ? 1 : 0;
    double best = right;
    for (std::size_t i = 0; i < judged.size(); ++i) {
        right += judged[i].second ? -1 : 1;
        const bool tied = i + 1 < judged.size() && judged[i + 1].first <= judged[i].first;
        if (!tied) best = std::max(best, right);
    }
    return judged.empty() ? 0 : best / static_cast<double>(judged.size());
}

double share_right(const std::vector<ClarityTrial>& trials, const std::function<bool(const ClarityTrial&)>& counts) {
    double right = 0, all = 0;
    for (const ClarityTrial& trial : trials) {
        if (!counts(trial)) continue;
        all += 1;
        right += trial.right() ? 1 : 0;
    }
    return all > 0 ? right / all : 1;
}

std::optional<double> our_score(const ClarityTrial& trial) {
    return trial.ours.score.value_or(0);
}

std::string reasons_among(const std::vector<ClarityTrial>& trials, const std::string& treatment) {
    std::map<std::string, int> counts;
    for (const ClarityTrial& trial : trials) {
        if (trial.treatment != treatment) continue;
        for (const std::string& reason : trial.ours.reasons)
            ++counts[reason];
    }
    std::string text;
    for (const auto& [reason, count] : counts)
        text += fmt::format(" {} {}", reason, count);
    return text;
}

void print_treatments(const std::vector<ClarityTrial>& trials) {
    fmt::print("{:<26} {:<8} {:>4} {:>8} {:>9} {:>8} {:>8}  {}\n", "", "", "n", "right", "held out", "score", "worst",
               "reasons");
    for (const Treatment& treatment : all_treatments()) {
        const auto same = [&](const ClarityTrial& t) { return t.treatment == treatment.name; };
        std::vector<double> scores;
        for (const ClarityTrial& trial : trials)
            if (same(trial)) scores.push_back(*our_score(trial));
        if (scores.empty()) continue;
        std::sort(scores.begin(), scores.end());
        fmt::print("{:<26} {:<8} {:>4} {:>7.1f}% {:>8.1f}% {:>8.1f} {:>8.1f} {}\n", treatment.name,
                   treatment.clear ? "clear" : "unclear", scores.size(), 100 * share_right(trials, same),
                   100 * share_right(trials, [&](const ClarityTrial& t) { return same(t) && t.held_out; }),
                   scores[scores.size() / 2], treatment.clear ? scores.front() : scores.back(),
                   reasons_among(trials, treatment.name));
    }
}

bool print_methods(const std::vector<ClarityTrial>& trials) {
    const Figure laplacian = [](const ClarityTrial& t) { return std::optional(t.laplacian); };
    const Figure blur = [](const ClarityTrial& t) { return t.blurdetect; };
    double right = 0, area = 0;
    fmt::print("\n{:<46} {:>6} {:>9} {:>8}\n", "", "n", "right", "AUC");
    for (const bool held_out : {false, true}) {
        const Judged own = judged_by(trials, our_score, held_out);
        right = share_right(trials, [&](const ClarityTrial& t) { return t.held_out || !held_out; });
        area = area_under_curve(own);
        const char* which = held_out ? "held-out scenes" : "all scenes";
        fmt::print("{:<46} {:>6} {:>8.2f}% {:>8.4f}\n", fmt::format("ours at {}, {}", clarity_scale::soft, which),
                   own.size(), 100 * right, area);
        for (const auto& [name, figure] : {std::pair("variance of the Laplacian", laplacian), {"blurdetect", blur}}) {
            const Judged judged = judged_by(trials, figure, held_out);
            fmt::print("{:<46} {:>6} {:>8.2f}% {:>8.4f}\n", fmt::format("{} at its best, {}", name, which),
                       judged.size(), 100 * best_share_right(judged), area_under_curve(judged));
        }
    }
    return right >= right_mark && area >= area_mark;
}

bool print_real(const ClarityResults& results) {
    bool met = true;
    fmt::print("\n{:<34} {:>8} {:>10} {:>8}\n", "real triplets", "sharp", "defocused", "moved");
    for (const TripletTrial& t : results.triplets) {
        const bool right =
            t.sharp >= clarity_scale::soft && t.defocused < clarity_scale::soft && t.moved < clarity_scale::soft;
        met = met && right;
        fmt::print("{:<34} {:>8.1f} {:>10.1f} {:>8.1f} {}\n", t.name, t.sharp, t.defocused, t.moved,
                   right ? "" : "missed");
    }
    for (const ClarityTrial& trial : results.really_unclear) {
        met = met && trial.right();
        fmt::print("{:<34} {:>8.1f} {}\n", trial.scene + " (unclear as taken)", *our_score(trial),
                   trial.right() ? "" : "missed");
    }
    return met;
}

void print_costs(const std::vector<ClarityTrial>& trials) {
    double ours = 0, laplacian = 0;
    for (const ClarityTrial& trial : trials) {
        ours += trial.ours_s;
        laplacian += trial.laplacian_s;
    }
    const double count = static_cast<double>(std::max<std::size_t>(1, trials.size()));
    fmt::print("\nmilliseconds a picture: ours {:.1f}, variance of the Laplacian {:.1f}\n", 1000 * ours / count,
               1000 * laplacian / count);
}

}  // namespace

bool clarity(const ClarityOptions& options) {
    const ClarityResults results = run_clarity_challenge(options);
    print_treatments(results.trials);
    const bool told_apart = print_methods(results.trials);
    const bool real_right = print_real(results);
    print_costs(results.trials);
    return told_apart && real_right;
}

}  // namespace mediaproof::bench
