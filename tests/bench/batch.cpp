// What a batch gains from a second worker and from what it remembers, what it needs of memory, and that one which is
// killed goes on where it was.
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fstream>
#include <limits>
#include <random>
#include <stdexcept>
#include <thread>

#include "bench.h"
#include "descriptor.h"
#include "paint/camera.h"
#include "paint/photo.h"
#include "paint/scene.h"
#include "support/temp_folder.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using tests::TempFolder;
using Clock = std::chrono::steady_clock;
using Command = std::vector<std::string>;

constexpr double mark_speed_up = 1.8;
constexpr double mark_again_share = 0.03;
constexpr double mark_megabytes = 100;
constexpr int runs = 3;
const std::vector<int> any_verdict = {0, 1, 3};

double since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

bool mark(const std::string& what, double value, const char* unit, bool met) {
    fmt::print("{:<64} {:>9.3g} {:<3} {}\n", what, value, unit, met ? "met" : "missed");
    return met;
}

// ---- submissions ----

void write_manifest(const fs::path& folder) {
    fs::create_directories(folder);
    std::ofstream(folder / "submission.toml") << "unit = \"市教育局\"\nevent_date = 2023-05-12\n";
}

// Four submissions of six photos of 12 megapixels. Painting takes longer than measuring: what an earlier run painted is
// used again.
fs::path large_photos() {
    const fs::path folder = fs::path(MEDIAPROOF_BENCH_MEDIA) / "batch";
    if (fs::exists(folder / ".painted")) return folder;
    const paint::LocalTime taken = std::chrono::local_days(2023y / 5 / 12) + 10h;
    const paint::Event event{"市教育局",      "招生政策解读", "市教育局2023年“政务公开主题日”活动",
                             MEDIAPROOF_LOGO, true,           3};
    for (int unit = 0; unit < 4; ++unit)
        write_manifest(folder / std::to_string(unit));
    int number = 0;
    for (const auto view : {paint::View::plaza, paint::View::stage, paint::View::boards}) {
        for (const std::uint32_t seed : {1U, 2U}) {
            const cv::Mat photo =
                paint::photograph(paint::paint_view(event, view, {4800, 3600}), {}, {4000, 3000}, {}, seed);
            const std::string name = fmt::format("{}.jpg", number++);
            paint::write_photo(folder / "0" / name, photo, paint::PhoneExif{taken});
            for (const char* unit : {"1", "2", "3"})
                fs::copy_file(folder / "0" / name, folder / unit / name, fs::copy_options::overwrite_existing);
        }
    }
    std::ofstream(folder / ".painted").close();
    return folder;
}

// Each has one photo that is like no other.
void write_small_submissions(const fs::path& folder, std::size_t first, std::size_t count, int width) {
    cv::RNG chance(first + 1);
    for (std::size_t i = first; i < first + count; ++i) {
        const fs::path own = folder / fmt::format("{:06}", i);
        write_manifest(own);
        cv::Mat picture(width * 3 / 4, width, CV_8UC3);
        chance.fill(picture, cv::RNG::UNIFORM, 0, 256);
        paint::write_photo(own / "photo.jpg", picture,
                           paint::PhoneExif{std::chrono::local_days(2023y / 5 / 12) + std::chrono::seconds(i)});
        std::ofstream(own / "report.txt") << "一、经验做法\n第 " << i << " 份\n二、工作实效\n";
    }
}

// ---- running the program ----

class Program {
  public:
    // Its stdout goes nowhere, and its stderr there as well unless `errors` is open.
    explicit Program(const Command& command, int errors = -1) {
        std::vector<char*> arguments;
        for (const std::string& word : command)
            arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        process_ = ::fork();
        if (process_ < 0) throw std::runtime_error("fork failed");
        if (process_ != 0) return;
        const int nowhere = ::open("/dev/null", O_RDWR);
        ::dup2(nowhere, STDOUT_FILENO);
        ::dup2(errors >= 0 ? errors : nowhere, STDERR_FILENO);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }

    pid_t process() const { return process_; }

    // Its exit code; −1 when a signal ended it.
    int wait() const {
        int status = 0;
        ::waitpid(process_, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

  private:
    pid_t process_;
};

Command check(const Command& more) {
    Command command = {MEDIAPROOF_PROGRAM, "check"};
    command.insert(command.end(), more.begin(), more.end());
    return command;
}

// Megabytes; 0 once it has ended.
double peak_so_far(pid_t process) {
    std::ifstream status(fmt::format("/proc/{}/status", process));
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
    }
    return 0;
}

struct Followed {
    double peak_megabytes = 0;         // of the program alone, without its workers
    std::vector<double> done_after_s;  // by submission
};

// Takes down what the program tells of its progress, a line a submission.
Followed followed(const Command& command) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    const auto start = Clock::now();
    const Program program(command, to.get());
    to.close();
    Followed result;
    std::array<char, 1 << 14> block{};
    for (;;) {
        pollfd watched{from.get(), POLLIN, 0};
        const bool something = ::poll(&watched, 1, 20) > 0;
        result.peak_megabytes = std::max(result.peak_megabytes, peak_so_far(program.process()));
        if (!something) continue;
        const ssize_t got = ::read(from.get(), block.data(), block.size());
        if (got <= 0) break;
        const auto lines = std::count(block.begin(), block.begin() + got, '\n');
        result.done_after_s.insert(result.done_after_s.end(), static_cast<std::size_t>(lines), since(start));
    }
    const int code = program.wait();
    if (std::find(any_verdict.begin(), any_verdict.end(), code) == any_verdict.end())
        throw std::runtime_error(fmt::format("the check ended with {}", code));
    return result;
}

// ---- what is measured ----

bool second_worker() {
    const std::string folder = large_photos().string();
    seconds_of(check({"--no-store", folder}), 1, any_verdict);  // the LOGO is learned by now
    double alone = std::numeric_limits<double>::max();
    double both = alone;
    for (int i = 0; i < runs; ++i) {
        alone = std::min(alone, seconds_of(check({"--no-store", "--jobs", "1", folder}), 1, any_verdict));
        both = std::min(both, seconds_of(check({"--no-store", "--jobs", "2", folder}), 1, any_verdict));
    }
    fmt::print("24 photos of 12 megapixels: {:.2f} s with one worker, {:.2f} s with two; least of {} runs\n", alone,
               both, runs);
    return mark("one worker's time over two workers' (at least 1.8)", alone / both, "×", alone / both >= mark_speed_up);
}

bool second_run() {
    const TempFolder scratch;
    const Command command = check({"--store", (scratch.path() / "facts").string(), large_photos().string()});
    const double first = seconds_of(command, 1, any_verdict);
    const double again = seconds_of(command, runs, any_verdict);
    fmt::print("the same photos again, unchanged: {:.2f} s after {:.2f} s\n", again, first);
    return mark("the second run's share of the first's time (at most 0.03)", again / first, "",
                again / first <= mark_again_share);
}

// Milliseconds that a submission takes between two shares of the run.
double pace(const Followed& run, double from_share, double to_share) {
    const auto all = static_cast<double>(run.done_after_s.size());
    const auto from = static_cast<std::size_t>(all * from_share);
    const auto to = static_cast<std::size_t>(all * to_share) - 1;
    return 1000 * (run.done_after_s[to] - run.done_after_s[from]) / static_cast<double>(to - from);
}

bool memory_and_pace(std::size_t count) {
    const TempFolder scratch;
    const std::size_t quarter = std::max<std::size_t>(8, count / 4);
    Command paths;
    for (std::size_t i = 0; i < 4; ++i) {
        const fs::path folder = scratch.path() / std::to_string(i);
        write_small_submissions(folder, i * quarter, quarter, 64);
        paths.push_back(folder.string());
    }
    const auto run = [&](const char* output, std::size_t parts) {
        Command more = {"--no-store", "--format", "json", "--output", (scratch.path() / output).string()};
        more.insert(more.end(), paths.begin(), paths.begin() + static_cast<std::ptrdiff_t>(parts));
        return followed(check(more));
    };
    const Followed few = run("few", 1);
    const Followed many = run("many", 4);
    fmt::print("{} small submissions: {:.1f} ms each in the first quarter, {:.1f} ms in the last\n", 4 * quarter,
               pace(many, 0, 0.25), pace(many, 0.75, 1));
    bool met = mark(fmt::format("the program's peak memory with {} of them", quarter), few.peak_megabytes, "MB",
                    few.peak_megabytes <= mark_megabytes);
    return mark(fmt::format("the program's peak memory with {} of them", 4 * quarter), many.peak_megabytes, "MB",
                many.peak_megabytes <= mark_megabytes) &&
           met;
}

// ---- kills ----

class Kills {
  public:
    Kills() {
        write_small_submissions(scratch_.path() / "units", 0, 16, 200);
        const auto start = Clock::now();
        if (Program(command("whole")).wait() == -1) throw std::runtime_error("the check ended badly");
        whole_s_ = since(start);
    }

    double whole_s() const { return whole_s_; }
    int completed() const { return completed_; }
    int differing() const { return differing_; }

    // Kills one run somewhere, or lets it end where it was faster.
    bool kill_one() {
        const Program program(command("killed"));
        const double after_s = std::uniform_real_distribution<double>(0, whole_s_)(chance_);
        std::this_thread::sleep_for(std::chrono::duration<double>(after_s));
        ::kill(program.process(), SIGKILL);
        if (program.wait() == -1) return true;
        compare();
        return false;
    }

    void let_one_end() {
        Program(command("killed")).wait();
        compare();
    }

  private:
    Command command(const char* output) const {
        return check({"--no-store", "--format", "json", "--format", "text", "--output",
                      (scratch_.path() / output).string(), (scratch_.path() / "units").string()});
    }

    void compare() {
        ++completed_;
        for (const char* file : {"report.json", "report.txt"}) {
            const fs::path killed = scratch_.path() / "killed" / file;
            const bool same =
                fs::exists(killed) && tests::read_bytes(killed) == tests::read_bytes(scratch_.path() / "whole" / file);
            differing_ += same ? 0 : 1;
        }
        fs::remove_all(scratch_.path() / "killed");
    }

    TempFolder scratch_;
    std::mt19937_64 chance_{1};
    double whole_s_ = 0;
    int completed_ = 0;
    int differing_ = 0;
};

bool kills(std::size_t wanted) {
    Kills kills;
    for (std::size_t killed = 0; killed < wanted;)
        killed += kills.kill_one() ? 1 : 0;
    kills.let_one_end();
    fmt::print("{} kills at any time of a check that takes {:.1f} s; {} times it came to its end\n", wanted,
               kills.whole_s(), kills.completed());
    return mark("reports that are not byte for byte those of a run without kills", kills.differing(), "",
                kills.differing() == 0);
}

}  // namespace

bool batch(const BatchBenchOptions& options) {
    bool met = second_worker();
    met = second_run() && met;
    met = memory_and_pace(options.count) && met;
    return kills(options.kills) && met;
}

}  // namespace mediaproof::bench
