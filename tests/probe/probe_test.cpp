#include "probe/probe_file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "mediaproof/error.h"
#include "mediaproof/report.h"
#include "support/films.h"
#include "support/pictures.h"
#include "support/program.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

const std::vector<std::string> h264 = {"-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"};

std::string playlist_of(const std::filesystem::path& target) {
    return "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n" + target.string() + "\n#EXT-X-ENDLIST\n";
}

// The LOGO `short_side` pixels large on a white board; where it is.
cv::Rect hang_logo(cv::Mat& bgr, int short_side, cv::Point corner) {
    const cv::Mat& logo = logo_image();
    const double scale = static_cast<double>(short_side) / std::min(logo.cols, logo.rows);
    cv::Mat opaque(logo.size(), CV_8UC3);
    opaque.forEach<cv::Vec3b>([&](cv::Vec3b& pixel, const int* at) {
        const auto& above = logo.at<cv::Vec4b>(at[0], at[1]);
        for (int channel = 0; channel < 3; ++channel)
            pixel[channel] = cv::saturate_cast<uchar>(235 + (above[channel] - 235) * above[3] / 255);
    });
    cv::resize(opaque, opaque, {}, scale, scale, cv::INTER_AREA);
    const cv::Rect place(corner, opaque.size());
    const cv::Point margin(short_side / 5, short_side / 5);
    bgr(cv::Rect(place.tl() - margin, place.br() + margin)) = cv::Scalar::all(235);
    opaque.copyTo(bgr(place));
    return place;
}

// Gives a JPEG the EXIF tag by which viewers turn it clockwise by 90 degrees.
void turn_by_exif(const std::filesystem::path& jpeg) {
    constexpr char exif[] =
        "\xFF\xE1\0\x22"
        "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0";
    std::string bytes = read_bytes(jpeg);
    bytes.insert(2, std::string(exif, sizeof exif));
    std::ofstream(jpeg, std::ios::binary) << bytes;
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("files that can't be read say so, and why") {
    const TempFolder folder;
    make_film(folder.path() / "whole.mp4", "testsrc2=s=320x180:r=25:d=3", h264);
    write_jpeg(folder.path() / "whole.jpg", painted_event(640, true));
    const std::string film = read_bytes(folder.path() / "whole.mp4");
    const std::string photo = read_bytes(folder.path() / "whole.jpg");
    std::filesystem::create_symlink(folder.path() / "whole.jpg", folder.path() / "link.jpg");
    std::filesystem::create_directory(folder.path() / "folder.mp4");
    make_film(folder.path() / "sound.mp4", "sine=d=2", {"-c:a", "aac"});
    struct Row {
        std::filesystem::path file;
        const char* reason;
        FileKind claims;
    };
    const Row rows[] = {
        {folder.write("zero.mp4", ""), "unreadable.empty", FileKind::video},
        {folder.write("zero.jpg", ""), "unreadable.empty", FileKind::photo},
        {folder.write("text.mp4", "这不是视频\n"), "unreadable.other-content", FileKind::video},
        {folder.write("list.jpg", playlist_of(folder.path() / "whole.mp4")), "unreadable.playlist", FileKind::photo},
        {folder.write("list.mp4", playlist_of(folder.path() / "whole.mp4")), "unreadable.playlist", FileKind::video},
        {folder.write("concat.mp4", "ffconcat version 1.0\nfile 'whole.mp4'\n"), "unreadable.playlist",
         FileKind::video},
        {folder.write("half.jpg", photo.substr(0, photo.size() / 2)), "unreadable.damaged", FileKind::photo},
        {folder.write("half.mp4", film.substr(0, film.size() / 2)), "unreadable.damaged", FileKind::video},
        {folder.write("film.jpg", film.substr(0, film.size() / 2)), "unreadable.damaged", FileKind::video},
        {folder.write("junk.docx", std::string("\1\2\3\0", 4)), "unreadable.unknown", FileKind::document},
        {folder.path() / "sound.mp4", "unreadable.no-video", FileKind::video},
        {folder.path() / "link.jpg", "unreadable.link", FileKind::photo},
        {folder.path() / "folder.mp4", "unreadable.not-opened", FileKind::video},
        {folder.path() / "missing.jpg", "unreadable.not-opened", FileKind::photo},
    };
    for (const Row& row : rows) {
        CAPTURE(row.file);
        const FileFacts facts = probe_file(row.file);
        CHECK(facts.kind == FileKind::unreadable);
        CHECK(facts.reason.key == row.reason);
        CHECK(facts.claims == row.claims);
        CHECK_FALSE(facts.video);
        CHECK_FALSE(facts.photo);
        for (const Language language : {Language::chinese, Language::english}) {
            CHECK(nlohmann::json::parse(json_facts(facts, language)).at("reason").get<std::string>().size() > 5);
        }
    }
}

TEST_CASE("a file is what it holds, whatever its name") {
    const TempFolder folder;
    make_film(folder.path() / "film.mp4", "testsrc2=s=320x180:r=25:d=3", h264);
    write_jpeg(folder.path() / "photo.jpg", painted_event(640, true));
    struct Row {
        std::filesystem::path file;
        FileKind kind;
    };
    const Row rows[] = {
        {folder.write("film.jpg", read_bytes(folder.path() / "film.mp4")), FileKind::video},
        {folder.write("photo.mp4", read_bytes(folder.path() / "photo.jpg")), FileKind::photo},
        {folder.write("photo", read_bytes(folder.path() / "photo.jpg")), FileKind::photo},
        {folder.write("report.jpg", "{\\rtf1 a}"), FileKind::unreadable},
        {folder.write("报告.txt", "经验做法\n"), FileKind::document},
        {folder.write("notes.toml", "a = 1\n"), FileKind::other},
        {folder.write("empty", ""), FileKind::other},
        {folder.write("tool.exe", std::string("MZ\0\1", 4)), FileKind::other},
    };
    for (const Row& row : rows) {
        CAPTURE(row.file);
        CHECK(probe_file(row.file).kind == row.kind);
    }
}

TEST_CASE("a photo's size is the displayed one") {
    const TempFolder folder;
    const auto file = folder.path() / "upright.jpg";
    write_jpeg(file, painted_event(640, true), "2023-05-12");
    CHECK(probe_file(file).photo->width == 640);
    CHECK(probe_file(file).photo->height == 480);
    CHECK(probe_file(file).photo->captured->source == "exif.DateTimeOriginal");
}

TEST_CASE("time without pictures does not count") {
    struct Row {
        const char* name;
        std::string source;
        std::vector<std::string> options;
        double duration_s, effective_s;
    };
    const std::vector<std::string> two_frames = {"-vf",         "setpts=N*20/TB", "-fps_mode",
                                                 "passthrough", "-c:v",           "libx264"};
    const Row rows[] = {
        {"plain.mp4", "testsrc2=s=320x180:r=10:d=20", h264, 20, 20},
        {"two-frames.mp4", "testsrc2=s=320x180:r=1:d=2", two_frames, 21, 1},
        // black in two frames that stand for ten seconds: a hole and a black span on one spot, counted once
        {"black-hole.mp4",
         "testsrc2=s=320x180:r=10:d=20,drawbox=t=fill:c=black:enable='lt(t,10)',select='not(between(t,0.1,9.9))'",
         {"-fps_mode", "passthrough", "-c:v", "libx264", "-preset", "ultrafast", "-g", "10"},
         20,
         10},
        {"half-black.mp4",
         "testsrc2=s=320x180:r=10:d=20,drawbox=t=fill:c=black:enable='gt(t,10)'",
         {"-c:v", "libx264", "-preset", "ultrafast", "-g", "10"},
         20,
         10},
    };
    const TempFolder folder;
    for (const Row& row : rows) {
        CAPTURE(row.name);
        make_film(folder.path() / row.name, row.source, row.options);
        const FileFacts facts = probe_file(folder.path() / row.name);
        REQUIRE(facts.video);
        CHECK(facts.video->duration_s == doctest::Approx(row.duration_s).epsilon(0.05));
        CHECK(facts.video->effective_duration_s.value_or(-1) == doctest::Approx(row.effective_s).epsilon(0.1));
    }
}

TEST_CASE("a video that broke off is known to be incomplete, whatever its container") {
    struct Row {
        const char* name;
        std::vector<std::string> options;
        std::optional<bool> whole;  // what is known of the whole file
    };
    const std::vector<std::string> wmv = {"-c:v", "wmv2"};
    const std::vector<std::string> fast_start = {"-c:v", "libx264", "-preset", "ultrafast", "-movflags", "+faststart"};
    const Row rows[] = {
        {"film.mp4", fast_start, true},
        {"film.mkv", h264, true},
        {"film.avi", {"-c:v", "mpeg4"}, true},
        {"film.wmv", wmv, true},
        {"fragmented.mp4",
         {"-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-movflags", "frag_keyframe+empty_moov"},
         true},
        {"film.ts", h264, std::nullopt},
        {"film.flv", {"-c:v", "flv"}, std::nullopt},
    };
    const TempFolder folder;
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const auto file = folder.path() / row.name;
        make_film(file, "testsrc2=s=320x180:r=25:d=10", row.options);
        CHECK(probe_file(file).video->complete == row.whole);
        std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
        const FileFacts cut = probe_file(file);
        REQUIRE(cut.video);
        CHECK(cut.video->complete == false);
        CHECK(cut.video->duration_s < 8);
        // A transport stream says nothing of its length, and only at its very end a picture is spoilt.
        if (file.extension() == ".ts") CHECK(probe_file(file, {nullptr, ProbeDepth::quick}).video->complete != true);
    }
}

TEST_CASE("frames that can't be decoded are neither clear nor black, and the video is not complete") {
    const TempFolder folder;
    const auto file = folder.path() / "damaged.mp4";
    make_film(file, "testsrc2=s=320x180:r=25:d=20",
              {"-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-movflags", "+faststart"});
    std::string bytes = read_bytes(file);
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2), bytes.end(), '\0');
    const FileFacts facts = probe_file(folder.write("damaged.mp4", bytes));
    REQUIRE(facts.video);
    CHECK(facts.video->complete == false);
    CHECK(facts.video->duration_s == doctest::Approx(20).epsilon(0.01));
    double lost_s = 0;
    for (const FrameClarity& frame : facts.video->clarity_over_time) {
        if (!frame.clarity.mean_luma) lost_s += frame.stands_for_s;
    }
    CHECK(lost_s > 8);
    CHECK(lost_s < 12);
    for (const Span& span : facts.video->spans)
        CHECK(span.what != "black");
}

TEST_CASE("each sample stands for the time around it") {
    const TempFolder folder;
    const auto file = folder.path() / "uneven.mp4";
    // Many key frames in the first ten seconds, two in the next twenty.
    make_film(file, "testsrc2=s=320x180:r=10:d=30",
              {"-c:v", "libx264", "-preset", "ultrafast", "-g", "9999", "-sc_threshold", "0", "-pix_fmt", "yuv420p",
               "-force_key_frames", "expr:if(lt(t,10),eq(mod(n,10),0),eq(mod(n,100),0))"});
    const FileFacts facts = probe_file(file);
    REQUIRE(facts.video);
    double sum = 0;
    for (const FrameClarity& frame : facts.video->clarity_over_time)
        sum += frame.stands_for_s;
    CHECK(sum == doctest::Approx(facts.video->duration_s).epsilon(0.001));
    CHECK(facts.video->clarity_over_time.back().stands_for_s > 4 * facts.video->clarity_over_time.front().stands_for_s);
}

TEST_CASE("frames between key frames are sampled where key frames are far apart") {
    const TempFolder folder;
    const auto file = folder.path() / "one-key-frame.mp4";
    make_film(file, "testsrc2=s=160x90:r=10:d=60",
              {"-c:v", "libx264", "-preset", "ultrafast", "-g", "9999", "-sc_threshold", "0", "-pix_fmt", "yuv420p"});
    const FileFacts facts = probe_file(file);
    REQUIRE(facts.video);
    double last_s = 0;
    for (const FrameClarity& frame : facts.video->clarity_over_time) {
        CHECK(frame.at_s - last_s < 12.1);
        last_s = frame.at_s;
    }
    CHECK(last_s > 48);
}

TEST_CASE("the LOGO is looked for only when it is asked for") {
    const TempFolder folder;
    const auto with = folder.path() / "with.jpg";
    const auto without = folder.path() / "without.jpg";
    write_jpeg(with, painted_event(1600, true));
    write_jpeg(without, painted_event(1600, false));
    const LogoModel model = LogoModel::load(logo_file());
    CHECK_FALSE(probe_file(with).photo->logo);
    CHECK(probe_file(with, {&model}).photo->logo->outcome == LogoOutcome::present);
    CHECK(probe_file(without, {&model}).photo->logo->outcome == LogoOutcome::absent);
}

TEST_CASE("a LOGO too small for the first look is found in the full picture, whichever way it is stored") {
    const TempFolder folder;
    cv::Mat picture;
    cv::resize(painted_event(1600, false), picture, {4000, 3000}, 0, 0, cv::INTER_CUBIC);
    const cv::Rect place = hang_logo(picture, 45, {2700, 1300});
    write_jpeg(folder.path() / "upright.jpg", picture);
    cv::rotate(picture, picture, cv::ROTATE_90_COUNTERCLOCKWISE);
    write_jpeg(folder.path() / "turned.jpg", picture);
    turn_by_exif(folder.path() / "turned.jpg");
    const LogoModel model = LogoModel::load(logo_file());
    for (const char* name : {"upright.jpg", "turned.jpg"}) {
        CAPTURE(name);
        const PhotoFacts photo = probe_file(folder.path() / name, {&model}).photo.value();
        CHECK(photo.width == 4000);
        CHECK(photo.height == 3000);
        CHECK(photo.logo->outcome == LogoOutcome::present);
        CHECK(photo.logo->reason.empty());
        CHECK(photo.logo->pictures_searched == 1);
        REQUIRE(photo.logo->sightings.size() == 1);
        const Quad& quad = photo.logo->sightings.front().quad;
        CHECK(std::abs(quad[0].x - place.x) < 6);
        CHECK(std::abs(quad[0].y - place.y) < 6);
        CHECK(std::abs(quad[2].x - place.br().x) < 6);
        CHECK(std::abs(quad[2].y - place.br().y) < 6);
    }
}

TEST_CASE("a LOGO that is plain to see ends the search") {
    const TempFolder folder;
    cv::Mat picture;
    cv::resize(painted_event(1600, false), picture, {4000, 3000}, 0, 0, cv::INTER_CUBIC);
    const cv::Rect large = hang_logo(picture, 400, {700, 900});
    hang_logo(picture, 45, {2700, 1300});  // only a second look would find it
    write_jpeg(folder.path() / "both.jpg", picture);
    const LogoModel model = LogoModel::load(logo_file());
    const LogoSearch search = probe_file(folder.path() / "both.jpg", {&model}).photo->logo.value();
    REQUIRE(search.sightings.size() == 1);
    CHECK(std::abs(search.sightings.front().quad[0].x - large.x) < 12);
    CHECK(std::abs(search.sightings.front().quad[0].y - large.y) < 12);
}

TEST_CASE("LOGO images that can't be used are refused by name") {
    const TempFolder folder;
    write_png(folder.path() / "clear.png", cv::Mat(64, 64, CV_8UC4, cv::Scalar(0, 0, 0, 0)));
    write_png(folder.path() / "plain.png", cv::Mat(64, 64, CV_8UC3, cv::Scalar(40, 40, 200)));
    const std::filesystem::path files[] = {
        folder.path() / "clear.png",   folder.path() / "plain.png",
        folder.path() / "missing.png", folder.write("text.png", "no picture"),
        folder.write("empty.png", ""), folder.path(),
    };
    for (const auto& file : files) {
        CAPTURE(file);
        try {
            LogoModel::load(file);
            FAIL("was accepted");
        } catch (const ConfigError& error) {
            CHECK(std::string(error.what()).starts_with(file.string()));
        }
    }
}

TEST_CASE("LOGO images of 16 bit and without transparency are fine") {
    const TempFolder folder;
    cv::Mat deep;
    painted_event(320, true).convertTo(deep, CV_16U, 257);
    write_png(folder.path() / "deep.png", deep);
    write_jpeg(folder.path() / "photo.jpg", painted_event(320, true));
    CHECK_NOTHROW(LogoModel::load(folder.path() / "deep.png"));
    CHECK_NOTHROW(LogoModel::load(folder.path() / "photo.jpg"));
}

TEST_SUITE_END();
