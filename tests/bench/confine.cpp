// What it costs that each file is measured in a confined process of its own.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "bench.h"
#include "confine/workers.h"
#include "facts_codec.h"
#include "mediaproof/prober.h"
#include "worker/all_jobs.h"
#include "worker/probe_job.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr double mark_extra = 0.05;  // of the processor time that the photos take in this process
constexpr int round_trips = 200;
constexpr int starts = 5;
constexpr int runs = 5;

double milliseconds(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

void print_least_and_median(const char* what, std::vector<double> figures) {
    std::sort(figures.begin(), figures.end());
    fmt::print("{:<44} {:>8.2f} {:>8.2f}\n", what, figures.front(), figures[figures.size() / 2]);
}

WorkersOptions one_worker(Confinement confinement) {
    WorkersOptions options;
    options.confinement = confinement;
    options.setup = encode_setup({});
    return options;
}

// A job that no worker knows: it is forked, confined, and ends.
void measure_round_trips(Confinement confinement, const char* what) {
    Workers workers(one_worker(confinement), all_jobs);
    Job job;
    job.name = "nothing";
    workers.run(job);
    std::vector<double> figures;
    for (int i = 0; i < round_trips; ++i) {
        const auto start = Clock::now();
        workers.run(job);
        figures.push_back(milliseconds(Clock::now() - start));
    }
    print_least_and_median(what, figures);
}

void measure_starts() {
    std::vector<double> figures;
    for (int i = 0; i < starts; ++i) {
        const auto start = Clock::now();
        Workers workers(one_worker(Confinement::strict), all_jobs);
        Job job;
        job.name = "nothing";
        workers.run(job);
        figures.push_back(milliseconds(Clock::now() - start));
    }
    print_least_and_median("the same in a process started anew", figures);
}

// Of this process and of its children that have ended.
double cpu_seconds() {
    double seconds = 0;
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used{};
        ::getrusage(who == RUSAGE_SELF ? RUSAGE_SELF : RUSAGE_CHILDREN, &used);
        seconds += static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                   1e-6 * static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
    }
    return seconds;
}

// Warming up, which is done once however many files there are, is left out: it is measured by itself.
double cpu_of(const std::vector<fs::path>& files, Confinement confinement, int times) {
    const auto measured = [&](int passes) {
        const double before = cpu_seconds();
        {
            ProberOptions options;
            options.confinement = confinement;
            options.workers = 1;
            Prober prober(options);
            prober.probe(files.front());
            for (int pass = 0; pass < passes; ++pass) {
                for (const fs::path& file : files)
                    prober.probe(file);
            }
        }
        return cpu_seconds() - before;
    };
    return measured(times) - measured(0);
}

bool measure_photos(const std::vector<fs::path>& photos) {
    double confined = cpu_of(photos, Confinement::strict, 1);
    double here = cpu_of(photos, Confinement::none, 1);
    for (int i = 1; i < runs; ++i) {
        confined = std::min(confined, cpu_of(photos, Confinement::strict, 1));
        here = std::min(here, cpu_of(photos, Confinement::none, 1));
    }
    const double extra = confined / here - 1;
    fmt::print("\n{} photos, processor seconds, least of {}: confined {:.3f}, in this process {:.3f}: {:+.1f} % ({})\n",
               photos.size(), runs, confined, here, 100 * extra, extra <= mark_extra ? "met" : "missed");
    return extra <= mark_extra;
}

bool measure_likeness(const std::vector<fs::path>& files) {
    ProberOptions options;
    Prober confined(options);
    options.confinement = Confinement::none;
    Prober here(options);
    std::size_t alike = 0;
    for (const fs::path& file : files) {
        const bool same = encode_facts(confined.probe(file)) == encode_facts(here.probe(file));
        if (!same) fmt::print("differs: {}\n", file.string());
        alike += same ? 1 : 0;
    }
    fmt::print("files with the same facts both ways: {} of {}\n", alike, files.size());
    return alike == files.size();
}

}  // namespace

bool confine() {
    silence_media_libraries();
    const fs::path media = fs::path(MEDIAPROOF_SOURCE) / ".." / "shared" / "media";
    fmt::print(
        "confine: one worker; mark: photos cost at most {:.0f} % more, and facts are the same\n\n{:<44} {:>8} {:>8}\n",
        100 * mark_extra, "milliseconds", "least", "median");
    measure_round_trips(Confinement::strict, "from a warm process: fork, confine, end");
    measure_starts();
    if (!fs::exists(media)) {
        fmt::print("no real media here: the rest is left out\n");
        return true;
    }
    const bool cheap = measure_photos(files_below(media / "photos"));
    return measure_likeness(files_below(media)) && cheap;
}

}  // namespace mediaproof::bench
