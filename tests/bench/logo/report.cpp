#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "logo/challenge.h"
#include "mediaproof/probe.h"

namespace mediaproof::bench {
namespace {

constexpr std::size_t most_failures_listed = 30;
constexpr double look_alike_mark_rich = 0.002;
constexpr double look_alike_mark_plain = 0.005;
constexpr double error_mark_rich = 0.02;
constexpr double error_mark_plain = 0.04;
constexpr double unknown = -1;  // printed as –

// The `share` quantile; of nothing −1.
double quantile(std::vector<double> values, double share) {
    if (values.empty()) return unknown;
    std::sort(values.begin(), values.end());
    const double at = share * static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::lround(at))];
}

struct Count {
    int asked = 0, present = 0, right = 0;
    void add(const Answer& answer) {
        asked += answer.asked ? 1 : 0;
        present += answer.said_present ? 1 : 0;
        right += answer.right ? 1 : 0;
    }
    double recall() const { return asked > 0 ? static_cast<double>(right) / asked : unknown; }
    double alarms() const { return asked > 0 ? static_cast<double>(present) / asked : 0; }
};

Count count_of(const std::vector<Trial>& trials, Method method) {
    Count count;
    for (const Trial& trial : trials)
        count.add(trial.answers[method]);
    return count;
}

std::vector<double> errors_of(const std::vector<Trial>& trials, Method method) {
    std::vector<double> errors;
    for (const Trial& trial : trials)
        if (trial.answers[method].error) errors.push_back(*trial.answers[method].error);
    return errors;
}

std::vector<double> scores_of(const std::vector<Trial>& trials) {
    std::vector<double> scores;
    for (const Trial& trial : trials)
        scores.push_back(trial.score);
    return scores;
}

std::string percent(double share) {
    return share < 0 ? "–" : fmt::format("{:.1f} %", 100 * share);
}

const char* class_name(bool rich) {
    return rich ? "rich" : "plain";
}

bool print_recall(const Results& results) {
    bool met = true;
    fmt::print(
        "\nRecall; stock methods on a part of the pictures\n{:<28} {:<5} {:>4} {:>8} {:>8}  {:<6} {:>9} "
        "{:>8} {:>5}"
        " {:>9} {:>10}\n",
        "", "", "n", "ours", "mark", "", "template", "SIFT", "n", "score 5 %", "corners");
    for (const Shown& shown : results.shown) {
        const Count own = count_of(shown.trials, ours);
        const auto mark = shown.rich ? shown.bucket->rich_mark : shown.bucket->plain_mark;
        const bool reached = !mark || own.recall() >= *mark;
        met = met && reached;
        fmt::print("{:<28} {:<5} {:>4} {:>8} {:>8}  {:<6} {:>9} {:>8} {:>5} {:>9.2f} {:>10}\n", shown.bucket->name,
                   class_name(shown.rich), own.asked, percent(own.recall()), mark ? percent(*mark) : "report",
                   !mark     ? ""
                   : reached ? "met"
                             : "missed",
                   percent(count_of(shown.trials, stock_templates).recall()),
                   percent(count_of(shown.trials, stock_features).recall()),
                   count_of(shown.trials, stock_features).asked, quantile(scores_of(shown.trials), 0.05),
                   percent(quantile(errors_of(shown.trials, ours), 0.5)));
    }
    return met;
}

// Where all three were asked: the only fair comparison.
void print_side_by_side(const Results& results) {
    for (const bool rich : {true, false}) {
        std::array<Count, methods> counts;
        for (const Shown& shown : results.shown) {
            if (shown.rich != rich || !shown.bucket->easy_enough) continue;
            for (const Trial& trial : shown.trials)
                for (std::size_t method = 0; trial.answers[stock_templates].asked && method < methods; ++method)
                    counts[method].add(trial.answers[method]);
        }
        fmt::print("same {} pictures, ≥ 40 px, {}: ours {}, template {}, SIFT {}\n", counts[ours].asked,
                   class_name(rich), percent(counts[ours].recall()), percent(counts[stock_templates].recall()),
                   percent(counts[stock_features].recall()));
    }
}

bool print_corner_errors(const Results& results) {
    bool met = true;
    fmt::print("\nMedian corner error, share of the LOGO's width, ≥ 40 px\n");
    for (const bool rich : {true, false}) {
        std::vector<Trial> trials;
        for (const Shown& shown : results.shown)
            if (shown.rich == rich && shown.bucket->easy_enough)
                trials.insert(trials.end(), shown.trials.begin(), shown.trials.end());
        const double mark = rich ? error_mark_rich : error_mark_plain;
        const double own = quantile(errors_of(trials, ours), 0.5);
        const bool reached = own >= 0 && own <= mark;
        met = met && reached;
        fmt::print("  {:<5} ours {} (mark {}, {}), template {}, SIFT {}\n", class_name(rich), percent(own),
                   percent(mark), reached ? "met" : "missed",
                   percent(quantile(errors_of(trials, stock_templates), 0.5)),
                   percent(quantile(errors_of(trials, stock_features), 0.5)));
    }
    return met;
}

std::vector<Trial> only(const std::vector<Trial>& trials, const Results& results, bool rich) {
    std::vector<Trial> chosen;
    for (const Trial& trial : trials)
        if (results.contestants[trial.design].design.rich == rich) chosen.push_back(trial);
    return chosen;
}

void print_alarm_row(const std::string& kind, bool rich, const std::vector<Trial>& trials, const std::string& mark) {
    const Count own = count_of(trials, ours);
    const auto stock = [&](Method method) {
        const Count count = count_of(trials, method);
        return fmt::format("{} / {}", count.present, count.asked);
    };
    const auto scores = scores_of(trials);
    fmt::print("{:<18} {:<5} {:>11} {:>8} {:>12} {:>10} {:>10}   {:.2f} {:.2f} {:.2f} {:.2f}\n", kind, class_name(rich),
               fmt::format("{} / {}", own.present, own.asked), percent(own.alarms()), mark, stock(stock_templates),
               stock(stock_features), quantile(scores, 0.9), quantile(scores, 0.99), quantile(scores, 0.998),
               quantile(scores, 1));
}

bool print_alarms(const Results& results) {
    bool met = true;
    fmt::print("\nFalse alarms{:<12} {:>11} {:>8} {:>12} {:>10} {:>10}   scores' quantiles: 90, 99, 99.8, 100 %\n", "",
               "ours", "", "mark", "template", "SIFT");
    for (const bool rich : {true, false}) {
        std::vector<Trial> photos, alike;
        for (const Unseen& unseen : results.unseen) {
            const auto trials = only(unseen.trials, results, rich);
            if (trials.empty()) continue;
            print_alarm_row(unseen.kind, rich, trials, "");
            auto& all = unseen.look_alike ? alike : photos;
            all.insert(all.end(), trials.begin(), trials.end());
        }
        const double mark = rich ? look_alike_mark_rich : look_alike_mark_plain;
        const bool clean = count_of(photos, ours).present == 0;
        const bool unfooled = count_of(alike, ours).alarms() <= mark;
        print_alarm_row("all without", rich, photos, clean ? "0 met" : "0 missed");
        print_alarm_row("all look-alikes", rich, alike,
                        fmt::format("{} {}", percent(mark), unfooled ? "met" : "missed"));
        met = met && clean && unfooled;
    }
    return met;
}

void print_times(const Results& results) {
    std::array<double, methods> sums{};
    std::array<int, methods> counts{};
    double beside_sift = 0, sift = 0, slowest = 0;
    const auto add = [&](const Trial& trial) {
        for (std::size_t method = 0; method < methods; ++method) {
            sums[method] += trial.answers[method].seconds;
            counts[method] += trial.answers[method].asked ? 1 : 0;
        }
        if (trial.sift_seconds <= 0) return;
        beside_sift += trial.answers[ours].seconds;
        sift += trial.sift_seconds;
        slowest = std::max(slowest, trial.answers[ours].seconds / trial.sift_seconds);
    };
    const auto print = [&](const char* what) {
        const auto mean_ms = [&](Method method) { return 1000 * sums[method] / std::max(1, counts[method]); };
        fmt::print(
            "  {:<22} ours {:>6.0f}   template {:>6.0f}   SIFT {:>6.0f}   ours : detectAndCompute {:.2f}, at "
            "most {:.2f}\n",
            what, mean_ms(ours), mean_ms(stock_templates), mean_ms(stock_features), beside_sift / std::max(sift, 1e-9),
            slowest);
        sums = {};
        counts = {};
        beside_sift = sift = slowest = 0;
    };
    fmt::print("\nMilliseconds a picture on one core\n");
    for (const Shown& shown : results.shown)
        std::for_each(shown.trials.begin(), shown.trials.end(), add);
    print("LOGO shown, 1280×960");
    for (const Unseen& unseen : results.unseen)
        if (unseen.kind != "photos' parts") std::for_each(unseen.trials.begin(), unseen.trials.end(), add);
    print("no LOGO, 1280×960");
    for (const Unseen& unseen : results.unseen)
        if (unseen.kind == "photos' parts") std::for_each(unseen.trials.begin(), unseen.trials.end(), add);
    print("no LOGO, 640×480");
}

void print_designs(const Results& results) {
    std::vector<Count> shown(results.contestants.size()), small(results.contestants.size());
    std::vector<int> alarms(results.contestants.size());
    std::vector<double> highest(results.contestants.size());
    for (const Shown& row : results.shown)
        for (const Trial& trial : row.trials)
            (row.bucket->easy_enough ? shown : small)[trial.design].add(trial.answers[ours]);
    for (const Unseen& row : results.unseen) {
        for (const Trial& trial : row.trials) {
            alarms[trial.design] += trial.answers[ours].said_present ? 1 : 0;
            highest[trial.design] = std::max(highest[trial.design], trial.score);
        }
    }
    fmt::print("\n{:<18} {:<5} {:>12} {:>8} {:>12} {:>13} {:>14} {:>8}\n", "LOGO", "", "≥ 40 px", "", "smaller",
               "false alarms", "highest score", "present");
    std::vector<std::size_t> order(results.contestants.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return shown[a].recall() < shown[b].recall(); });
    for (const std::size_t i : order) {
        const Contestant& contestant = results.contestants[i];
        fmt::print("{:<18} {:<5} {:>12} {:>8} {:>12} {:>13} {:>14.2f} {:>8.2f}\n", contestant.design.name,
                   class_name(contestant.design.rich), fmt::format("{} / {}", shown[i].right, shown[i].asked),
                   percent(shown[i].recall()), fmt::format("{} / {}", small[i].right, small[i].asked), alarms[i],
                   highest[i], contestant.own.present());
    }
    for (const bool rich : {true, false}) {
        const auto worst = std::find_if(order.begin(), order.end(),
                                        [&](std::size_t i) { return results.contestants[i].design.rich == rich; });
        if (worst != order.end())
            fmt::print("worst {} LOGO: {}, {}\n", class_name(rich), results.contestants[*worst].design.name,
                       percent(shown[*worst].recall()));
    }
}

// "jpeg 43" and "jpeg 87" are one kind.
std::string kind_of(const std::string& word) {
    return word.substr(0, word.find(' '));
}

void print_failures(const Results& results) {
    std::map<std::string, Count> kinds;
    std::vector<std::string> lines;
    for (const Shown& shown : results.shown) {
        if (!shown.bucket->easy_enough) continue;
        for (const Trial& trial : shown.trials) {
            for (std::size_t from = 0; from < trial.kinds.size();) {
                const std::size_t to = std::min(trial.kinds.find(", ", from), trial.kinds.size());
                kinds[kind_of(trial.kinds.substr(from, to - from))].add(trial.answers[ours]);
                from = to + 2;
            }
            if (!trial.answers[ours].right)
                lines.push_back(fmt::format("  {:<16} {:>4.0f} px {:>3.0f}° {:>3.0f} % score {:.2f}{} {}",
                                            results.contestants[trial.design].design.name, trial.short_px,
                                            trial.tilt_deg, 100 * trial.cover, trial.score,
                                            trial.answers[ours].said_present ? " elsewhere:" : ":", trial.kinds));
        }
    }
    fmt::print("\nMissed by kind of picture, ≥ 40 px\n");
    int column = 0;
    for (const auto& [kind, count] : kinds)
        fmt::print("  {:<9} {:>4} of {:<4}{}", kind, count.asked - count.right, count.asked,
                   ++column % 4 == 0 ? "\n" : "");
    fmt::print("\n\nMissed, ≥ 40 px: {}{}\n", lines.size(),
               lines.size() > most_failures_listed
                   ? fmt::format("; one of every {}", lines.size() / most_failures_listed + 1)
                   : "");
    const std::size_t step = lines.size() > most_failures_listed ? lines.size() / most_failures_listed + 1 : 1;
    for (std::size_t i = 0; i < lines.size(); i += step)
        fmt::print("{}\n", lines[i]);
}

}  // namespace

bool print_report(const Results& results) {
    fmt::print("logo: {} LOGOs on {} real photos and {} painted ones; size is the projected short side\n",
               results.contestants.size(), results.photos, results.painted);
    for (const Contestant& contestant : results.contestants)
        if (!contestant.own.refusal().empty())
            fmt::print("refused by ours: {} {}\n", contestant.design.name, contestant.own.refusal());
    bool met = print_recall(results);
    print_side_by_side(results);
    met = print_corner_errors(results) && met;
    met = print_alarms(results) && met;
    print_times(results);
    print_failures(results);
    print_designs(results);
    print_learned_limits(results);
    return met;
}

bool logo(const LogoOptions& options) {
    silence_media_libraries();
    if (!options.sheet.empty()) {
        write_sheets(options.sheet);
        return true;
    }
    const bool met = print_report(run_challenge(options));
    return logo_cost() && met;
}

}  // namespace mediaproof::bench
