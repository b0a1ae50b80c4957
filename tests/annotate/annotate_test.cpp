#include "mediaproof/annotate.h"

#include <doctest/doctest.h>

#include <limits>

#include "annotate/colours.h"
#include "media/still.h"
#include "support/films.h"
#include "support/pictures.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

constexpr Quad quad = {{{100, 80}, {180, 80}, {180, 160}, {100, 160}}};

FileFacts photo_showing(const fs::path& file, const std::vector<Sighting>& sightings, cv::Size size = {640, 480}) {
    FileFacts facts;
    facts.file = file;
    facts.kind = FileKind::photo;
    facts.photo.emplace();
    facts.photo->width = size.width;
    facts.photo->height = size.height;
    facts.photo->logo.emplace();
    facts.photo->logo->sightings = sightings;
    facts.photo->logo->outcome = sightings.empty() ? LogoOutcome::absent : LogoOutcome::present;
    return facts;
}

FileFacts film_showing(const fs::path& file, const std::vector<double>& seconds) {
    FileFacts facts;
    facts.file = file;
    facts.kind = FileKind::video;
    facts.video.emplace();
    facts.video->width = 320;
    facts.video->height = 180;
    facts.video->logo.emplace();
    for (const double at_s : seconds)
        facts.video->logo->sightings.push_back({quad, 0.9, at_s, false});
    facts.video->logo->outcome = seconds.empty() ? LogoOutcome::absent : LogoOutcome::present;
    for (const double at_s : {0.0, 4.0, 8.0})
        facts.video->clarity_over_time.push_back({at_s, 4, {}});
    return facts;
}

std::vector<std::string> names_of(const std::vector<fs::path>& paths) {
    std::vector<std::string> names;
    for (const fs::path& path : paths)
        names.push_back(path.filename().string());
    return names;
}

Prober& prober() {
    static Prober one({.logo = {}, .workers = 1, .worker_program = {}});
    return one;
}

}  // namespace

TEST_SUITE_BEGIN("annotate");

TEST_CASE("the picture is turned as a viewer shows it, and the outline with it") {
    const TempFolder folder;
    write_jpeg(folder.path() / "a.jpg", cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(128)), "2023-05-12");
    std::string bytes = read_bytes(folder.path() / "a.jpg");
    // Orientation: tag 0x0112, a SHORT, one of it.
    const std::size_t tag = bytes.find(std::string("\x12\x01\x03\x00\x01\x00\x00\x00", 8));
    REQUIRE(tag != std::string::npos);
    bytes[tag + 8] = 6;
    const fs::path turned = folder.write("turned.jpg", bytes);
    AnnotatedPictures pictures(folder.path() / "out", prober());
    const auto written = pictures.write(photo_showing(turned, {{quad, 0.9, std::nullopt, false}}, {480, 640}));
    REQUIRE(written.size() == 1);
    const cv::Mat drawn = oriented(read_with_alpha(written[0]), 1);
    CHECK(drawn.cols == 480);
    CHECK(drawn.rows > 640);
}

TEST_CASE("a video's best sightings are shown, two seconds apart and four at most") {
    const TempFolder folder;
    const fs::path film = folder.path() / "影像.mp4";
    make_film(film, "testsrc2=s=320x180:r=10:d=12", {"-c:v", "libx264", "-preset", "ultrafast", "-g", "20"});
    AnnotatedPictures pictures(folder.path() / "out", prober());
    using Names = std::vector<std::string>;
    CHECK(names_of(pictures.write(film_showing(film, {8.0, 8.4, 0.4, 3.3, 6.0, 10.0, 11.9}))) ==
          Names{"影像.mp4@008.00s.jpg", "影像.mp4@000.40s.jpg", "影像.mp4@003.30s.jpg", "影像.mp4@006.00s.jpg"});
    CHECK(names_of(pictures.write(film_showing(film, {}))) == Names{"影像.mp4@004.00s.jpg"});
    FileFacts doubtful = film_showing(film, {});
    doubtful.video->logo->outcome = LogoOutcome::indeterminate;
    doubtful.video->logo->doubtful = Sighting{quad, 0.5, 2.0, true};
    CHECK(names_of(pictures.write(doubtful)) == Names{"影像.mp4@002.00s.jpg"});
    CHECK(names_of(pictures.write(film_showing(film, {8.0}))) == Names{"影像.mp4@008.00s-2.jpg"});
}

TEST_CASE("what shows no picture gives none") {
    const TempFolder folder;
    AnnotatedPictures pictures(folder.path() / "out", prober());
    FileFacts nothing;
    nothing.file = folder.write("report.pdf", "%PDF-1.4");
    CHECK(pictures.write(nothing).empty());
    FileFacts unsearched = photo_showing(folder.path() / "a.jpg", {});
    unsearched.photo->logo.reset();
    CHECK(pictures.write(unsearched).empty());
    CHECK(pictures.write(photo_showing(folder.path() / "gone.jpg", {})).empty());
    CHECK(pictures.write(photo_showing(folder.write("broken.jpg", "no picture"), {})).empty());
    CHECK(pictures.write(film_showing(folder.write("broken.mp4", "no film"), {1.0})).empty());
    CHECK(fs::is_empty(folder.path() / "out"));
}

TEST_CASE("facts with a quad that is no place give no picture") {
    const TempFolder folder;
    write_jpeg(folder.path() / "a.jpg", cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(128)));
    Quad broken = quad;
    broken[2].x = std::numeric_limits<double>::quiet_NaN();
    AnnotatedPictures pictures(folder.path() / "out", prober());
    CHECK(pictures.write(photo_showing(folder.path() / "a.jpg", {{broken, 0.9, std::nullopt, false}})).empty());
}

TEST_CASE("pictures of an earlier run are replaced, other files and links are left alone") {
    const TempFolder folder;
    for (const char* name : {"a.jpg", "b.jpg", "c.jpg"})
        write_jpeg(folder.path() / name, cv::Mat(48, 64, CV_8UC3, cv::Scalar::all(128)));
    const fs::path out = folder.path() / "out";
    folder.write("out/b.jpg@logo.jpg", "mine");
    folder.write("target", "mine too");
    fs::create_symlink(folder.path() / "target", out / "c.jpg@logo.jpg");
    for (int run = 0; run < 2; ++run) {
        AnnotatedPictures pictures(out, prober());
        std::vector<std::string> names;
        for (const char* name : {"a.jpg", "b.jpg", "c.jpg"})
            names.push_back(names_of(pictures.write(photo_showing(folder.path() / name, {}, {64, 48}))).at(0));
        CHECK(names == std::vector<std::string>{"a.jpg@logo.jpg", "b.jpg@logo-2.jpg", "c.jpg@logo-2.jpg"});
    }
    CHECK(read_bytes(out / "b.jpg@logo.jpg") == "mine");
    CHECK(read_bytes(folder.path() / "target") == "mine too");
    CHECK(std::distance(fs::directory_iterator(out), {}) == 5);  // nothing unfinished is left
}

TEST_CASE("a folder that can't be had is told at once") {
    const TempFolder folder;
    const fs::path file = folder.write("file", "");
    CHECK_THROWS_AS(AnnotatedPictures(file, prober()), std::system_error);
    CHECK_THROWS_AS(AnnotatedPictures(file / "below", prober()), std::system_error);
    CHECK_THROWS_AS(AnnotatedPictures("/proc/no/such", prober()), std::system_error);
    CHECK_NOTHROW(AnnotatedPictures(folder.path() / "a" / "b" / "c", prober()));
}

TEST_SUITE_END();
