// What reading the capture times of ten thousand photos costs beside the exiv2 program, and what is read from real ones.
#include <fmt/format.h>
#include <sched.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exiv2/exiv2.hpp>
#include <fstream>

#include "bench.h"
#include "media/file_bytes.h"
#include "media/video.h"
#include "mediaproof/dates.h"
#include "mediaproof/error.h"
#include "mediaproof/probe.h"
#include "paint/photo.h"
#include "probe/capture_time.h"
#include "probe/photo.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;

constexpr int photo_count = 10'000;
constexpr double mark_ratio = 1.5;
constexpr std::int64_t most_bytes = 64 << 20;
constexpr int runs = 3;

// A quarter each: as chat programs leave them, a phone's, a phone's with GPS, one that an editor stored.
void write_photos(const fs::path& folder) {
    if (fs::exists(folder / "written")) return;
    fs::create_directories(folder);
    const cv::Mat picture(48, 64, CV_8UC3, cv::Scalar(80, 120, 160));
    for (int i = 0; i < photo_count; ++i) {
        const fs::path file = folder / fmt::format("{:05}.jpg", i);
        const paint::PhoneExif exif{std::chrono::local_days(std::chrono::year(2023) / 5 / 12) +
                                    std::chrono::minutes(i)};
        paint::write_photo(file, picture, i % 4 == 0 ? std::nullopt : std::optional(exif));
        if (i % 4 < 2) continue;
        const auto image = Exiv2::ImageFactory::open(file.string());
        image->readMetadata();
        image->exifData()["Exif.Photo.MakerNote"] = std::string(i % 4 == 2 ? "1 2 3 4 5 6 7 8" : "0");
        if (i % 4 == 3) {
            image->xmpData()["Xmp.xmp.CreatorTool"] = "Adobe Photoshop Lightroom";
            image->xmpData()["Xmp.xmp.CreateDate"] = "2023-05-12T10:15:00+08:00";
            image->xmpData()["Xmp.photoshop.DateCreated"] = "2023-05-12T10:15:00+08:00";
        }
        image->writeMetadata();
    }
    std::ofstream(folder / "written").close();
}

std::vector<std::string> photos_in(const fs::path& folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".jpg") files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

// This process and what it starts from now on.
void keep_to_one_core() {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(std::max(0, ::sched_getcpu())), &one);
    ::sched_setaffinity(0, sizeof one, &one);
}

double seconds_to_read(const std::vector<std::string>& files) {
    double least = 1e9;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        int dated = 0;
        for (const fs::path file : files) {
            const ExifTags tags = read_exif(read_file(file, most_bytes), content_of_file(file), file);
            dated += photo_capture_time(tags, file) ? 1 : 0;
        }
        if (dated != photo_count / 4 * 3) throw std::runtime_error("some capture times were not read");
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        least = std::min(least, taken.count());
    }
    return least;
}

bool compare() {
    const fs::path folder = fs::path(MEDIAPROOF_BENCH_MEDIA) / "dates";
    write_photos(folder);
    const auto files = photos_in(folder);
    std::vector<std::string> command = {"exiv2", "-pt"};
    command.insert(command.end(), files.begin(), files.end());
    keep_to_one_core();
    const double ours_s = seconds_to_read(files);
    const double exiv2_s = seconds_of(command, runs, {0, 1, 253});  // it complains of photos without tags
    const bool met = ours_s <= mark_ratio * exiv2_s;
    fmt::print(
        "dates: the capture times of {} small JPEGs on one core; least of {} runs\n"
        "mark: no longer than {:g} × one call of exiv2 -pt for all of them\n\n"
        "{:>10} {:>10} {:>8}\n{:>10.2f} {:>10.2f} {:>8.2f}  {}\n",
        files.size(), runs, mark_ratio, "exiv2 s", "ours s", "ratio", exiv2_s, ours_s, ours_s / exiv2_s,
        met ? "met" : "missed");
    return met;
}

std::optional<CaptureTime> captured_in(const fs::path& file, Content content) {
    if (class_of(content) == MediaClass::video) return video_capture_time(Video(file).stream().tags, file);
    return photo_capture_time(read_photo(file, content, 1).tags, file);
}

void tell(const fs::path& file) {
    const Content content = content_of_file(file);
    if (class_of(content) != MediaClass::still && class_of(content) != MediaClass::video) return;
    std::string words = "unreadable";
    try {
        const auto captured = captured_in(file, content);
        words = "no time";
        if (captured) {
            std::vector<std::string> against = captured->doubts;
            for (const TimeClaim& conflict : captured->conflicts)
                against.push_back(conflict_text(conflict, *captured));
            words =
                fmt::format("{}  {:<26} {}", format_time(captured->time), captured->source, fmt::join(against, ", "));
        }
    } catch (const MediaError&) {
    }
    fmt::print("{:<36} {}\n", file.filename().string(), words);
}

}  // namespace

bool dates(const std::vector<std::filesystem::path>& folders) {
    silence_media_libraries();
    for (const fs::path& folder : folders) {
        if (!fs::is_directory(folder)) continue;
        fmt::print("\n{}\n", folder.filename().string());
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder))
            files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files)
            tell(file);
    }
    return folders.empty() ? compare() : true;
}

}  // namespace mediaproof::bench
