#include "mediaproof/annotate.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include "annotate/file_names.h"
#include "annotate/marks.h"
#include "media/file_bytes.h"
#include "media/jpeg_writer.h"
#include "media/video.h"
#include "mediaproof/content.h"
#include "mediaproof/error.h"
#include "probe/photo.h"
#include "whole_file.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

constexpr int most_long_side = 2048;
constexpr int enough_for_close_up = 4096;  // what a photo is decoded to: a small LOGO is shown enlarged
constexpr std::size_t most_frames = 4;
constexpr double apart_s = 2;  // between frames shown of a video: neighbours look alike
constexpr const char* our_mark = "mediaproof logo find --annotate";  // a comment in our JPEG files

// ---- what is shown ----

// Seconds of the frames that tell most of a video's search, best first.
std::vector<double> frames_to_show(const VideoFacts& video) {
    const LogoSearch& search = *video.logo;
    std::vector<double> chosen;
    for (const Sighting& sighting : search.sightings) {
        const double at_s = sighting.at_s.value_or(0);
        const bool near = std::any_of(chosen.begin(), chosen.end(),
                                      [&](double other_s) { return std::abs(other_s - at_s) < apart_s; });
        if (!near && chosen.size() < most_frames) chosen.push_back(at_s);
    }
    if (chosen.empty() && search.doubtful) chosen.push_back(search.doubtful->at_s.value_or(0));
    const auto& samples = video.clarity_over_time;
    if (chosen.empty() && !samples.empty()) chosen.push_back(samples[samples.size() / 2].at_s);
    return chosen;
}

// Facts may come from another process: what is no place in a picture is not drawn.
bool is_drawable(const Sighting& sighting) {
    return std::all_of(sighting.quad.begin(), sighting.quad.end(),
                       [](const Point& corner) { return std::isfinite(corner.x) && std::isfinite(corner.y); });
}

// What of `search` belongs to the frame at `at_s`, or to the photo.
Annotation annotation_of(const LogoSearch& search, std::optional<double> at_s) {
    Annotation annotation{search.outcome, search.reason, {}, std::nullopt, search.best_score, at_s};
    std::copy_if(search.sightings.begin(), search.sightings.end(), std::back_inserter(annotation.sightings),
                 [&](const Sighting& sighting) { return sighting.at_s == at_s && is_drawable(sighting); });
    const auto& doubtful = search.doubtful;
    if (doubtful && doubtful->at_s == at_s && is_drawable(*doubtful)) annotation.doubtful = search.doubtful;
    return annotation;
}

struct Shown {
    cv::Mat picture;
    cv::Size displayed;
    Annotation annotation;
};

std::vector<Shown> shown_of_photo(const FileFacts& facts) {
    const auto photo = read_photo(facts.file, content_of_file(facts.file), enough_for_close_up);
    return {{photo.picture, {photo.width, photo.height}, annotation_of(*facts.photo->logo, std::nullopt)}};
}

std::vector<Shown> shown_of_video(const FileFacts& facts) {
    Video video(facts.file);
    const cv::Size displayed(facts.video->width, facts.video->height);
    std::vector<Shown> shown;
    for (const double at_s : frames_to_show(*facts.video)) {
        video.decode_at({at_s}, most_long_side, [&](const Video::Frame& frame) {
            if (frame.picture.empty()) return;
            shown.push_back({frame.picture, displayed, annotation_of(*facts.video->logo, at_s)});
        });
    }
    return shown;
}

// Nothing where the file, read a moment ago, can't be read any more.
std::vector<Shown> shown_of(const FileFacts& facts) {
    try {
        if (facts.photo && facts.photo->logo) return shown_of_photo(facts);
        if (facts.video && facts.video->logo) return shown_of_video(facts);
    } catch (const MediaError&) {
    } catch (const std::system_error&) {
    }
    return {};
}

// ---- where it goes ----

constexpr const char* banner_mark = "mediaproof banner";  // the comment of the probe's strips

// Whether `path` is free, or holds a picture that an earlier run left.
bool may_be_written(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(path, ignored))) return true;
    try {
        const auto head = read_head(path, 128);
        const std::string_view start(reinterpret_cast<const char*>(head.data()), head.size());
        return start.find(our_mark) != start.npos || start.find(banner_mark) != start.npos;
    } catch (const MediaError&) {
        return false;
    }
}

fs::path free_path(const fs::path& folder, const std::set<fs::path>& written, const fs::path& file,
                   std::optional<double> at_s, PictureOf what) {
    for (int copy = 1;; ++copy) {
        fs::path path = folder / picture_name(file, at_s, copy, what);
        if (!written.contains(path) && may_be_written(path)) return path;
    }
}

}  // namespace

AnnotatedPictures::AnnotatedPictures(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directories(folder_);
    if (::access(folder_.c_str(), W_OK | X_OK) != 0)
        throw std::system_error(errno, std::generic_category(), folder_.string());
}

std::vector<fs::path> AnnotatedPictures::write(const FileFacts& facts) {
    std::vector<fs::path> pictures;
    for (const Shown& shown : shown_of(facts)) {
        const fs::path path = free_path(folder_, written_, facts.file, shown.annotation.at_s, PictureOf::logo);
        const cv::Mat picture = annotated(shown.picture, shown.displayed, shown.annotation, most_long_side);
        replace_file(path, encode_jpeg(picture, our_mark));
        written_.insert(path);
        pictures.push_back(path);
    }
    return pictures;
}

std::vector<fs::path> AnnotatedPictures::write_banners(const FileFacts& facts) {
    std::vector<fs::path> strips;
    const auto* banners = facts.photo ? &facts.photo->banners : facts.video ? &facts.video->banners : nullptr;
    if (banners == nullptr || !*banners) return strips;
    for (const BannerReading& banner : **banners) {
        if (banner.strip.empty()) continue;
        const fs::path path = free_path(folder_, written_, facts.file, banner.at_s, PictureOf::banner);
        replace_file(path, banner.strip);
        written_.insert(path);
        strips.push_back(path);
    }
    return strips;
}

}  // namespace mediaproof
