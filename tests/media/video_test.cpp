#include "media/video.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "mediaproof/error.h"
#include "support/films.h"
#include "support/program.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

const std::string three_seconds = "testsrc2=s=320x180:r=25:d=3";
const std::vector<std::string> h264 = {"-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "25"};

std::vector<std::string> h264_and(const std::vector<std::string>& more) {
    std::vector<std::string> options = h264;
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

// A copy that says it is to be shown turned clockwise by a quarter, as phones write their films.
std::filesystem::path turned_copy(const std::filesystem::path& file) {
    const auto turned = file.parent_path() / "sideways.mp4";
    run_tool({"ffmpeg", "-v", "error", "-y", "-i", file.string(), "-c", "copy", "-metadata:s:v:0", "rotate=270",
              turned.string()});
    return turned;
}

void cut_file(const std::filesystem::path& file, double share) {
    const auto size = static_cast<double>(std::filesystem::file_size(file));
    std::filesystem::resize_file(file, static_cast<std::uintmax_t>(size * share));
}

}  // namespace

TEST_SUITE_BEGIN("media");

TEST_CASE("a video's duration, frames and displayed size come from its packets") {
    struct Row {
        const char* name;
        std::vector<std::string> options;
        double duration_s;
        std::size_t frames;
        int width, height;
    };
    const Row rows[] = {
        {"plain.mp4", h264, 3, 75, 320, 180},
        {"fragmented.mp4", h264_and({"-movflags", "frag_keyframe+empty_moov"}), 3, 75, 320, 180},
        {"late-start.mkv", h264_and({"-output_ts_offset", "10"}), 3, 75, 320, 180},
        {"streamed.ts", h264, 3, 75, 320, 180},
        {"old.avi", {"-c:v", "mpeg4"}, 3, 75, 320, 180},
        {"web.webm", {"-c:v", "libvpx", "-deadline", "realtime"}, 3, 75, 320, 180},
        {"wide-pixels.mp4", h264_and({"-vf", "setsar=2/1"}), 3, 75, 640, 180},
        {"sparse.mp4", h264_and({"-vf", "select='eq(n,0)+eq(n,74)'", "-fps_mode", "passthrough"}), 3, 2, 320, 180},
        {"with-sound.mp4", h264_and({"-f", "lavfi", "-i", "sine=d=5"}), 3, 75, 320, 180},
    };
    const TempFolder folder;
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const auto file = folder.path() / row.name;
        if (std::string(row.name) == "with-sound.mp4") {
            make_film(file, three_seconds, {"-f", "lavfi", "-i", "sine=d=5", "-c:v", "libx264", "-c:a", "aac"});
        } else {
            make_film(file, three_seconds, row.options);
        }
        Video video(file);
        const PacketSurvey& survey = video.survey();
        CHECK(survey.duration_s == doctest::Approx(row.duration_s).epsilon(0.03));
        CHECK(survey.frame_times_s.size() == row.frames);
        CHECK(survey.frame_times_s.front() == 0);
        CHECK(video.stream().width == row.width);
        CHECK(video.stream().height == row.height);
        CHECK_FALSE(survey.read_failed);
        CHECK(survey.packets_delivered >= survey.packets_promised.value_or(0));
    }
}

TEST_CASE("a file that broke off delivers fewer packets than its index promises") {
    const TempFolder folder;
    const auto file = folder.path() / "broken-off.mp4";
    make_film(file, three_seconds, h264_and({"-movflags", "+faststart"}));
    cut_file(file, 0.5);
    Video video(file);
    CHECK(video.survey().packets_promised == 75);
    CHECK(video.survey().packets_delivered < 75);
    CHECK(video.survey().duration_s < 2.5);
}

TEST_CASE("what is no video is refused with the file's name and the reason") {
    const TempFolder folder;
    const auto without_index = folder.path() / "without-index.mp4";
    make_film(without_index, three_seconds, h264);
    cut_file(without_index, 0.5);
    const auto sound_only = folder.path() / "sound-only.mp4";
    make_film(sound_only, "sine=d=2", {"-c:a", "aac"});
    const auto secret = folder.path() / "secret.mp4";
    make_film(secret, three_seconds, h264);
    const std::string list = "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n" + secret.string() + "\n#EXT-X-ENDLIST\n";
    const std::filesystem::path files[] = {
        without_index,
        sound_only,
        folder.write("empty.mp4", ""),
        folder.write("text.mp4", "not a video, whatever its name says\n"),
        folder.write("playlist.mp4", list),
        folder.write("concat.mp4", "ffconcat version 1.0\nfile '" + secret.string() + "'\n"),
        folder.path() / "missing.mp4",
        folder.path(),
    };
    for (const auto& file : files) {
        CAPTURE(file);
        try {
            Video(file).survey();
            FAIL("was opened");
        } catch (const MediaError& error) {
            CHECK(std::string(error.what()).starts_with(file.string()));
            CHECK_FALSE(error.library_words().empty());
        }
    }
}

TEST_CASE("key frames come alone and in order, at the size asked for") {
    const TempFolder folder;
    const auto file = folder.path() / "film.mp4";
    make_film(file, three_seconds, h264);
    Video video(file);
    CHECK(video.survey().key_frame_times_s == std::vector<double>{0, 1, 2});
    std::vector<double> seen;
    video.decode_key_frames({0, 2}, 160, [&](const Video::Frame& frame) {
        seen.push_back(frame.at_s);
        CHECK(frame.picture.size() == cv::Size(160, 90));
        CHECK(frame.picture.type() == CV_8UC3);
    });
    CHECK(seen == std::vector<double>{0, 2});
}

// Frames that are shown out of the order in which they are stored shift the times of the ones after them.
TEST_CASE("key frames among reordered frames come at their own times") {
    const TempFolder folder;
    for (const std::string name : {"reordered.mp4", "reordered.mkv", "reordered.mov"}) {
        CAPTURE(name);
        const auto file = folder.path() / name;
        make_film(file, three_seconds, {"-c:v", "libx264", "-preset", "medium", "-bf", "3", "-g", "10"});
        Video video(file);
        const std::vector<double> times_s = video.survey().key_frame_times_s;
        REQUIRE(times_s.size() >= 7);
        std::size_t shown = 0;
        video.decode_key_frames(times_s, 160, [&](const Video::Frame& frame) { shown += !frame.picture.empty(); });
        CHECK(shown == times_s.size());
    }
}

TEST_CASE("a frame between key frames is the one shown at that second") {
    const TempFolder folder;
    const auto file = folder.path() / "film.mp4";
    make_film(file, three_seconds, h264);
    Video video(file);
    std::vector<double> seen;
    video.decode_at({0.52, 2.96}, 320, [&](const Video::Frame& frame) { seen.push_back(frame.at_s); });
    REQUIRE(seen.size() == 2);
    CHECK(seen[0] == doctest::Approx(0.52));
    CHECK(seen[1] == doctest::Approx(2.96));
}

TEST_CASE("a turned video is handed out upright") {
    const TempFolder folder;
    const auto file = folder.path() / "film.mp4";
    // White above, black below; turned a quarter clockwise the white is on the right.
    make_film(file, "color=black:s=96x64:d=1,drawbox=w=96:h=32:c=white:t=fill", h264);
    Video video(turned_copy(file));
    CHECK(video.stream().width == 64);
    CHECK(video.stream().height == 96);
    video.decode_key_frames({0}, 96, [](const Video::Frame& frame) {
        REQUIRE(frame.picture.size() == cv::Size(64, 96));
        CHECK(cv::mean(frame.picture.colRange(40, 64))[0] > 200);
        CHECK(cv::mean(frame.picture.colRange(0, 24))[0] < 50);
    });
}

TEST_CASE("an interlaced frame is handed out as of one moment, what stands still as sharp as it is") {
    const TempFolder folder;
    const auto file = folder.path() / "interlaced.mp4";
    // A white box that moves 16 pixels from field to field, above a still one that begins at a row of the second field.
    make_film(
        file,
        "color=black:s=320x240:r=50:d=1[ground];color=white:s=64x96:r=50:d=1[box];[ground][box]overlay=x='16*mod(n,16)'"
        ":y=16,drawbox=x=0:y=161:w=320:h=79:c=white:t=fill,interlace=scan=tff:lowpass=off",
        {"-c:v", "libx264", "-qp", "10", "-flags", "+ildct+ilme"});
    Video video(file);
    video.decode_at({0.2, 0.4}, 320, [](const Video::Frame& frame) {
        REQUIRE(frame.picture.size() == cv::Size(320, 240));
        const auto row = [&](int y) { return frame.picture.row(y); };
        for (int y = 24; y < 104; ++y)
            CHECK(cv::norm(row(y), row(y + 1), cv::NORM_INF) < 40);
        CHECK(cv::mean(row(160))[0] < 20);
        CHECK(cv::mean(row(161))[0] > 235);
    });
}

TEST_SUITE_END();
