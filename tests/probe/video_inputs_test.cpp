// Videos as they come in: oddly named, oddly timed, oddly shaped, broken. Each is made here by the ffmpeg program.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "probe/probe_file.h"
#include "support/films.h"
#include "support/pictures.h"
#include "support/program.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

using Words = std::vector<std::string>;

const Words h264 = {"-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"};
const Words h265 = {"-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error"};
const std::string two_seconds = "testsrc2=s=320x180:r=25:d=2";
const Words with_sound = {"-f", "lavfi", "-i", "sine=d=30", "-c:a", "aac"};

Words operator+(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

void run_ffmpeg(const Words& words) {
    run_tool(Words{"ffmpeg", "-v", "error", "-y"} + words);
}

struct Expected {
    double duration_s = 0;
    double tolerance_s = 0;
    std::optional<double> header_duration_s;  // within 0.1 s
    double effective_s = 0;                   // within tolerance_s
    int width = 0, height = 0;
    std::int64_t frames = 0;
    std::optional<bool> complete;
};

const Expected plain = {2, 0.05, 2, 2, 320, 180, 50, true};
const Expected streamed = {2, 0.05, {}, 2, 320, 180, 50, {}};

// At every depth, since each finds its frames in its own way.
void check(const std::filesystem::path& file, const Expected& expected) {
    for (const ProbeDepth depth : {ProbeDepth::quick, ProbeDepth::standard, ProbeDepth::full}) {
        CAPTURE(file.filename());
        CAPTURE(static_cast<int>(depth));
        const FileFacts facts = probe_file(file, {nullptr, depth});
        REQUIRE_MESSAGE(facts.video, facts.reason.key);
        const VideoFacts& video = *facts.video;
        CHECK(std::abs(video.duration_s - expected.duration_s) <= expected.tolerance_s);
        CHECK(video.header_duration_s.has_value() == expected.header_duration_s.has_value());
        CHECK(std::abs(video.header_duration_s.value_or(0) - expected.header_duration_s.value_or(0)) < 0.1);
        CHECK(std::abs(video.effective_duration_s.value() - expected.effective_s) <= expected.tolerance_s);
        CHECK(video.width == expected.width);
        CHECK(video.height == expected.height);
        CHECK(video.frame_count == expected.frames);
        CHECK(video.complete == expected.complete);
        CHECK(video.clarity.mean_luma.has_value());
        for (const Span& span : video.spans)
            CHECK(span.what == "unclear");  // as FFmpeg's test picture is
    }
}

struct Film {
    const char* name;
    std::string source;
    Words options;
    Expected expected;
};

void check(const std::vector<Film>& films) {
    const TempFolder folder;
    for (const Film& film : films) {
        make_film(folder.path() / film.name, film.source, film.options);
        check(folder.path() / film.name, film.expected);
    }
}

// A photo as a lavfi source.
std::string standing(const std::filesystem::path& photo, const std::string& filters) {
    return "movie=" + photo.string() + ",format=yuv420p,loop=-1:size=1,setpts=N/25/TB,trim=duration=0.4," + filters;
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("a video is measured right whatever its name and container") {
    check({
        {"avi.mp4", two_seconds, {"-c:v", "mpeg4", "-f", "avi"}, plain},
        {"matroska.mp4", two_seconds, h264 + Words{"-f", "matroska"}, plain},
        {"real.mp4", "testsrc2=s=352x288:r=25:d=2", {"-c:v", "rv20", "-f", "rm"}, {2, 0.05, 2, 2, 352, 288, 50, {}}},
        {"film.jpg", two_seconds, h264 + Words{"-f", "mp4"}, plain},
        {"fragmented.mp4", two_seconds, h264 + Words{"-g", "25", "-movflags", "frag_keyframe+empty_moov"}, plain},

        {"streamed.mkv", two_seconds, h264 + Words{"-seekable", "0"}, streamed},
        {"streamed.ts", two_seconds, h264, streamed},
        {"live.webm", two_seconds, {"-c:v", "libvpx", "-deadline", "realtime", "-live", "1"}, streamed},
    });
}

TEST_CASE("a video lasts as long as its pictures, whatever its clock and its sound") {
    const std::string one_frame = "testsrc2=s=320x180:r=25:d=0.04";
    const Expected late = {2, 0.05, 12, 2, 320, 180, 50, true};
    check({
        {"late.mp4", two_seconds, h264 + Words{"-output_ts_offset", "10"}, late},
        {"late.mkv", two_seconds, h264 + Words{"-output_ts_offset", "10"}, late},
        {"late.ts", two_seconds, h264 + Words{"-output_ts_offset", "10"}, streamed},
        // what lies before zero is not shown, and the only key frame lies there
        {"early.mp4", two_seconds, h264 + Words{"-output_ts_offset", "-1"}, {1, 0.05, 1, 1, 320, 180, 25, true}},
        {"negative-offsets.mp4",
         two_seconds,
         {"-c:v", "libx264", "-bf", "3", "-movflags", "negative_cts_offsets"},
         plain},
        {"variable-rate.mp4",
         "testsrc2=s=320x180:r=25:d=3,select='lt(t,1)+not(mod(n,5))'",
         h264 + Words{"-fps_mode", "vfr"},
         {3, 0.2, 2.84, 3, 320, 180, 35, true}},

        {"one-frame.mp4", one_frame, with_sound + h264, {0.04, 0.01, 30, 0.04, 320, 180, 1, true}},
        {"one-frame.mkv", one_frame, with_sound + h264, {0.04, 0.01, 30, 0.04, 320, 180, 1, true}},
        {"one-frame-held.mp4",
         "testsrc2=s=320x180:r=1:d=1",
         with_sound + h264 + Words{"-r", "1/30"},
         {30, 0.1, 30, 0, 320, 180, 1, true}},
        {"two-frames.mp4",
         "testsrc2=s=320x180:r=1:d=2,setpts=N*180/TB",
         h264 + Words{"-fps_mode", "passthrough"},
         {180, 1.1, 181, 0, 320, 180, 2, true}},
    });
}

TEST_CASE("a video is measured right whatever its codec, its depth and its size") {
    const std::string odd = "testsrc2=s=321x241:r=25:d=2";
    const Expected odd_size = {2, 0.05, 2, 2, 321, 241, 50, true};
    check({
        {"10-bit.mp4", two_seconds + ",format=yuv420p10le", h265, plain},
        {"interlaced.mp4", "testsrc2=s=320x180:r=50:d=2,interlace=scan=tff:lowpass=off",
         h264 + Words{"-flags", "+ildct+ilme"}, plain},
        {"odd.avi", odd + ",format=yuvj444p", {"-c:v", "mjpeg"}, odd_size},
        {"odd.mp4", odd + ",format=yuv444p", {"-c:v", "libx264"}, odd_size},
        {"odd.webm",
         odd + ",format=yuv444p,format=yuv420p",
         {"-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"},
         odd_size},
        {"8k.avi",
         "testsrc2=s=7680x4320:r=5:d=0.4",
         {"-c:v", "mjpeg", "-q:v", "9", "-pix_fmt", "yuvj420p"},
         {0.4, 0.01, 0.4, 0.4, 7680, 4320, 2, true}},
    });
}

TEST_CASE("what an edit list hides and how a matrix turns a video is heeded") {
    const TempFolder folder;
    const std::string whole = (folder.path() / "whole.mp4").string();
    make_film(whole, "testsrc2=s=320x180:r=25:d=4", h264 + Words{"-g", "50"});
    struct Row {
        const char* name;
        Words before, after;
        Expected expected;
    };
    const Row rows[] = {
        // key frames lie at 0 and 2 s
        {"from-1-s.mp4", {"-ss", "1"}, {}, {3, 0.05, 3, 3, 320, 180, 75, true}},
        {"from-3-s.mp4", {"-ss", "3"}, {}, {1, 0.05, 1, 1, 320, 180, 25, true}},
        {"turned-90.mp4", {}, {"-metadata:s:v:0", "rotate=90"}, {4, 0.05, 4, 4, 180, 320, 100, true}},
        {"turned-180.mp4", {}, {"-metadata:s:v:0", "rotate=180"}, {4, 0.05, 4, 4, 320, 180, 100, true}},
        {"turned-270.mp4", {}, {"-metadata:s:v:0", "rotate=270"}, {4, 0.05, 4, 4, 180, 320, 100, true}},
    };
    for (const Row& row : rows) {
        const auto file = folder.path() / row.name;
        run_ffmpeg(row.before + Words{"-i", whole, "-c", "copy"} + row.after + Words{file.string()});
        check(file, row.expected);
    }
}

TEST_CASE("a video whose pictures change their size has the first one's, and all of its time") {
    const TempFolder folder;
    const auto part = [&](const char* name, const std::string& size, const char* from_s) {
        make_film(folder.path() / name, "testsrc2=r=25:d=2:s=" + size, h264 + Words{"-output_ts_offset", from_s});
        return read_bytes(folder.path() / name);
    };
    const std::string first = part("first.ts", "320x180", "0");
    const std::string larger = part("larger.ts", "640x360", "2");
    const std::string upright = part("upright.ts", "240x320", "2");
    const auto list = folder.write("list", "ffconcat version 1.0\nfile first.ts\nfile upright.ts\n").string();
    const auto copied = folder.path() / "upright.mp4";
    run_ffmpeg({"-f", "concat", "-i", list, "-c", "copy", copied.string()});

    const Expected whole = {4, 0.05, {}, 4, 320, 180, 100, {}};
    check(folder.write("growing.ts", first + larger), whole);
    check(folder.write("turning.ts", first + upright), whole);
    check(copied, {4, 0.05, 4, 4, 320, 180, 100, true});

    // Half of the first part is lost, and the second begins in the middle of a packet.
    const FileFacts broken = probe_file(folder.write("broken.ts", first.substr(0, first.size() / 4) + upright));
    REQUIRE(broken.video);
    CHECK(std::abs(broken.video->duration_s - 4) < 0.1);
    CHECK(broken.video->frame_count < 70);
    CHECK(*broken.video->effective_duration_s < 3);
    CHECK(broken.video->complete != true);
}

TEST_CASE("a file without a video in it, or whose video can't be read, says what is amiss") {
    const TempFolder folder;
    const auto made = [&](const char* name, const std::string& source, const Words& options) {
        make_film(folder.path() / name, source, options);
        return folder.path() / name;
    };
    const std::string whole = read_bytes(made("whole.mp4", two_seconds, h264));
    const std::string fast_start =
        read_bytes(made("fast-start.mp4", two_seconds, h264 + Words{"-movflags", "+faststart"}));
    std::string noise(50'000, '\0');
    for (std::size_t i = 0; i < noise.size(); ++i)
        noise[i] = static_cast<char>(i * i * 2654435761U >> 16);
    struct Row {
        std::filesystem::path file;
        const char* reason;
        const char* detail;  // that stands in the reason
    };
    const Row rows[] = {
        {made("sound.mp4", "sine=d=2", {"-c:a", "aac"}), "unreadable.no-video", ""},
        {made("cover.mp4", "testsrc2=s=320x240:d=0.04",
              with_sound + Words{"-c:v", "png", "-disposition:v:0", "attached_pic"}),
         "unreadable.no-video", ""},
        {folder.write("zero.mp4", ""), "unreadable.empty", ""},
        {folder.write("noise.mp4", noise), "unreadable.unknown", ""},
        {folder.write("noise-within.mp4", whole.substr(0, 32) + noise), "unreadable.damaged", "open the container"},
        {folder.write("no-index.mp4", whole.substr(0, whole.size() / 2)), "unreadable.damaged", "open the container"},
        {folder.write("half-an-index.mp4", fast_start.substr(0, 600)), "unreadable.damaged", "open the container"},
        {made("archivist.mkv", two_seconds, {"-c:v", "ffv1"}), "unreadable.damaged", "ffv1"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.file.filename());
        const FileFacts facts = probe_file(row.file);
        CHECK(facts.kind == FileKind::unreadable);
        CHECK(facts.claims == FileKind::video);
        CHECK(facts.reason.key == row.reason);
        CHECK(say(facts.reason, Language::english).find(row.detail) != std::string::npos);
    }
}

TEST_CASE("high dynamic range is judged as an ordinary screen shows it") {
    const TempFolder folder;
    const auto is_called_dark = [](const Clarity& clarity) {
        return std::find(clarity.reasons.begin(), clarity.reasons.end(), "dark") != clarity.reasons.end();
    };
    write_jpeg(folder.path() / "scene.jpg", painted_event(960, false));
    const auto film = [&](const char* name, const std::string& filters, const Words& options) {
        make_film(folder.path() / name, standing(folder.path() / "scene.jpg", filters), h265 + options);
        return probe_file(folder.path() / name).video.value();
    };
    const auto coded = [](const std::string& transfer) {
        return "zscale=tin=bt709:min=bt709:pin=bt709:rin=limited:t=" + transfer +
               ":m=bt2020nc:p=bt2020:r=limited:npl=203,format=yuv420p10le";
    };
    const auto tagged = [](const std::string& transfer) {
        return Words{"-color_primaries", "bt2020", "-color_trc", transfer, "-colorspace", "bt2020nc"};
    };
    for (const std::string light : {"1", "0.3"}) {
        const std::string dimmed = "colorlevels=romax=" + light + ":gomax=" + light + ":bomax=" + light + ",";
        const VideoFacts ordinary = film("ordinary.mp4", dimmed + "format=yuv420p", {});
        for (const char* transfer : {"smpte2084", "arib-std-b67"}) {
            CAPTURE(transfer);
            CAPTURE(light);
            const VideoFacts high = film("high.mp4", dimmed + coded(transfer), tagged(transfer));
            CHECK((high.clarity.grade == ClarityGrade::unclear) == (ordinary.clarity.grade == ClarityGrade::unclear));
            CHECK(is_called_dark(high.clarity) == is_called_dark(ordinary.clarity));
            CHECK(std::abs(*high.clarity.score - *ordinary.clarity.score) < 12);
            CHECK(std::abs(*high.clarity.mean_luma - *ordinary.clarity.mean_luma) < 8);
            CHECK(std::abs(*high.clarity.luma_spread - *ordinary.clarity.luma_spread) < 16);
        }
    }
}

TEST_SUITE_END();
