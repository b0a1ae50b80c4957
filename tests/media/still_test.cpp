#include "media/still.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <opencv2/imgproc.hpp>

#include "media/ffmpeg.h"
#include "media/file_bytes.h"
#include "mediaproof/error.h"
#include "support/films.h"
#include "support/pictures.h"
#include "support/program.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

// Red on the left, blue on the right: tells channel order and orientation at a glance.
cv::Mat red_and_blue() {
    cv::Mat picture(64, 96, CV_8UC3, cv::Scalar(0, 0, 255));
    picture.colRange(48, 96).setTo(cv::Scalar(255, 0, 0));
    return picture;
}

Still decoded(const std::filesystem::path& file, int enough_long_side = 1 << 20) {
    return decode_still(read_file(file, 1 << 24), content_of_file(file), enough_long_side, file);
}

// Pictures that end where no byte behind them can be written.
class GuardedAllocator : public cv::MatAllocator {
  public:
    cv::UMatData* allocate(int dimensions, const int* sizes, int type, void* given, std::size_t* steps, cv::AccessFlag,
                           cv::UMatUsageFlags) const override {
        std::size_t bytes = CV_ELEM_SIZE(type);
        for (int i = dimensions - 1; i >= 0; --i) {
            if (steps != nullptr) steps[i] = bytes;
            bytes *= static_cast<std::size_t>(sizes[i]);
        }
        const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        const std::size_t used = (bytes + page - 1) / page * page;
        auto* const memory = static_cast<unsigned char*>(
            ::mmap(nullptr, used + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        ::mprotect(memory + used, page, PROT_NONE);
        auto* const data = new cv::UMatData(this);
        data->origdata = memory;
        data->data = given != nullptr ? static_cast<unsigned char*>(given) : memory + used - bytes;
        data->size = bytes;
        return data;
    }
    bool allocate(cv::UMatData*, cv::AccessFlag, cv::UMatUsageFlags) const override { return false; }
    void deallocate(cv::UMatData* data) const override { delete data; }  // the process that uses it soon ends
};

// In a process of its own, whose pictures are guarded.
template <class Work>
bool ends_well(const Work& work) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        static GuardedAllocator guarded;
        cv::Mat::setDefaultAllocator(&guarded);
        work();
        ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return status == 0;
}

}  // namespace

TEST_SUITE_BEGIN("media");

TEST_CASE("every kind of still is decoded to BGR") {
    const TempFolder folder;
    const auto png = folder.path() / "a.png";
    write_png(png, red_and_blue());
    write_jpeg(folder.path() / "a.jpg", red_and_blue());
    for (const char* name : {"a.webp", "a.bmp", "a.tiff", "a.gif"}) {
        run_tool({"ffmpeg", "-v", "error", "-y", "-i", png.string(), (folder.path() / name).string()});
    }
    for (const char* name : {"a.png", "a.jpg", "a.webp", "a.bmp", "a.tiff", "a.gif"}) {
        CAPTURE(name);
        const Still still = decoded(folder.path() / name);
        CHECK(still.stored_width == 96);
        CHECK(still.stored_height == 64);
        REQUIRE(still.picture.type() == CV_8UC3);
        const cv::Vec3b left = still.picture.at<cv::Vec3b>(32, 10);
        const cv::Vec3b right = still.picture.at<cv::Vec3b>(32, 86);
        CHECK(left[2] > 200);
        CHECK(left[0] < 60);
        CHECK(right[0] > 200);
        CHECK(right[2] < 60);
    }
}

TEST_CASE("no byte is written behind a picture, whatever its width") {
    const TempFolder folder;
    for (const int width : {64, 72, 80, 200, 216}) {
        CAPTURE(width);
        const auto file = folder.path() / "a.webp";
        make_film(file, fmt::format("testsrc2=s={}x48:r=1:d=1", width), {"-frames:v", "1", "-pix_fmt", "yuv420p"});
        const bool unharmed = ends_well([&] { decoded(file); });
        CHECK(unharmed);
    }
}

TEST_CASE("no byte is written behind a film's frame, whatever its width") {
    for (int width = 1; width <= 40; ++width) {
        CAPTURE(width);
        const ffmpeg::FramePtr frame(av_frame_alloc());
        frame->format = AV_PIX_FMT_YUV420P;
        frame->width = width;
        frame->height = 48;
        REQUIRE(av_frame_get_buffer(frame.get(), 0) == 0);
        const bool unharmed = ends_well([&] { ffmpeg::BgrConverter().convert(*frame, 1 << 20); });
        CHECK(unharmed);
    }
}

TEST_CASE("a JPEG is decoded no larger than it is needed") {
    const TempFolder folder;
    const auto file = folder.path() / "large.jpg";
    cv::Mat large;
    cv::resize(red_and_blue(), large, {960, 640});
    write_jpeg(file, large);
    CHECK(decoded(file, 960).picture.cols == 960);
    CHECK(decoded(file, 480).picture.cols == 480);
    CHECK(decoded(file, 479).picture.cols == 480);
    CHECK(decoded(file, 100).picture.cols == 120);
    CHECK(decoded(file, 100).stored_width == 960);
}

TEST_CASE("damaged stills are refused by name") {
    const TempFolder folder;
    write_jpeg(folder.path() / "whole.jpg", painted_event(640, true));
    write_png(folder.path() / "whole.png", painted_event(640, true));
    const std::string jpeg = read_bytes(folder.path() / "whole.jpg");
    const std::string png = read_bytes(folder.path() / "whole.png");
    std::string scrambled = jpeg;
    for (std::size_t i = jpeg.size() / 2; i < jpeg.size() / 2 + 400; ++i)
        scrambled[i] = static_cast<char>(i * 37);
    const std::filesystem::path files[] = {
        folder.write("half.jpg", jpeg.substr(0, jpeg.size() / 2)),
        folder.write("header-only.jpg", jpeg.substr(0, 40)),
        folder.write("scrambled.jpg", scrambled),
        folder.write("half.png", png.substr(0, png.size() / 2)),
        folder.write("fake.heic", std::string("\0\0\0\x18") + "ftypheic" + std::string(400, 'x')),
        folder.write("fake.gif", "GIF89a and nothing more"),
    };
    for (const auto& file : files) {
        CAPTURE(file);
        CHECK_THROWS_AS(decoded(file), MediaError);
    }
}

TEST_CASE("stray bytes that every viewer forgives are forgiven, but hide no damage") {
    const TempFolder folder;
    write_jpeg(folder.path() / "whole.jpg", painted_event(640, true));
    run_tool({"ffmpeg", "-v", "error", "-y", "-i", (folder.path() / "whole.jpg").string(), "-q:v", "2",
              (folder.path() / "plain.jpg").string()});
    std::string stray = read_bytes(folder.path() / "plain.jpg");
    stray.insert(stray.find("\xFF\xDB"), "\1\1");
    CHECK(decoded(folder.write("stray.jpg", stray)).picture.cols == 640);
    CHECK_THROWS_AS(decoded(folder.write("stray-and-cut.jpg", stray.substr(0, stray.size() / 2))), MediaError);
}

TEST_CASE("EXIF orientation turns a picture upright") {
    struct Row {
        int orientation;
        cv::Point red_corner;  // where the stored top left corner is shown, in a 3×2 picture
        cv::Size size;
    };
    cv::Mat stored(2, 3, CV_8UC3, cv::Scalar(0, 0, 0));
    stored.at<cv::Vec3b>(0, 0) = {0, 0, 255};
    const Row rows[] = {
        {0, {0, 0}, {3, 2}}, {1, {0, 0}, {3, 2}}, {2, {2, 0}, {3, 2}}, {3, {2, 1}, {3, 2}}, {4, {0, 1}, {3, 2}},
        {5, {0, 0}, {2, 3}}, {6, {1, 0}, {2, 3}}, {7, {1, 2}, {2, 3}}, {8, {0, 2}, {2, 3}}, {9, {0, 0}, {3, 2}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.orientation);
        const cv::Mat shown = oriented(stored, row.orientation);
        REQUIRE(shown.size() == row.size);
        CHECK(shown.at<cv::Vec3b>(row.red_corner)[2] == 255);
    }
}

TEST_CASE("a file that is a link, a folder or too large is not read") {
    const TempFolder folder;
    const auto file = folder.write("file", "12345");
    std::filesystem::create_symlink(file, folder.path() / "link");
    CHECK(read_file(file, 5).size() == 5);
    CHECK_THROWS_AS(read_file(file, 4), MediaError);
    CHECK_THROWS_AS(read_file(folder.path() / "link", 100), MediaError);
    CHECK_THROWS_AS(read_file(folder.path(), 100), MediaError);
}

TEST_SUITE_END();
