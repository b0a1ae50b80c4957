// mediaproof_bench [NAME]...: `check` without a name, since `logo` and `logo-video` take long. Ends with 1 when a mark
// was missed.
// Of `banner` and `clarity`: [--quick] [--dump DIR]; of `banner` [--seed N] as well; of `dates`: [--folder DIR]..., whose
// capture times are told instead.
// Of `logo`: [--quick] [--dump DIR] [--sheet DIR]; of `logo-video`: [--quick].
// Of `batch`: [--count SUBMISSIONS] [--kills N]; of `hostile`: [--count FILES] [--seed S] [--quick] [--samples DIR]
// [--folder DIR]... [--dump DIR].
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "bench.h"

namespace {

struct Wanted {
    std::vector<std::string> names;
    mediaproof::bench::LogoOptions logo;
    mediaproof::bench::ClarityOptions clarity;
    std::vector<std::filesystem::path> folders;
    mediaproof::bench::BannerOptions banner;
    mediaproof::bench::BatchBenchOptions batch;
    mediaproof::bench::HostileOptions hostile;
    bool understood = true;
};

// False for another word.
bool take_number(Wanted& wanted, const std::string& word, const char* value) {
    if (word == "--count") {
        wanted.batch.count = wanted.hostile.count = std::stoul(value);
    } else if (word == "--kills") {
        wanted.batch.kills = std::stoul(value);
    } else if (word == "--seed") {
        wanted.hostile.seed = wanted.banner.seed = static_cast<std::uint32_t>(std::stoul(value));
    } else {
        return false;
    }
    return true;
}

Wanted wanted_by(int argc, char** argv) {
    Wanted wanted;
    wanted.hostile.samples = MEDIAPROOF_SOURCE "/samples";
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--quick") {
            wanted.logo.quick = wanted.clarity.quick = wanted.banner.quick = wanted.hostile.quick = true;
        } else if (word == "--dump" && i + 1 < argc) {
            wanted.logo.dump = wanted.clarity.dump = wanted.banner.dump = wanted.hostile.dump = argv[++i];
        } else if (word == "--sheet" && i + 1 < argc) {
            wanted.logo.sheet = argv[++i];
        } else if (word == "--folder" && i + 1 < argc) {
            wanted.folders.emplace_back(argv[++i]);
            wanted.hostile.folders = wanted.folders;
        } else if (word == "--samples" && i + 1 < argc) {
            wanted.hostile.samples = argv[++i];
        } else if (i + 1 < argc && take_number(wanted, word, argv[i + 1])) {
            ++i;
        } else {
            wanted.names.push_back(word);
        }
    }
    return wanted;
}

}  // namespace

int main(int argc, char** argv) {
    struct Bench {
        const char* name;
        std::function<bool()> run;
    };
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);  // long runs tell what they have as they go
    Wanted wanted = wanted_by(argc, argv);
    if (wanted.names.empty()) wanted.names = {"check"};
    const Bench benches[] = {{"banner", [&] { return mediaproof::bench::banner(wanted.banner); }},
                             {"batch", [&] { return mediaproof::bench::batch(wanted.batch); }},
                             {"check", mediaproof::bench::check},
                             {"clarity", [&] { return mediaproof::bench::clarity(wanted.clarity); }},
                             {"confine", mediaproof::bench::confine},
                             {"dates", [&] { return mediaproof::bench::dates(wanted.folders); }},
                             {"hostile", [&] { return mediaproof::bench::hostile(wanted.hostile); }},
                             {"logo", [&] { return mediaproof::bench::logo(wanted.logo); }},
                             {"logo-cost", mediaproof::bench::logo_cost},
                             {"logo-video", [&] { return mediaproof::bench::logo_video(wanted.logo); }},
                             {"page", mediaproof::bench::page},
                             {"video", mediaproof::bench::video}};
    for (const std::string& name : wanted.names) {
        wanted.understood = wanted.understood && std::any_of(std::begin(benches), std::end(benches),
                                                             [&](const Bench& b) { return b.name == name; });
    }
    if (!wanted.understood) {
        std::fprintf(stderr,
                     "bench: no such bench; there are: banner [--quick] [--seed N] [--dump DIR], batch "
                     "[--count SUBMISSIONS] [--kills N], check, clarity [--quick] "
                     "[--dump DIR], confine, dates [--folder DIR]..., hostile [--count FILES] [--seed S] [--quick] "
                     "[--samples DIR] [--folder DIR]... [--dump DIR], logo [--quick] [--dump "
                     "DIR] [--sheet DIR], "
                     "logo-cost, logo-video [--quick], page, video\n");
        return 2;
    }
    bool met = true;
    try {
        for (const Bench& bench : benches) {
            const auto& names = wanted.names;
            if (std::find(names.begin(), names.end(), bench.name) != names.end()) met = bench.run() && met;
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench: %s\n", error.what());
        return 5;
    }
    return met ? 0 : 1;
}
