// Checks of many submissions, by the real program: that stop, are killed, find the disk full, and go on.
#include <doctest/doctest.h>
#include <signal.h>

#include <chrono>
#include <random>
#include <thread>

#include "mediaproof/report.h"
#include "store/journal.h"
#include "support/program.h"
#include "support/temp_folder.h"
#include "support/units.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

// Units, and places for what is made of them.
struct Bench {
    explicit Bench(int count) { write_units(units(), count); }

    fs::path units() const { return folder.path() / "units"; }
    fs::path place(const std::string& name) const { return folder.path() / name; }

    // What a check writes both its reports into.
    Words check_into(const std::string& place_name, const Words& more = {"--no-store"}) const {
        Words words = {"check", "--format", "json", "--format", "text", "--output", place(place_name).string()};
        words.insert(words.end(), more.begin(), more.end());
        words.push_back(units().string());
        return words;
    }

    std::string json(const std::string& place_name) const { return read_bytes(place(place_name) / "report.json"); }
    std::string text(const std::string& place_name) const { return read_bytes(place(place_name) / "report.txt"); }

    TempFolder folder;
};

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

// Until it has told that a submission is done.
void wait_for_the_first(const RunningProgram& program) {
    while (program.err_so_far().find("[1/") == std::string::npos)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

}  // namespace

TEST_SUITE_BEGIN("batch");

TEST_CASE("reports go into a folder as they would go to stdout, and nothing else stays there") {
    const Bench bench(3);
    const ProgramRun run = run_mediaproof(bench.check_into("out"));
    CHECK(run.exit_code == 1);
    CHECK(run.out.empty());
    CHECK(run.err.find("report.json") != std::string::npos);
    CHECK(files_in(bench.place("out")) == 2);
    const Words to_stdout = {"check", "--no-store", bench.units().string(), "--format"};
    for (const char* format : {"json", "text"}) {
        Words words = to_stdout;
        words.emplace_back(format);
        const std::string told = run_mediaproof(words).out;
        CHECK((told == (format == std::string("json") ? bench.json("out") : bench.text("out"))));
    }
    CHECK(run_mediaproof({"check", "--format", "json", "--format", "text", bench.units().string()}).exit_code == 2);
}

TEST_CASE("how many files are measured at once makes no difference to a byte") {
    const Bench bench(4);
    CHECK(run_mediaproof(bench.check_into("one", {"--no-store", "--jobs", "1"})).exit_code == 1);
    CHECK(run_mediaproof(bench.check_into("three", {"--no-store", "--jobs", "3"})).exit_code == 1);
    CHECK((bench.json("one") == bench.json("three")));
    CHECK((bench.text("one") == bench.text("three")));
}

TEST_CASE("a folder into which another check is writing is left alone") {
    const Bench bench(1);
    bench.folder.write("out/report.json", "old");
    const Journal other(bench.place("out"), "another check");
    const ProgramRun run = run_mediaproof(bench.check_into("out"));
    CHECK(run.exit_code == 5);
    CHECK(run.err.find(bench.place("out").string()) != std::string::npos);
    CHECK(bench.json("out") == "old");
    CHECK(files_in(bench.place("out")) == 2);
}

TEST_CASE("a check that is stopped says how to go on, and ends in the same bytes") {
    const Bench bench(20);
    CHECK(run_mediaproof(bench.check_into("whole")).exit_code == 1);
    for (const int signal : {SIGINT, SIGTERM}) {
        CAPTURE(signal);
        fs::remove_all(bench.place("out"));
        RunningProgram program(bench.check_into("out", {"--no-store", "--jobs", "1", "--lang", "en"}));
        wait_for_the_first(program);
        program.send(signal);
        const ProgramRun stopped = program.wait();
        CHECK(stopped.exit_code == 5);
        CHECK(stopped.err.find("again to go on") != std::string::npos);
        CHECK_FALSE(fs::exists(bench.place("out") / "report.json"));
        CHECK(run_mediaproof(bench.check_into("out")).exit_code == 1);
        CHECK((bench.json("out") == bench.json("whole")));
        CHECK((bench.text("out") == bench.text("whole")));
        CHECK(files_in(bench.place("out")) == 2);
    }
}

TEST_CASE("a check that is killed leaves the old reports, and the next one goes on from there") {
    const Bench bench(16);
    CHECK(run_mediaproof(bench.check_into("whole")).exit_code == 1);
    bench.folder.write("out/report.json", "old");
    std::mt19937 chance(6);
    for (int kill = 0; kill < 6; ++kill) {
        RunningProgram program(bench.check_into("out"));
        if (kill % 2 == 0) wait_for_the_first(program);
        std::this_thread::sleep_for(std::chrono::milliseconds(chance() % 200));
        program.send(SIGKILL);
        const ProgramRun killed = program.wait();
        if (killed.exit_code != -1) break;  // it was faster
        CHECK(bench.json("out") == "old");
    }
    CHECK(run_mediaproof(bench.check_into("out")).exit_code == 1);
    CHECK((bench.json("out") == bench.json("whole")));
    CHECK((bench.text("out") == bench.text("whole")));
}

TEST_CASE("a disk that is full is no verdict, and the old report stays") {
    const Bench bench(60);
    bench.folder.write("out/report.json", "old");
    ProgramSetting full;
    full.most_file_bytes = 350'000;  // more than the LOGO, which the workers are given
    const ProgramRun run = run_mediaproof(bench.check_into("out"), full);
    CHECK(run.exit_code == 5);
    CHECK_FALSE(run.err.empty());
    CHECK(bench.json("out") == "old");
    CHECK(run_mediaproof(bench.check_into("out")).exit_code == 1);
    CHECK(bench.json("out").size() > full.most_file_bytes);
    CHECK(run_mediaproof(bench.check_into("whole")).exit_code == 1);
    CHECK((bench.json("out") == bench.json("whole")));
    CHECK(is_whole_json(bench.place("out") / "report.json"));
}

TEST_CASE("what was measured is remembered where the user says, and nowhere when so asked") {
    const Bench bench(4);
    const std::string store = bench.place("facts.sqlite").string();
    ProgramSetting own_cache;
    own_cache.environment = {"XDG_CACHE_HOME=" + cache_home().string()};
    CHECK(run_mediaproof(bench.check_into("without"), own_cache).exit_code == 1);
    CHECK_FALSE(fs::exists(store));
    for (const char* place : {"first", "second"})
        CHECK(run_mediaproof(bench.check_into(place, {"--store", store})).exit_code == 1);
    CHECK(fs::exists(store));
    CHECK((bench.json("first") == bench.json("without")));
    CHECK((bench.json("second") == bench.json("first")));
    change_photo(bench.units() / "unit 02");
    CHECK(run_mediaproof(bench.check_into("changed", {"--store", store})).exit_code == 1);
    CHECK(run_mediaproof(bench.check_into("measured")).exit_code == 1);
    CHECK((bench.json("changed") == bench.json("measured")));
}

TEST_SUITE_END();
