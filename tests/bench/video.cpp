// What telling the time and the clarity of a video costs, beside bare decoding and beside the filters that one would use
// of ffmpeg.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "bench.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;

constexpr int runs = 3;
constexpr double filtered_share = 1.0 / 9;  // of the running time goes through ffmpeg's filters; the rest is scaled up

// The marks, as ratios between what is measured in this run.
constexpr double standard_of_key_frames = 1.3;
constexpr double standard_of_all = 0.05;
constexpr double full_of_all = 1.3;
constexpr double standard_beside_filters = 50;
constexpr double full_beside_filters = 5;

struct Film {
    const char* name;
    const char* what;
    double length_s;
    double most_megabytes;
    std::vector<std::string> command;
};

std::vector<std::string> ffmpeg(const std::vector<std::string>& options) {
    std::vector<std::string> command = {"ffmpeg", "-v", "error", "-y"};
    command.insert(command.end(), options.begin(), options.end());
    return command;
}

// A fractal that is zoomed and turned like a hand-held camera, under a sensor's noise.
std::vector<std::string> film_command(const std::string& size, double length_s, const std::vector<std::string>& codec) {
    const std::string source = fmt::format(
        "mandelbrot=s={}:r=25:maxiter=200:start_scale=1.5:end_scale=0.2:end_pts=9000,"
        "rotate='0.03*sin(2*t)+0.01*sin(7*t)',noise=alls=6:allf=t,format=yuv420p",
        size);
    std::vector<std::string> options = {"-f", "lavfi", "-i", source, "-t", fmt::format("{}", length_s)};
    options.insert(options.end(), codec.begin(), codec.end());
    return ffmpeg(options);
}

// The first film at twice its size, under fresh noise: quicker to make than such a fractal.
std::vector<std::string> enlarged_command(double length_s, const std::vector<std::string>& codec) {
    const fs::path smaller = fs::path(MEDIAPROOF_BENCH_MEDIA) / "video-1080p.mp4";
    std::vector<std::string> options = {"-i",  smaller.string(),
                                        "-t",  fmt::format("{}", length_s),
                                        "-vf", "scale=3840:2160:flags=bicubic,noise=alls=4:allf=t"};
    options.insert(options.end(), codec.begin(), codec.end());
    return ffmpeg(options);
}

// Making takes longer than measuring: what an earlier run made is used again.
fs::path made(const Film& film) {
    const fs::path file = fs::path(MEDIAPROOF_BENCH_MEDIA) / film.name;
    if (fs::exists(file)) return file;
    fs::create_directories(file.parent_path());
    const fs::path unfinished = file.parent_path() / (std::string("unfinished-") + film.name);
    std::vector<std::string> command = film.command;
    command.push_back(unfinished.string());
    seconds_of(command, 1);
    fs::rename(unfinished, file);
    return file;
}

double key_frames_s(const fs::path& file) {
    return seconds_of(ffmpeg({"-skip_frame", "nokey", "-i", file.string(), "-an", "-f", "null", "-"}), runs);
}

double all_frames_s(const fs::path& file) {
    return seconds_of(ffmpeg({"-threads", "2", "-i", file.string(), "-an", "-f", "null", "-"}), runs);
}

double filters_s(const fs::path& file, double length_s) {
    const double part_s = length_s * filtered_share;
    return seconds_of(ffmpeg({"-t", fmt::format("{}", part_s), "-i", file.string(), "-an", "-vf",
                              "blurdetect,blackdetect,freezedetect", "-f", "null", "-"}),
                      1) /
           filtered_share;
}

std::vector<std::string> probe_command(const fs::path& file, const char* depth) {
    return {MEDIAPROOF_PROGRAM, "probe", "--depth", depth, file.string()};
}

bool print(const std::string& what, double ratio, double mark, bool at_most) {
    const bool met = at_most ? ratio <= mark : ratio >= mark;
    fmt::print("  {:<62} {:>8.2f}  {} {:<6g} {}\n", what, ratio, at_most ? "≤" : "≥", mark, met ? "met" : "missed");
    return met;
}

bool measure(const Film& film) {
    const fs::path file = made(film);
    const double key_s = key_frames_s(file);
    const double all_s = all_frames_s(file);
    const double filter_s = filters_s(file, film.length_s);
    const double quick_s = seconds_of(probe_command(file, "quick"), runs);
    const double standard_s = seconds_of(probe_command(file, "standard"), runs);
    const double full_s = seconds_of(probe_command(file, "full"), runs);
    const double megabytes =
        std::max(peak_megabytes_of(probe_command(file, "standard")), peak_megabytes_of(probe_command(file, "full")));
    fmt::print(
        "{}\n"
        "  bare decode: key frames {:.2f} s, every frame {:.2f} s; ffmpeg's filters {:.1f} s\n"
        "  ours: quick {:.2f} s, standard {:.2f} s, full {:.2f} s\n",
        film.what, key_s, all_s, filter_s, quick_s, standard_s, full_s);
    const double allowed_s = standard_of_key_frames * key_s + standard_of_all * all_s;
    bool met = print("standard ÷ (1.3 × its key frames + 5 % of every frame)", standard_s / allowed_s, 1, true);
    met = print("full ÷ every frame", full_s / all_s, full_of_all, true) && met;
    met = print("ffmpeg's filters ÷ standard", filter_s / standard_s, standard_beside_filters, false) && met;
    met = print("ffmpeg's filters ÷ full", filter_s / full_s, full_beside_filters, false) && met;
    met = print("most memory, MB", megabytes, film.most_megabytes, true) && met;
    return met;
}

}  // namespace

bool video() {
    const std::vector<std::string> h264 = {"-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-g", "50"};
    const std::vector<std::string> hevc = {"-c:v",        "libx265", "-preset", "ultrafast",    "-pix_fmt",
                                           "yuv420p10le", "-g",      "50",      "-x265-params", "log-level=error"};
    const Film films[] = {
        {"video-1080p.mp4", "180 s of 1080p H.264 at 25 fps, a key frame every two seconds", 180, 400,
         film_command("1920x1080", 180, h264)},
        {"video-4k.mp4", "60 s of 4K HEVC, 10 bit, at 25 fps, a key frame every two seconds", 60, 900,
         enlarged_command(60, hevc)},
    };
    fmt::print(
        "video: without a LOGO; least of {} runs; ffmpeg's blurdetect, blackdetect and freezedetect over a ninth of "
        "every "
        "film, scaled up\n\n",
        runs);
    bool met = true;
    for (const Film& film : films)
        met = measure(film) && met;
    return met;
}

}  // namespace mediaproof::bench
