#include "logo/challenge.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <functional>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <thread>

#include "logo/look_alikes.h"
#include "paint/random.h"

namespace mediaproof::bench {
namespace {

struct Plenty {        // how many pictures
    int rich, plain;   // a bucket
    int crops;         // photos' parts, each with one LOGO asked for
    int whole_each;    // whole backgrounds a LOGO
    int look_alikes;   // rounds through all of them
    int beside_stock;  // every how many pictures the stock methods are asked as well
};
constexpr Plenty full{120, 60, 2000, 20, 6, 7};
constexpr Plenty quick{12, 9, 60, 1, 1, 9};

constexpr std::uint32_t shown_seed = 1'000'000;
constexpr std::uint32_t unseen_seed = 2'000'000;
constexpr std::uint32_t look_alike_seed = 3'000'000;
constexpr unsigned most_threads = 2;

// Each index once, on a few threads; the first exception ends it.
void for_each_index(std::size_t count, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex guard;
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::clamp(std::thread::hardware_concurrency(), 1U, most_threads); ++i) {
        threads.emplace_back([&] {
            for (std::size_t at = next++; at < count; at = next++) {
                try {
                    work(at);
                } catch (...) {
                    const std::lock_guard lock(guard);
                    if (!failure) failure = std::current_exception();
                    next = count;
                }
            }
        });
    }
    threads.clear();
    if (failure) std::rethrow_exception(failure);
}

std::string joined(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

std::vector<std::size_t> of_class(const std::vector<Contestant>& contestants, bool rich) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < contestants.size(); ++i)
        if (contestants[i].design.rich == rich) chosen.push_back(i);
    return chosen;
}

// Learning takes half a minute each where it is not remembered, so it is told.
std::vector<Contestant> all_contestants() {
    std::vector<Design> designs = all_designs();
    std::vector<std::optional<Contestant>> ready(designs.size());
    std::atomic<int> done = 0;
    for_each_index(designs.size(), [&](std::size_t i) {
        ready[i].emplace(std::move(designs[i]));
        fmt::print(stderr, "ready: {} of {} LOGOs, {}\n", ++done, ready.size(), ready[i]->design.name);
    });
    std::vector<Contestant> contestants;
    for (auto& contestant : ready)
        contestants.push_back(std::move(*contestant));
    return contestants;
}

class Challenge {
  public:
    explicit Challenge(const LogoOptions& options)
        : options_(options), plenty_(options.quick ? quick : full), backgrounds_(backgrounds(options.quick)) {
        results_.contestants = all_contestants();
        results_.buckets = all_buckets();
        for (const Background& background : backgrounds_)
            ++(background.real ? results_.photos : results_.painted);
        if (!options_.dump.empty()) std::filesystem::create_directories(options_.dump);
    }

    Results run() && {
        for (std::size_t i = 0; i < results_.buckets.size(); ++i) {
            show(i, true);
            show(i, false);
        }
        try_crops();
        try_whole_pictures();
        try_look_alikes();
        return std::move(results_);
    }

  private:
    void show(std::size_t bucket, bool rich) {
        const auto designs = of_class(results_.contestants, rich);
        Shown shown{nullptr, rich, {}};
        shown.trials.resize(static_cast<std::size_t>(rich ? plenty_.rich : plenty_.plain));
        const auto& wishes = results_.buckets[bucket].wishes;
        const auto first = shown_seed + static_cast<std::uint32_t>(bucket * 20'000 + (rich ? 0 : 10'000));
        for_each_index(shown.trials.size(), [&](std::size_t i) {
            const std::size_t which = designs[(bucket * shown.trials.size() + i) % designs.size()];
            const Contestant& contestant = results_.contestants[which];
            const Scene scene = place_logo(contestant.design.image, backgrounds_, wishes[i % wishes.size()],
                                           first + static_cast<std::uint32_t>(i));
            Trial& trial = shown.trials[i];
            trial = tried(scene.picture, scene.quads, contestant, asks_stock(i + 2 * bucket));
            trial.design = which;
            trial.kinds = joined(scene.kinds);
            trial.short_px = scene.short_px;
            trial.tilt_deg = scene.tilt_deg;
            trial.cover = scene.cover;
            if (!trial.answers[ours].right)
                keep(fmt::format("missed-{}-{}-{:03}", bucket, rich ? "rich" : "plain", i), trial, scene.picture,
                     scene.quads);
        });
        results_.shown.push_back(std::move(shown));
    }

    void try_crops() {
        Unseen unseen{"photos' parts", false, std::vector<Trial>(static_cast<std::size_t>(plenty_.crops))};
        for_each_index(unseen.trials.size(), [&](std::size_t i) {
            paint::Random random(unseen_seed + static_cast<std::uint32_t>(i));
            const cv::Mat& whole = backgrounds_[i % backgrounds_.size()].picture;
            const int width = static_cast<int>(random.between(320, 1100));
            const int height = width * 3 / 4;
            const cv::Rect part(static_cast<int>(random.between(0, whole.cols - width)),
                                static_cast<int>(random.between(0, whole.rows - height)), width, height);
            cv::Mat shown;
            cv::resize(whole(part), shown, {640, 480}, 0, 0, width > 640 ? cv::INTER_AREA : cv::INTER_CUBIC);
            if (random.chance(0.5)) cv::flip(shown, shown, 1);
            const std::size_t which = random.below(results_.contestants.size());
            without(unseen.trials[i], shown, which, backgrounds_[i % backgrounds_.size()].name, asks_stock(i),
                    fmt::format("false-part-{:04}", i));
        });
        results_.unseen.push_back(std::move(unseen));
    }

    void try_whole_pictures() {
        const std::size_t each = static_cast<std::size_t>(plenty_.whole_each);
        Unseen unseen{"whole pictures", false, std::vector<Trial>(each * results_.contestants.size())};
        for_each_index(unseen.trials.size(), [&](std::size_t i) {
            const Background& shown = backgrounds_[(i * 7 + i / each) % backgrounds_.size()];
            without(unseen.trials[i], shown.picture, i / each, shown.name, asks_stock(i),
                    fmt::format("false-whole-{:04}", i));
        });
        results_.unseen.push_back(std::move(unseen));
    }

    void try_look_alikes() {
        std::vector<Design> designs;
        for (const Contestant& contestant : results_.contestants)
            designs.push_back(contestant.design);
        std::vector<LookAlike> all;
        for (int round = 0; round < plenty_.look_alikes; ++round) {
            const auto more = look_alikes_of(designs, look_alike_seed + static_cast<std::uint32_t>(round));
            all.insert(all.end(), more.begin(), more.end());
        }
        Wish wish;
        wish.short_px = {56, 260};
        wish.tilt_deg = {0, 30};
        wish.cover = {0, 0};
        wish.most_spoils = 1;
        wish.second_share = 0;
        std::vector<Trial> trials(all.size());
        for_each_index(all.size(), [&](std::size_t i) {
            const Scene scene =
                place_logo(all[i].image, backgrounds_, wish, look_alike_seed + static_cast<std::uint32_t>(i));
            without(trials[i], scene.picture, all[i].wanted, joined(scene.kinds), asks_stock(i),
                    fmt::format("false-{}-{:03}", all[i].kind, i));
        });
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto kind = std::find_if(results_.unseen.begin(), results_.unseen.end(),
                                     [&](const Unseen& unseen) { return unseen.kind == all[i].kind; });
            if (kind == results_.unseen.end()) kind = results_.unseen.insert(kind, Unseen{all[i].kind, true, {}});
            kind->trials.push_back(trials[i]);
        }
    }

    void without(Trial& trial, const cv::Mat& picture, std::size_t which, const std::string& kinds, bool beside_stock,
                 const std::string& name) {
        trial = tried(picture, {}, results_.contestants[which], beside_stock);
        trial.design = which;
        trial.kinds = kinds;
        if (trial.answers[ours].said_present) keep(name, trial, picture, {});
    }

    bool asks_stock(std::size_t i) const { return i % static_cast<std::size_t>(plenty_.beside_stock) == 0; }

    void keep(std::string name, const Trial& trial, const cv::Mat& picture, const std::vector<Quad>& truth) const {
        if (options_.dump.empty()) return;
        name += "-" + results_.contestants[trial.design].design.name + ".jpg";
        std::replace(name.begin(), name.end(), ' ', '-');
        dump(options_.dump / name, picture, truth, trial.found);
    }

    LogoOptions options_;
    Plenty plenty_;
    std::vector<Background> backgrounds_;
    Results results_;
};

// Every picture's score, one a line.
void write_scores(const std::filesystem::path& file, const Results& results) {
    std::ofstream out(file);
    const auto write = [&](const std::string& kind, const Trial& trial) {
        const Design& design = results.contestants[trial.design].design;
        out << fmt::format("{}\t{}\t{}\t{:.0f}\t{:.0f}\t{:.2f}\t{:.4f}\t{}\n", design.name,
                           design.rich ? "rich" : "plain", kind, trial.short_px, trial.tilt_deg, trial.cover,
                           trial.score, trial.answers[ours].right ? "found" : "");
    };
    out << "LOGO\tclass\tpictures\tpx\ttilt\tcover\tscore\tfound\n";
    for (const Shown& shown : results.shown)
        for (const Trial& trial : shown.trials)
            write(shown.bucket->name, trial);
    for (const Unseen& unseen : results.unseen)
        for (const Trial& trial : unseen.trials)
            write(unseen.kind, trial);
}

}  // namespace

Results run_challenge(const LogoOptions& options) {
    cv::setNumThreads(1);  // a core each, so that each method's time is its cost
    Results results = Challenge(options).run();
    cv::setNumThreads(-1);
    const std::size_t each = 2;
    for (std::size_t i = 0; i < results.shown.size(); ++i)
        results.shown[i].bucket = &results.buckets[i / each];
    if (!options.dump.empty()) write_scores(options.dump / "scores.tsv", results);
    return results;
}

}  // namespace mediaproof::bench
