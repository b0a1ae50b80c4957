#include "probe/repeats.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

#include "probe/probe_file.h"
#include "support/films.h"
#include "support/program.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

// A frame of a scene in which something wanders: no two seconds are alike.
PrintedFrame frame_showing(double at_s, double scene_s, double noise = 0) {
    cv::Mat luma(90, 160, CV_8U, cv::Scalar(80));
    const int x = 60 + static_cast<int>(50 * std::sin(scene_s * 1.3));
    const int y = 35 + static_cast<int>(30 * std::sin(scene_s * 0.71));
    luma(cv::Rect(x, y, 30, 20)).setTo(200);
    cv::Mat grain(luma.size(), CV_16S);
    cv::RNG dice(static_cast<std::uint64_t>(at_s * 1000) + 1);
    dice.fill(grain, cv::RNG::NORMAL, 0, noise);
    cv::add(luma, grain, luma, cv::noArray(), CV_8U);
    return {at_s, fingerprint_of(luma)};
}

// Frames at 25 a second whose scene's time is `scene_s` of theirs.
template <typename SceneTime>
std::vector<PrintedFrame> film(double length_s, SceneTime scene_s, double noise = 0) {
    std::vector<PrintedFrame> frames;
    for (int i = 0; i < std::lround(length_s * 25); ++i)
        frames.push_back(frame_showing(i / 25.0, scene_s(i / 25.0), noise));
    return frames;
}

const std::vector<std::string> h264 = {"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"};

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("a stretch that shows an earlier one again is found, with its edges") {
    for (const double noise : {0.0, 4.0}) {
        CAPTURE(noise);
        const auto again = film(
            30, [](double at_s) { return at_s >= 15 && at_s < 22 ? at_s - 12 : at_s; }, noise);
        const auto spans = repeats_of(again, 2);
        REQUIRE(spans.size() == 1);
        CHECK(spans[0].what == "repeated");
        CHECK(spans[0].from_s == doctest::Approx(15).epsilon(0.02));
        CHECK(spans[0].to_s == doctest::Approx(22).epsilon(0.02));
    }
}

TEST_CASE("a loop is one repeat from its second round on") {
    const auto spans = repeats_of(film(40, [](double at_s) { return std::fmod(at_s, 7.36); }), 2);
    REQUIRE(spans.size() == 1);
    CHECK(spans[0].from_s == doctest::Approx(7.36).epsilon(0.02));
    CHECK(spans[0].to_s > 39.8);
}

TEST_CASE("what goes on, stands still or comes back for a moment repeats nothing") {
    CHECK(repeats_of(film(40, [](double at_s) { return at_s; }), 2).empty());
    CHECK(repeats_of(film(40, [](double) { return 3.0; }), 2).empty());
    CHECK(repeats_of(film(40, [](double at_s) { return at_s < 20 ? at_s : 5.0; }), 2).empty());
    CHECK(repeats_of(film(40, [](double at_s) { return at_s >= 20 && at_s < 21 ? at_s - 10 : at_s; }), 2).empty());
    CHECK(repeats_of({}, 2).empty());
}

TEST_CASE("a film made of one stretch again and again counts once, however it was put together") {
    struct Row {
        std::string name;
        std::vector<std::string> options;
    };
    const Row rows[] = {
        {"copied.mp4", {"-c", "copy"}},
        {"encoded-again.mp4", h264},
        {"encoded-with-key-frames-every-two-seconds.mp4",
         {"-c:v", "libx264", "-preset", "veryfast", "-g", "50", "-sc_threshold", "0"}},
    };
    const TempFolder folder;
    const auto once = folder.path() / "once.mp4";
    make_film(once, "mandelbrot=s=320x180:r=25:end_scale=0.05:end_pts=300,rotate='0.05*sin(t)'",
              {"-t", "12.2", "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"});
    for (const Row& row : rows) {
        for (const ProbeDepth depth : {ProbeDepth::standard, ProbeDepth::full}) {
            CAPTURE(row.name);
            const auto file = folder.path() / row.name;
            std::vector<std::string> command = {"ffmpeg",       "-v", "error", "-y",
                                                "-stream_loop", "4",  "-i",    once.string()};
            command.insert(command.end(), row.options.begin(), row.options.end());
            command.push_back(file.string());
            run_tool(command);
            const VideoFacts video = probe_file(file, {nullptr, depth}).video.value();
            CHECK(video.duration_s > 60);
            CHECK(*video.effective_duration_s == doctest::Approx(12.2).epsilon(0.04));
            const auto repeated = std::count_if(video.spans.begin(), video.spans.end(),
                                                [](const Span& span) { return span.what == "repeated"; });
            CHECK(repeated == 1);
        }
    }
}

TEST_SUITE_END();
