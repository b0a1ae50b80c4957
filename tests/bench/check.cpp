// What a whole check costs beside the least that any check of the video could cost: decoding its key frames.
#include <fmt/format.h>

#include <chrono>
#include <fstream>

#include "bench.h"
#include "paint/film.h"
#include "paint/photo.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr double mark_ratio = 3;    // of the key frames' decoding …
constexpr double mark_extra_s = 3;  // … and this on top
constexpr int runs = 3;

// Painting takes longer than measuring: what an earlier run painted is used again.
void paint_submission(const fs::path& folder, bool shows_logo) {
    if (fs::exists(folder / "painted")) return;
    const paint::LocalTime taken = std::chrono::local_days(2023y / 5 / 12) + 10h;
    const paint::Event event{"市教育局",      "招生政策解读", "市教育局2023年“政务公开主题日”活动",
                             MEDIAPROOF_LOGO, shows_logo,     3};
    fs::create_directories(folder);
    std::ofstream(folder / "submission.toml") << "unit = \"市教育局\"\nevent_date = 2023-05-12\n";
    paint::Film film;
    film.size = {1920, 1080};
    film.fps = 25;
    film.captured = taken;
    paint::write_film(folder / "film.mp4", event, film);
    for (const auto view : {paint::View::plaza, paint::View::stage, paint::View::boards}) {
        const cv::Mat photo = paint::photograph(paint::paint_view(event, view, {4800, 3600}), {}, {4000, 3000}, {}, 1);
        paint::write_photo(folder / fmt::format("{}.jpg", static_cast<int>(view)), photo, paint::PhoneExif{taken});
    }
    std::ofstream(folder / "painted").close();
}

bool measure(const fs::path& folder, const char* what) {
    const std::string film = (folder / "film.mp4").string();
    const double key_frames_s =
        seconds_of({"ffmpeg", "-v", "error", "-skip_frame", "nokey", "-i", film, "-an", "-f", "null", "-"}, runs);
    const double check_s = seconds_of({MEDIAPROOF_PROGRAM, "check", folder.string()}, runs, {0, 1});
    const double allowed_s = mark_ratio * key_frames_s + mark_extra_s;
    fmt::print("{:<22} {:>12.2f} {:>10.2f} {:>10.2f} {:>12.2f}  {}\n", what, key_frames_s, check_s,
               check_s / key_frames_s, check_s / allowed_s, check_s <= allowed_s ? "met" : "missed");
    return check_s <= allowed_s;
}

}  // namespace

bool check() {
    fmt::print(
        "check: 180 s of 1080p H.264 at 25 fps and three photos of 12 megapixels; least of {} runs\n"
        "mark: no longer than {:g} × the key frames' decoding + {:g} s\n\n"
        "{:<22} {:>12} {:>10} {:>10} {:>12}\n",
        runs, mark_ratio, mark_extra_s, "", "key frames s", "check s", "ratio", "of the mark");
    bool met = true;
    for (const bool shows_logo : {true, false}) {
        const fs::path folder = fs::path(MEDIAPROOF_BENCH_MEDIA) / (shows_logo ? "with" : "without");
        paint_submission(folder, shows_logo);
        met = measure(folder, shows_logo ? "the LOGO is there" : "no LOGO anywhere") && met;
    }
    return met;
}

}  // namespace mediaproof::bench
