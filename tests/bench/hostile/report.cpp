// Damaged and hostile files, judged the way that real ones are: confined, in batches. Each is the only thing that its
// submission hands in, and proves nothing; so whoever lets one pass has believed what isn't there.
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <map>

#include "bench.h"
#include "hostile/seeds.h"
#include "hostile/watch.h"
#include "mediaproof/batch.h"
#include "mediaproof/probe.h"
#include "mediaproof/report.h"
#include "support/damage.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t round_size = 250;
constexpr std::size_t quick_count = 500;
constexpr std::size_t rounds_between_searches = 40;  // rounds in which the LOGO and banners are looked for as well
constexpr std::size_t search_size = 20;
constexpr std::size_t most_damages = 3;  // of one file; some come as they are

// Films and photos have packs of their own, which ask for nothing but what the one file can be wrong in.
struct Family {
    const char* what;
    RulePack pack;
    std::vector<Seed> seeds;
    Seed sound;
};

RulePack pack_with(const std::vector<std::string>& rules, int videos, int photos) {
    RulePack pack = RulePack::load(fs::path(MEDIAPROOF_SOURCE) / "models" / "ningxiang-2023");
    for (auto& [id, settings] : pack.rules)
        settings.on = std::find(rules.begin(), rules.end(), id) != rules.end();
    auto& limits = pack.rules.at("submission.complete").limits;
    limits.at("min_videos") = videos;
    limits.at("min_photos") = photos;
    return pack;
}

std::vector<Family> all_families(const HostileOptions& options, const Lures& lures) {
    return {{"photos", pack_with({"submission.complete", "media.readable", "photo.date"}, 0, 1),
             worthless_photos(options.samples, options.folders, lures), sound_photo()},
            {"films",
             pack_with({"submission.complete", "media.readable", "video.complete", "video.duration", "video.live",
                        "video.date"},
                       1, 0),
             worthless_films(options.folders, lures), sound_film()}};
}

struct Variant {
    std::string name;
    std::string bytes;
    std::string how;
};

// Names say what they please, the day among it.
std::string some_name(const Seed& seed, tests::Dice& dice) {
    constexpr const char* extensions[] = {".jpg",  ".mp4", ".png", ".heic", ".mov",  ".zip",
                                          ".docx", ".pdf", ".avi", ".txt",  ".m3u8", ""};
    const std::string stem = tests::pick(dice, 2) == 0 ? "IMG_20230512_101500" : "mmexport1683857700000";
    return stem + (tests::pick(dice, 8) == 0 ? extensions[tests::pick(dice, std::size(extensions))] : seed.extension);
}

Variant some_variant(const std::vector<Seed>& seeds, tests::Dice& dice) {
    const Seed& seed = seeds[tests::pick(dice, seeds.size())];
    Variant variant{some_name(seed, dice), seed.bytes, seed.name};
    for (std::size_t left = tests::pick(dice, most_damages + 1); left > 0; --left) {
        const auto damage = tests::all_damages()[tests::pick(dice, tests::all_damages().size())];
        variant.bytes = damage.done_to(std::move(variant.bytes), seeds[tests::pick(dice, seeds.size())].bytes, dice);
        variant.how += fmt::format(", {}", damage.name);
    }
    return variant;
}

fs::path write_submission(const fs::path& folder, std::size_t number, const std::string& name,
                          const std::string& bytes) {
    const fs::path own = folder / fmt::format("{:04}", number);
    fs::create_directories(own);
    std::ofstream(own / "submission.toml") << "unit = \"市教育局\"\nevent_date = " << event_day << "\n";
    std::ofstream(own / name, std::ios::binary) << bytes;
    return own;
}

struct Tally {
    std::size_t tried = 0;
    std::map<std::string, std::size_t> ended;  // by how
    std::size_t aborted = 0;                   // batches that broke off
    std::size_t passed = 0;
    std::size_t told_secrets = 0;
    std::size_t not_started = 0;
    std::size_t controls_failed = 0;
};

std::string end_of(const Verdict& verdict) {
    if (verdict.files.empty())
        return verdict.submission.problems.empty() ? "nothing in it" : verdict.submission.problems.front().key;
    for (const FileFacts& facts : verdict.files) {
        if (facts.kind == FileKind::unreadable) return facts.reason.key;
    }
    return verdict.files.front().kind == FileKind::other ? "neither photo nor film nor report" : "measured";
}

bool tells(const Verdict& verdict, const std::string& secret) {
    for (const FileFacts& facts : verdict.files) {
        if (json_facts(facts, Language::english).find(secret) != std::string::npos) return true;
    }
    return false;
}

class Attack {
  public:
    Attack(const HostileOptions& options, Watch& watch) : options_(options), watch_(watch), dice_(options.seed) {}

    // `count` variants in batches.
    void run(const Family& family, Prober& prober, std::size_t count) {
        while (count > 0) {
            const std::size_t size = std::min(count, round_size);
            round(family, prober, size);
            count -= size;
        }
    }

    void try_control(const Family& family, Prober& prober) {
        const tests::TempFolder folder;
        write_submission(folder.path(), 0, "a" + family.sound.extension, family.sound.bytes);
        Batch(family.pack, prober).run(find_submissions(folder.path()), [&](const Judged& judged) {
            if (judged.verdict.outcome == Outcome::pass) return;
            ++tally_.controls_failed;
            fmt::print("a sound submission of {} does not pass\n", family.what);
        });
    }

    const Tally& tally() const { return tally_; }

  private:
    void round(const Family& family, Prober& prober, std::size_t size) {
        const tests::TempFolder folder;
        std::vector<Variant> variants;
        for (std::size_t i = 0; i < size; ++i) {
            variants.push_back(some_variant(family.seeds, dice_));
            write_submission(folder.path(), i, variants[i].name, variants[i].bytes);
        }
        std::size_t taken = 0;
        try {
            // A folder in which nothing can be judged is none that find_submissions() gives.
            Batch(family.pack, prober).run(find_submissions(folder.path()), [&](const Judged& judged) {
                ++taken;
                take(judged.verdict, variants[std::stoul(judged.verdict.submission.name)]);
            });
        } catch (const std::exception& error) {
            ++tally_.aborted;
            fmt::print("a batch broke off: {}\n", error.what());
        }
        if (taken != size) ++tally_.aborted;
        watch_.look();
    }

    void take(const Verdict& verdict, const Variant& variant) {
        ++tally_.tried;
        ++tally_.ended[end_of(verdict)];
        if (tells(verdict, watch_.secret())) {
            ++tally_.told_secrets;
            keep(variant, "a lure's secret is told");
        }
        if (verdict.outcome == Outcome::pass) {
            ++tally_.passed;
            keep(variant, "it passes");
        }
        for (const FileFacts& facts : verdict.files) {
            tally_.not_started += facts.reason.key == "unreadable.not-started" ? 1 : 0;
            for (const char* end : {"unreadable.crashed", "unreadable.timed-out", "unreadable.too-much-memory"}) {
                if (facts.reason.key == end) keep(variant, end);
            }
        }
    }

    void keep(const Variant& variant, const char* why) {
        fmt::print("{}: {} ({})\n", why, variant.how, variant.name);
        if (options_.dump.empty()) return;
        fs::create_directories(options_.dump);
        std::ofstream(options_.dump / fmt::format("{}-{}", tally_.tried, variant.name), std::ios::binary)
            << variant.bytes;
    }

    const HostileOptions& options_;
    Watch& watch_;
    tests::Dice dice_;
    Tally tally_;
};

ProberOptions searching() {
    ProberOptions options;
    options.logo = LogoModel::load(MEDIAPROOF_LOGO);
    options.banners = true;
    return options;
}

void attack_all(const HostileOptions& options, Watch& watch, Attack& attack) {
    const std::size_t count = options.quick ? std::min(options.count, quick_count) : options.count;
    const std::vector<Family> families = all_families(options, watch.lures());
    Prober plain({});
    Prober search(searching());
    for (const Family& family : families) {
        fmt::print("{}: {} seeds\n", family.what, family.seeds.size());
        attack.try_control(family, plain);
    }
    const std::size_t rounds = (count + round_size - 1) / round_size;
    for (std::size_t i = 0; i < rounds; ++i) {
        const Family& family = families[i % families.size()];
        const std::size_t searched = i % rounds_between_searches < families.size() ? search_size : 0;
        const std::size_t size = std::min(round_size, count - i * round_size);
        if (searched < size) attack.run(family, plain, size - searched);
        attack.run(family, search, std::min(searched, size));
    }
}

bool mark(const char* what, long count) {
    fmt::print("{:<58} {:>6}  {}\n", what, count, count == 0 ? "met" : "missed");
    return count == 0;
}

}  // namespace

bool hostile(const HostileOptions& options) {
    silence_media_libraries();
    const auto start = std::chrono::steady_clock::now();
    Watch watch;
    Attack attack(options, watch);
    attack_all(options, watch, attack);
    watch.look();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    const Tally& tally = attack.tally();
    fmt::print("\n{} damaged files in {:.0f} s ended as\n", tally.tried, taken.count());
    for (const auto& [how, count] : tally.ended)
        fmt::print("  {:<32} {:>6}\n", how, count);
    fmt::print("marks: none of these\n");
    const auto worker =
        fs::path(MEDIAPROOF_PROGRAM).parent_path().parent_path() / "libexec/mediaproof/mediaproof-worker";
    bool met = mark("sound submissions that do not pass (the control)", static_cast<long>(tally.controls_failed));
    met = mark("batches that broke off or lost a submission", static_cast<long>(tally.aborted)) && met;
    met = mark("submissions that pass with nothing but such a file", static_cast<long>(tally.passed)) && met;
    met = mark("workers that could not be started", static_cast<long>(tally.not_started)) && met;
    met = mark("files outside that were touched", watch.touched()) && met;
    met = mark("facts that tell what such a file holds", static_cast<long>(tally.told_secrets)) && met;
    met = mark("connections made", watch.called()) && met;
    return mark("processes left behind", processes_of(worker)) && met;
}

}  // namespace mediaproof::bench
