// What a video shows nothing in, told from generated films through the whole probe.
#include "probe/stillness.h"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "probe/probe_file.h"
#include "support/films.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

const std::vector<std::string> h264 = {"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"};

std::vector<std::string> h264_and(const std::vector<std::string>& more) {
    std::vector<std::string> options = h264;
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

// The moving test picture for twenty seconds, standing still from `from_s` for `still_s`; then whatever `filters` add.
std::string standing_still(double from_s, double still_s, const std::string& filters = "") {
    const auto frame = [](double at_s) { return std::to_string(std::lround(at_s * 25)); };
    return "testsrc2=s=640x360:r=25:d=20,split[film][spare];[film][spare]freezeframes=first=" + frame(from_s) +
           ":last=" + frame(from_s + still_s) + ":replace=" + frame(from_s) + filters;
}

const std::string clock_in_the_corner =
    ",drawtext=text='%{pts\\:hms}':fontsize=24:x=460:y=10:fontcolor=white:box=1:boxcolor=black";

// A head that moves a little before a wall, as a camera on a tripod sees it.
const std::string tripod =
    "testsrc2=s=640x360:r=25:d=0.04,loop=-1:size=1,trim=duration=20[wall];testsrc2=s=48x64:r=25:d=20[head];"
    "[wall][head]overlay=x='300+3*sin(t*2.1)':y='150+2*sin(t*3.3)'";

// The same wall and nobody before it.
const std::string empty_room = "testsrc2=s=640x360:r=25:d=0.04,loop=-1:size=1,trim=duration=20";

std::vector<Span> spans_of(const VideoFacts& video, const std::string& what) {
    std::vector<Span> spans;
    for (const Span& span : video.spans) {
        if (span.what == what) spans.push_back(span);
    }
    return spans;
}

struct Film {
    std::string name;
    std::string source;
    std::vector<std::string> options;
};

VideoFacts facts_of(const Film& film, ProbeDepth depth, const TempFolder& folder) {
    const auto file = folder.path() / film.name;
    if (!std::filesystem::exists(file)) make_film(file, film.source, film.options);
    return probe_file(file, {nullptr, depth}).video.value();
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("a stretch that shows nothing new is found, its edges within half a second") {
    struct Row {
        Film film;
        const char* what;
        double from_s, to_s;
    };
    const std::string plain = "testsrc2=s=640x360:r=25:d=20";
    const std::string blackened = ",drawbox=t=fill:enable='between(t,6,9)':c=";
    const Row rows[] = {
        {{"frozen.mp4", standing_still(8, 6), h264}, "frozen", 8, 14},
        {{"frozen-short.mp4", standing_still(8.4, 2.2), h264_and({"-g", "50"})}, "frozen", 8.4, 10.6},
        {{"frozen-to-the-end.mp4", standing_still(14, 9), h264}, "frozen", 14, 20},
        {{"frozen-under-noise.mp4", standing_still(8, 6, ",noise=alls=10:allf=t"), h264}, "frozen", 8, 14},
        {{"frozen-under-noise-50.mp4", standing_still(8, 6, ",noise=alls=10:allf=t"), h264_and({"-g", "50"})},
         "frozen",
         8,
         14},
        {{"frozen-but-for-a-clock.mp4", standing_still(8, 6, clock_in_the_corner), h264}, "frozen", 8, 14},
        {{"frozen.avi", standing_still(8, 6), {"-c:v", "mpeg4", "-q:v", "4"}}, "frozen", 8, 14},
        {{"frozen.webm", standing_still(8, 6), {"-c:v", "libvpx", "-deadline", "realtime", "-b:v", "1M"}},
         "frozen",
         8,
         14},
        {{"black.mp4", plain + blackened + "black", h264}, "black", 6, 9},
        {{"dim.mp4", plain + blackened + "0x1c1c1c", h264}, "black", 6, 9},
        {{"black-under-noise.mp4", plain + blackened + "black,noise=alls=12:allf=t", h264}, "black", 6, 9},
    };
    const TempFolder folder;
    for (const Row& row : rows) {
        for (const ProbeDepth depth : {ProbeDepth::standard, ProbeDepth::full}) {
            CAPTURE(row.film.name);
            CAPTURE(depth == ProbeDepth::full);
            const VideoFacts video = facts_of(row.film, depth, folder);
            const std::vector<Span> spans = spans_of(video, row.what);
            REQUIRE(spans.size() == 1);
            CHECK(std::abs(spans[0].from_s - row.from_s) < 0.5);
            CHECK(std::abs(spans[0].to_s - row.to_s) < 0.5);
            CHECK(*video.effective_duration_s == doctest::Approx(20 - (row.to_s - row.from_s)).epsilon(0.05));
            CHECK(*video.still_share == doctest::Approx((row.to_s - row.from_s) / 20).epsilon(0.1));
        }
    }
}

TEST_CASE("slides are still pictures, whether or not each stands long enough to be called frozen") {
    struct Row {
        Film film;
        std::size_t frozen;
    };
    const Row rows[] = {
        {{"slides-of-1.8-s.mp4", "testsrc2=s=640x360:r=5/9:d=36", h264_and({"-r", "25"})}, 0},
        {{"slides-of-4-s.mp4", "testsrc2=s=640x360:r=1/4:d=36", h264_and({"-r", "25"})}, 9},
    };
    const TempFolder folder;
    for (const Row& row : rows) {
        for (const ProbeDepth depth : {ProbeDepth::standard, ProbeDepth::full}) {
            CAPTURE(row.film.name);
            const VideoFacts video = facts_of(row.film, depth, folder);
            CHECK(spans_of(video, "frozen").size() == row.frozen);
            CHECK(*video.still_share > 0.95);
        }
    }
}

TEST_CASE("small motion before a still wall is live, however it was filmed") {
    const Film films[] = {
        {"moving.mp4", "testsrc2=s=640x360:r=25:d=20", h264},
        {"tripod.mp4", tripod + ",noise=alls=8:allf=t", h264},
        {"tripod-compressed.mp4", tripod + ",noise=alls=8:allf=t", h264_and({"-b:v", "200k"})},
        {"tripod-many-key-frames.mp4", tripod + ",noise=alls=4:allf=t", h264_and({"-g", "25", "-b:v", "300k"})},
        {"empty-room-compressed.mp4", empty_room + ",noise=alls=8:allf=t", h264_and({"-b:v", "200k"})},
        {"dark-room.mp4",
         "mandelbrot=s=640x360:r=25:start_scale=1:end_scale=0.05:end_pts=500,eq=contrast=0.4:brightness=-0.2,"
         "noise=alls=6:allf=t",
         h264_and({"-t", "20"})},
        {"slow-pan.mp4", "testsrc2=s=1280x360:r=25:d=0.04,loop=-1:size=1,trim=duration=20,crop=640:360:'10*t':0", h264},
    };
    const TempFolder folder;
    for (const Film& film : films) {
        for (const ProbeDepth depth : {ProbeDepth::quick, ProbeDepth::standard, ProbeDepth::full}) {
            CAPTURE(film.name);
            CAPTURE(static_cast<int>(depth));
            const VideoFacts video = facts_of(film, depth, folder);
            for (const char* what : {"frozen", "black", "repeated"})
                CHECK(spans_of(video, what).empty());
            CHECK(*video.effective_duration_s == doctest::Approx(video.duration_s));
            CHECK(*video.still_share == 0);
        }
    }
}

TEST_CASE("a stretch that can't be decoded is found with its second by looking at every frame") {
    const TempFolder folder;
    const auto file = folder.path() / "damaged.mp4";
    make_film(file, "testsrc2=s=640x360:r=25:d=20", h264_and({"-g", "50", "-bf", "0"}));
    std::string bytes = read_bytes(file);
    // Two key frames lie two seconds apart, so the damage reaches no further than the next.
    const auto middle = static_cast<std::ptrdiff_t>(bytes.size() / 2);
    std::fill(bytes.begin() + middle, bytes.begin() + middle + 4000, '\0');
    folder.write("damaged.mp4", bytes);
    const VideoFacts video = probe_file(file, {nullptr, ProbeDepth::full}).video.value();
    CHECK(video.complete == false);
    const std::vector<Span> lost = spans_of(video, "undecodable");
    REQUIRE_FALSE(lost.empty());
    for (const Span& span : lost) {
        CHECK(span.from_s > 8);
        CHECK(span.to_s < 13);
    }
    CHECK(*video.effective_duration_s < 20);
    CHECK(*video.effective_duration_s > 16);
}

TEST_SUITE_END();
