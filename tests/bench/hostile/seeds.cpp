#include "hostile/seeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <opencv2/imgproc.hpp>

#include "mediaproof/error.h"
#include "paint/docx.h"
#include "paint/photo.h"
#include "probe/photo.h"
#include "support/archives.h"
#include "support/damage.h"
#include "support/documents.h"
#include "support/films.h"
#include "support/temp_folder.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using tests::TempFolder;

constexpr int photo_px = 200;
constexpr std::uintmax_t most_real_bytes = 192 << 10;

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

// ---- photos ----

paint::PhoneExif exif_of_another_day() {
    return {std::chrono::local_days(2021y / 11 / 3) + 9h};
}

std::string jpeg_of(const cv::Mat& picture, const std::optional<paint::PhoneExif>& exif) {
    const TempFolder scratch;
    paint::write_photo(scratch.path() / "photo.jpg", picture, exif);
    return tests::read_bytes(scratch.path() / "photo.jpg");
}

cv::Mat small(const cv::Mat& picture) {
    cv::Mat result;
    cv::resize(picture, result, {photo_px, std::max(1, picture.rows * photo_px / picture.cols)}, 0, 0, cv::INTER_AREA);
    return result;
}

std::optional<cv::Mat> picture_in(const fs::path& file) {
    try {
        return small(read_photo(OpenFile(file), content_of_file(file), photo_px).picture);
    } catch (const MediaError&) {
        return std::nullopt;
    }
}

// The tags that a camera wrote around a picture which costs little to decode.
std::string with_tags_of(const std::string& real, const std::string& picture) {
    std::string tags;
    for (const auto& part : tests::parts_of(real)) {
        const auto marker = static_cast<unsigned char>(real[part.at + 1]);
        if (marker >= 0xE1 && marker <= 0xEF) tags += real.substr(part.at, part.size);
    }
    return picture.substr(0, 2) + tags + picture.substr(2);
}

void add_samples(const fs::path& samples, std::vector<Seed>& seeds) {
    for (const fs::path& file : files_below(samples)) {
        if (file.extension() != ".jpg") continue;
        const auto picture = picture_in(file);
        if (!picture) continue;
        const bool dated = seeds.size() % 3 != 0;
        seeds.push_back(
            {file.filename(), ".jpg", jpeg_of(*picture, dated ? std::optional(exif_of_another_day()) : std::nullopt)});
    }
}

void add_real(const fs::path& folder, std::vector<Seed>& seeds) {
    for (const fs::path& file : files_below(folder)) {
        const Content content = content_of_file(file);
        if (class_of(content) != MediaClass::still) continue;
        const std::string bytes = tests::read_bytes(file);
        const std::string name = file.filename();
        const std::string extension = file.extension();
        if (const auto picture = picture_in(file); picture && content == Content::jpeg)
            seeds.push_back({name, extension, with_tags_of(bytes, jpeg_of(*picture, std::nullopt))});
        seeds.push_back({name + " (its beginning)", extension, bytes.substr(0, most_real_bytes)});
    }
}

void add_converted(std::vector<Seed>& seeds) {
    const TempFolder scratch;
    for (const char* extension : {".png", ".webp", ".gif", ".tiff", ".bmp", ".jpg"}) {
        const fs::path file = scratch.path() / (std::string("picture") + extension);
        tests::make_film(file, fmt::format("testsrc2=s={}x{}:r=1:d=1", photo_px, photo_px * 3 / 4), {"-frames:v", "1"});
        seeds.push_back({file.filename(), extension, tests::read_bytes(file)});
    }
}

// ---- what holds photos ----

void add_archives(const std::string& photo, const Lures& lures, std::vector<Seed>& seeds) {
    const TempFolder scratch;
    for (const char* extension : {".zip", ".7z", ".tar", ".tar.gz", ".tar.xz"}) {
        const fs::path file = scratch.path() / (std::string("packed") + extension);
        tests::pack(file, {{"活动/IMG_20230512_101500.jpg", photo, "", ""}, {"活动/说明.txt", "经验做法", "", ""}});
        seeds.push_back({file.filename(), fs::path(extension).extension(), tests::read_bytes(file)});
    }
    const fs::path leading = scratch.path() / "leading.tar";
    tests::pack(leading, {{"a.jpg", photo, "", ""},
                          {"link.mp4", "", lures.film, ""},
                          {"hard.mp4", "", "", lures.film},
                          {"../../" + lures.text.filename().string(), "overwritten", "", ""},
                          {lures.text, "overwritten", "", ""}});
    seeds.push_back({leading.filename(), ".tar", tests::read_bytes(leading)});
    const std::string inner = tests::zip_of({{"b.jpg", photo}, {lures.text, "overwritten"}, {"..\\..\\c.jpg", photo}});
    seeds.push_back({"nested.zip", ".zip",
                     tests::zip_of({{"in.zip", inner},
                                    {"link.mp4", lures.film, 0, 0120777},
                                    {"\xD5\xD5\xC6\xAC.jpg", photo, tests::says_utf8},
                                    {"locked.jpg", photo, tests::encrypted}})});
}

void add_reports(const std::string& photo, const Lures& lures, std::vector<Seed>& seeds) {
    const TempFolder scratch;
    const auto add = [&](const fs::path& file) {
        seeds.push_back({file.filename(), file.extension(), tests::read_bytes(file)});
    };
    const fs::path picture = scratch.write("photo.jpg", photo);
    paint::write_docx(scratch.path() / "report.docx", {"一、经验做法", "二、工作实效"}, {picture});
    add(scratch.path() / "report.docx");
    const std::string outside = fmt::format(
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY e SYSTEM \"file://{}\">]><Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" TargetMode=\"External\" "
        "Target=\"{}\"/>&e;</Relationships>",
        lures.text.string(), lures.http);
    paint::write_docx_of(scratch.path() / "outside.docx", "<w:p><w:r><w:t>经验做法</w:t></w:r></w:p>",
                         {{"word/_rels/document.xml.rels", outside}});
    add(scratch.path() / "outside.docx");
    tests::write_odt_of(scratch.path() / "outside.odt",
                        fmt::format("<text:p>经验做法</text:p><draw:image xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                                    "xlink:href=\"file://{}\"/>",
                                    lures.film.string()),
                        {{"Pictures/a.jpg", photo}});
    add(scratch.path() / "outside.odt");
    tests::write_pdf(scratch.path() / "report.pdf", {{"一、经验做法", "二、工作实效"}, {}});
    add(scratch.path() / "report.pdf");
    seeds.push_back({"locked.pdf", ".pdf", tests::locked_pdf()});
    seeds.push_back(
        {"report.rtf", ".rtf",
         "{\\rtf1\\ansi\\ansicpg936 {\\field{\\*\\fldinst INCLUDEPICTURE \"" + lures.http + "\"}} \\'ce\\'c4}"});
}

// ---- what would have other files opened ----

void add_playlists(const std::string& extension, const Lures& lures, std::vector<Seed>& seeds) {
    const std::string film = lures.film.string();
    const std::pair<const char*, std::string> rows[] = {
        {"HLS of a file", "#EXTM3U\n#EXT-X-TARGETDURATION:200\n#EXTINF:180,\nfile://" + film + "\n#EXT-X-ENDLIST\n"},
        {"HLS of a path", "#EXTM3U\n#EXTINF:180,\n" + film + "\n#EXT-X-ENDLIST\n"},
        {"HLS of a server", "#EXTM3U\n#EXTINF:180,\n" + lures.http + "a.ts\n#EXT-X-ENDLIST\n"},
        {"HLS with a key",
         "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"" + lures.http + "\"\n#EXTINF:180,\n" + film + "\n"},
        {"HLS of a concat", "#EXTM3U\n#EXTINF:180,\nconcat:" + film + "|" + lures.text.string() + "\n#EXT-X-ENDLIST\n"},
        {"ffconcat", "ffconcat version 1.0\nfile '" + film + "'\nduration 180\n"},
        {"DASH",
         "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" "
         "mediaPresentationDuration=\"PT180S\"><Period><AdaptationSet mimeType=\"video/mp4\"><Representation "
         "id=\"1\" bandwidth=\"1\"><BaseURL>file://" +
             film + "</BaseURL></Representation></AdaptationSet></Period></MPD>"},
        {"SDP",
         "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=a\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
         "a=rtpmap:96 H264/90000\n"},
        {"M3U", film + "\n" + lures.http + "\n"},
        {"SVG",
         "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image "
         "xlink:href=\"" +
             lures.http + "\"/></svg>"},
        {"unix socket", "#EXTM3U\n#EXTINF:180,\nunix:" + lures.unix_socket.string() + "\n"},
    };
    for (const auto& [name, bytes] : rows)
        seeds.push_back({name, extension, bytes});
}

void add_film(const std::string& name, const std::vector<std::string>& options, std::vector<Seed>& seeds) {
    const TempFolder scratch;
    const fs::path file = scratch.path() / name;
    std::vector<std::string> all = {"-metadata", "creation_time=2021-11-03T02:00:00Z"};
    all.insert(all.end(), options.begin(), options.end());
    tests::make_film(file, "testsrc2=s=128x96:r=10:d=2", all);
    seeds.push_back({name, file.extension(), tests::read_bytes(file)});
}

}  // namespace

std::vector<Seed> worthless_photos(const fs::path& samples, const std::vector<fs::path>& folders, const Lures& lures) {
    std::vector<Seed> seeds;
    add_samples(samples, seeds);
    for (const fs::path& folder : folders)
        add_real(folder, seeds);
    const cv::Mat grey(photo_px * 3 / 4, photo_px, CV_8UC3, cv::Scalar(90, 120, 150));
    const std::string photo = jpeg_of(grey, exif_of_another_day());
    seeds.push_back({"grey.jpg", ".jpg", photo});
    add_converted(seeds);
    add_archives(photo, lures, seeds);
    add_reports(photo, lures, seeds);
    add_playlists(".jpg", lures, seeds);
    return seeds;
}

std::vector<Seed> worthless_films(const std::vector<fs::path>& folders, const Lures& lures) {
    std::vector<Seed> seeds;
    for (const fs::path& folder : folders) {
        for (const fs::path& file : files_below(folder)) {
            if (class_of(content_of_file(file)) == MediaClass::video)
                seeds.push_back(
                    {file.filename(), file.extension(), tests::read_bytes(file).substr(0, most_real_bytes)});
        }
    }
    add_film("h264.mp4", {"-c:v", "libx264", "-preset", "ultrafast", "-g", "5"}, seeds);
    add_film("front.mp4", {"-c:v", "libx264", "-preset", "ultrafast", "-movflags", "+faststart"}, seeds);
    add_film("fragments.mp4", {"-c:v", "libx264", "-g", "5", "-movflags", "frag_keyframe+empty_moov"}, seeds);
    add_film("mjpeg.mov", {"-c:v", "mjpeg"}, seeds);
    add_film("mpeg4.avi", {"-c:v", "mpeg4"}, seeds);
    add_film("h264.mkv", {"-c:v", "libx264", "-preset", "ultrafast"}, seeds);
    add_film("h264.flv", {"-c:v", "libx264", "-preset", "ultrafast"}, seeds);
    add_film("mpeg2.ts", {"-c:v", "mpeg2video"}, seeds);
    add_film("wmv.wmv", {"-c:v", "wmv2"}, seeds);
    add_playlists(".mp4", lures, seeds);
    return seeds;
}

Seed sound_photo() {
    const cv::Mat grey(photo_px * 3 / 4, photo_px, CV_8UC3, cv::Scalar(90, 120, 150));
    return {"of the day", ".jpg", jpeg_of(grey, paint::PhoneExif{std::chrono::local_days(2023y / 5 / 12) + 10h})};
}

Seed sound_film() {
    const TempFolder scratch;
    const fs::path file = scratch.path() / "film.mp4";
    tests::make_film(
        file, "testsrc2=s=128x96:r=10:d=180",
        {"-c:v", "libx264", "-preset", "ultrafast", "-metadata", fmt::format("creation_time={}T02:00:00Z", event_day)});
    return {"of three minutes", ".mp4", tests::read_bytes(file)};
}

}  // namespace mediaproof::bench
