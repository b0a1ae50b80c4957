// Facts with every field filled in, as no file has them all.
#pragma once

#include <algorithm>
#include <limits>

#include "mediaproof/facts.h"

namespace mediaproof::tests {

inline Clarity filled_clarity() {
    return {ClarityGrade::soft, 69.99999999999999, 0.1 + 0.2, 127.5, 255, {"defocus", "compression"}};
}

inline CaptureTime filled_time() {
    using namespace std::chrono;
    return {local_days(2023y / 5 / 12) + 10h + 15min + 7s,
            -minutes(210),
            "exif.DateTimeOriginal",
            {{"exif.GPSDateStamp", local_days(2023y / 5 / 11) + 2h, minutes(0)}, {"name", local_days(2023y / 5 / 10)}},
            {"factory-clock"},
            local_days(2023y / 5 / 11) + 2h};
}

inline Sighting filled_sighting() {
    return {{{{1.5, -2}, {1e3, 1.0 / 3}, {1e3, 8}, {0, 9}}}, 0.9, 12.04, false, true};
}

inline LogoSearch filled_search(bool of_a_video) {
    LogoSearch search;
    search.outcome = LogoOutcome::present;
    search.sightings = {filled_sighting(), filled_sighting()};
    search.sightings.back().score = 0.85;
    search.best_score = 0.9;
    search.pictures_searched = 120;
    if (!of_a_video) return search;
    search.spans = {{0, 1.25, true, filled_sighting()}, {1.25, 9, false, filled_sighting()}};
    search.visible_s = 9;
    search.doubtful_frames = 3;
    return search;
}

inline LogoSearch doubtful_search() {
    LogoSearch search;
    search.reason = "mirrored";
    search.doubtful = filled_sighting();
    search.doubtful->mirrored = true;
    search.pictures_searched = 1;
    return search;
}

inline BannerReading filled_banner() {
    return {filled_sighting().quad,
            3.5,
            "政务公开主题日",
            0.75,
            41.5,
            true,
            {std::byte{0xFF}, std::byte{0xD8}, std::byte{}, std::byte{9}}};
}

inline VideoFacts filled_video() {
    VideoFacts video;
    video.duration_s = 181.96;
    video.header_duration_s = 182;
    video.effective_duration_s = 3e-5;
    video.still_share = 1.0 / 7;
    video.complete = false;
    video.frame_count = 4549;
    video.width = 1920;
    video.height = 1080;
    video.fps = 25.000000000000004;
    video.clarity = filled_clarity();
    video.clarity_over_time = {{0, 0.5, filled_clarity()}, {1, 180.5, Clarity{}}};
    video.spans = {{"black", 0, 1}, {"frozen", 1, 2.5}};
    video.scene_starts_s = {0, 1.04, 90};
    video.captured = filled_time();
    video.logo = filled_search(true);
    video.banners = {filled_banner(), filled_banner()};
    return video;
}

inline PhotoFacts filled_photo() {
    PhotoFacts photo{
        4000, 3000, filled_clarity(), ViewPrint{}, filled_time(), "Adobe Photoshop CS6 (Windows)", filled_search(false),
        {}};
    for (std::size_t i = 0; i < photo.view->size(); ++i)
        (*photo.view)[i] = static_cast<std::uint8_t>(i + 56);
    photo.banners = {filled_banner()};
    return photo;
}

inline FileFacts facts_of(FileKind kind, const std::filesystem::path& file, const std::string& format) {
    FileFacts facts;
    facts.file = file;
    facts.kind = kind;
    facts.format = format;
    return facts;
}

inline FileFacts filled_video_facts() {
    FileFacts facts = facts_of(FileKind::video, "影像/VID 1.mp4", "MP4/MOV");
    facts.video = filled_video();
    facts.saved = SaveTime{"wechat", filled_time().time, std::chrono::minutes(480)};
    return facts;
}

inline FileFacts filled_photo_facts() {
    FileFacts facts = facts_of(FileKind::photo, "\xD5\xD5\xC6\xAC.jpg", "JPEG");  // 照片 in GBK
    facts.photo = filled_photo();
    facts.in_document = true;
    return facts;
}

inline FileFacts unreadable_facts() {
    FileFacts facts = facts_of(FileKind::unreadable, "broken.mp4", "MP4/MOV");
    facts.reason = {"unreadable.damaged", {{"tried", "open the container"}, {"detail", "moov atom not found"}}};
    facts.claims = FileKind::video;
    return facts;
}

inline FileFacts filled_document_facts() {
    FileFacts facts = facts_of(FileKind::document, "报告.docx", "Word");
    facts.document = DocumentFacts{"经验做法\n主题日", {filled_photo_facts(), unreadable_facts()}};
    facts.document->pictures.front().photo->logo = doubtful_search();
    return facts;
}

inline std::vector<FileFacts> filled_facts() {
    return {filled_video_facts(), filled_photo_facts(), filled_document_facts(), unreadable_facts(),
            facts_of(FileKind::other, "notes.toml", "text")};
}

}  // namespace mediaproof::tests
