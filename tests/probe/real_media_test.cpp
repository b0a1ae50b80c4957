// Real files that nobody here made, where the developer has them; the folder is not part of the project.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "media/still.h"
#include "media/video.h"
#include "mediaproof/dates.h"
#include "mediaproof/error.h"
#include "probe/capture_time.h"
#include "probe/photo.h"
#include "support/pictures.h"
#include "support/program.h"
#include "support/scenery.h"
#include "support/temp_folder.h"
#include "vision/view_print.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

std::filesystem::path real_media() {
    const char* named = std::getenv("MEDIAPROOF_REAL_MEDIA");
    return named != nullptr ? std::filesystem::path(named)
                            : std::filesystem::path(MEDIAPROOF_SOURCE) / ".." / "shared" / "media";
}

std::optional<CaptureTime> capture_time_in(const std::filesystem::path& file) {
    const Content content = content_of_file(file);
    if (class_of(content) == MediaClass::video) return video_capture_time(Video(file).stream().tags, file);
    return photo_capture_time(read_photo(file, content, 100).tags, file);
}

std::string what_speaks_against(const CaptureTime& captured) {
    std::vector<std::string> words = captured.doubts;
    for (const TimeClaim& conflict : captured.conflicts)
        words.insert(words.begin(), conflict_text(conflict, captured));
    return fmt::format("{}", fmt::join(words, ", "));
}

struct RealPhoto {
    std::string scene;  // the name; of a series of one scene their common number
    cv::Mat bgr;
};

std::vector<RealPhoto> real_photos() {
    std::vector<RealPhoto> photos;
    for (const char* folder : {"photos", "clarity", "dates"}) {
        for (const auto& entry : std::filesystem::directory_iterator(real_media() / folder)) {
            const std::string name = entry.path().filename().string();
            const std::string scene = folder == std::string("clarity") ? name.substr(0, 3) : name;
            const Content content = name.ends_with(".heic") ? Content::heif : Content::jpeg;
            try {
                const DisplayedPhoto photo = read_photo(entry.path(), content, 960);
                photos.push_back({scene, photo.picture});
            } catch (const MediaError&) {
                continue;  // one is cut off
            }
        }
    }
    return photos;
}

ViewPrint print_of(const cv::Mat& bgr) {
    cv::Mat luma;
    cv::cvtColor(bgr, luma, cv::COLOR_BGR2GRAY);
    return view_print_of(luma).value();
}

cv::Mat recompressed(const cv::Mat& bgr, const TempFolder& folder) {
    cv::Mat coarse;
    cv::resize(bgr, coarse, {}, 0.3, 0.3, cv::INTER_AREA);
    write_jpeg(folder.path() / "copy.jpg", coarse);
    return read_photo(folder.path() / "copy.jpg", Content::jpeg, 960).picture;
}

// What is made of nine tenths of a photo by sending it on, editing it lightly, or pressing the button twice.
std::vector<cv::Mat> copies_of(const cv::Mat& bgr, const TempFolder& folder) {
    const cv::Mat taken = seen_through(bgr, {0.5, 0.5}, 0.9);
    return {recompressed(taken, folder),
            taken * 0.8,
            taken * 1.2,
            seen_through(bgr, {0.5, 0.5}, 0.9 * 0.97),
            seen_through(bgr, {0.5, 0.5}, 0.9 * 0.92),
            seen_through(bgr, {0.536, 0.464}, 0.9 * 0.92),
            seen_through(bgr, {0.5, 0.5}, 0.9, 3),
            seen_through(bgr, {0.5, 0.5}, 0.9, -3),
            seen_through(bgr, {0.545, 0.5}, 0.9),
            seen_through(bgr, {0.455, 0.545}, 0.9),
            seen_through(bgr, {0.52, 0.48}, 0.9 * 0.95, 2) * 0.9};
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("every real file gives one valid JSON line" * doctest::skip(!std::filesystem::exists(real_media()))) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(real_media())) {
        if (!entry.is_regular_file()) continue;
        CAPTURE(entry.path());
        const ProgramRun run = run_mediaproof({"probe", entry.path().string()});
        CHECK(run.exit_code == 0);
        CHECK(run.err.empty());
        CHECK(std::count(run.out.begin(), run.out.end(), '\n') == 1);
        CHECK(nlohmann::json::accept(run.out));
        ++files;
    }
    CHECK(files > 0);
}

TEST_CASE("headers that lie are seen through" * doctest::skip(!std::filesystem::exists(real_media() / "video"))) {
    struct Row {
        const char* file;
        double duration_s, header_duration_s;
    };
    const Row rows[] = {{"sample_fragmented.mp4", 1.0, 143165.6}, {"sipr_16k.mp4", 33.0, 184.3}};
    for (const Row& row : rows) {
        CAPTURE(row.file);
        const auto facts =
            nlohmann::json::parse(run_mediaproof({"probe", (real_media() / "video" / row.file).string()}).out);
        CHECK(facts.at("duration_s").get<double>() == doctest::Approx(row.duration_s).epsilon(0.02));
        CHECK(facts.at("header_duration_s").get<double>() == doctest::Approx(row.header_duration_s).epsilon(0.001));
    }
}

// What a careful person reads from every tag: the day, or what keeps it from being relied on.
TEST_CASE("real capture times are right, or rightly doubted" *
          doctest::skip(!std::filesystem::exists(real_media() / "dates"))) {
    struct Row {
        const char* file;
        const char* time;     // "" where there is none
        const char* against;  // conflicts, then doubts
    };
    const Row rows[] = {
        {"dates/exif.jpg", "2023-07-09T20:36:33", ""},
        {"dates/IMG_1034.heic", "2018-02-05T15:11:44", ""},
        {"dates/Apple_iPhone_6.jpg", "2014-09-16T14:05:12", ""},
        {"dates/Nexus_4.jpg", "2013-01-20T18:54:08", "exif.GPSDateStamp 2013-01-19 (-1 day)"},
        {"dates/DSCN0010.jpg", "2008-10-22T16:28:39", "exif.GPSDateStamp 2008-10-23 (+1 day)"},
        {"dates/6.jpg", "2020-10-08T10:20:09", "no-exposure, screenshot"},
        {"dates/Photoshop_3.jpg", "2015-06-29T18:15:36", "weak-source, no-exposure, edited"},
        {"dates/Nikon_E885.jpg", "", ""},
        {"dates/Noritsu_Koki_QSS.jpg", "", ""},
        {"photos/Canon_EOS_7D.jpg", "2010-12-12T12:41:35", "edited"},
        {"photos/Canon_EOS-1DS_after_Noise_Ninja.jpg", "2004-07-24T13:06:01", "edited"},
        {"photos/Olympus_C40Z.jpg", "2002-12-08T13:56:12", ""},
        {"photos/Sony_Ericsson_U10i.jpg", "2009-11-21T10:19:41", ""},
        {"photos/JVC_GR-DC2000.jpg", "2001-07-03T18:58:42", "no-exposure"},
        {"photos/Issue_242.jpg", "", ""},
        {"video/meta.mov", "2019-02-12T15:27:12", ""},
        {"video/max-heromode.mp4", "2019-11-18T15:45:32", ""},
        {"video/portrait_4k60.mp4", "2023-03-16T15:26:24", ""},
        {"video/one-by-one-person-detection.mp4", "2017-09-26T16:57:49", "exported, weak-source"},
        {"video/sample_fragmented.mp4", "2016-05-31T17:01:35", "exported, weak-source"},
        {"video/cockatoo.mp4", "", ""},
        {"video/sipr_16k.mp4", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.file);
        const auto captured = capture_time_in(real_media() / row.file);
        CHECK(captured.has_value() == (*row.time != '\0'));
        if (!captured) continue;
        CHECK(format_time(captured->time) == row.time);
        CHECK(what_speaks_against(*captured) == row.against);
    }
}

TEST_CASE("copies of real photos show their view, other photos another" *
          doctest::skip(!std::filesystem::exists(real_media() / "photos"))) {
    const TempFolder folder;
    const std::vector<RealPhoto> photos = real_photos();
    std::vector<ViewPrint> prints;
    int copies = 0, copies_missed = 0, others = 0, others_taken = 0;
    for (const RealPhoto& photo : photos) {
        const ViewPrint print = print_of(seen_through(photo.bgr, {0.5, 0.5}, 0.9));
        for (const cv::Mat& copy : copies_of(photo.bgr, folder)) {
            ++copies;
            copies_missed += show_same_view(print, print_of(copy)) ? 0 : 1;
        }
        for (std::size_t i = 0; i < prints.size(); ++i) {
            const bool one_scene = photos[i].scene == photo.scene;
            (one_scene ? copies : others) += 1;
            (one_scene ? copies_missed : others_taken) += show_same_view(print, prints[i]) == one_scene ? 0 : 1;
        }
        prints.push_back(print);
    }
    MESSAGE(copies_missed << " of " << copies << " copies missed, " << others_taken << " of " << others
                          << " other photos taken for the same view");
    CHECK(photos.size() > 40);
    CHECK(copies_missed < 0.01 * copies);
    CHECK(others_taken < 0.002 * others);
}

TEST_SUITE_END();
