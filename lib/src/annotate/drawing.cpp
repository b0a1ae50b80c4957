#include "annotate/drawing.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <opencv2/imgproc.hpp>

#include "annotate/marks.h"
#include "media/jpeg_writer.h"
#include "media/video.h"
#include "mediaproof/content.h"
#include "probe/document.h"
#include "probe/photo.h"

namespace mediaproof {
namespace {

constexpr int enough_for_close_up = 4096;  // what a photo is decoded to: a small LOGO is shown enlarged
constexpr std::size_t most_frames = 4;
constexpr double apart_s = 2;  // between frames shown of a video: neighbours look alike

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

// What of `search` belongs to the frame at `at_s`, or to the photo.
Annotation annotation_of(const LogoSearch& search, std::optional<double> at_s) {
    Annotation annotation{search.outcome, search.reason, {}, std::nullopt, search.best_score, at_s};
    std::copy_if(search.sightings.begin(), search.sightings.end(), std::back_inserter(annotation.sightings),
                 [&](const Sighting& sighting) { return sighting.at_s == at_s; });
    const auto& doubtful = search.doubtful;
    if (doubtful && doubtful->at_s == at_s) annotation.doubtful = search.doubtful;
    return annotation;
}

struct Shown {
    cv::Mat picture;
    cv::Size displayed;
    Annotation annotation;
};

std::vector<Shown> shown_of_photo(const OpenFile& file, const FileFacts& facts) {
    const auto photo = read_photo(file, content_of_open(file), enough_for_close_up);
    return {{photo.picture, {photo.width, photo.height}, annotation_of(*facts.photo->logo, std::nullopt)}};
}

std::vector<Shown> shown_of_video(const OpenFile& file, const FileFacts& facts) {
    Video video(file);
    const cv::Size displayed(facts.video->width, facts.video->height);
    std::vector<Shown> shown;
    for (const double at_s : frames_to_show(*facts.video)) {
        video.decode_at({at_s}, full_size_long_side_px, [&](const Video::Frame& frame) {
            if (frame.picture.empty()) return;
            shown.push_back({frame.picture, displayed, annotation_of(*facts.video->logo, at_s)});
        });
    }
    return shown;
}

// The photo that the file is, or that it holds under the name `part`.
DisplayedPhoto photo_in(const OpenFile& file, const std::string& part, int enough_long_side) {
    if (part.empty()) return read_photo(file, content_of_open(file), enough_long_side);
    const auto bytes = picture_in_report(file, part);
    const Content content = content_of(std::span(bytes).first(std::min(bytes.size(), content_head_bytes)));
    return read_photo(bytes, content, enough_long_side, file.name() / part);
}

DrawnPicture in_little(const cv::Mat& picture, cv::Size displayed, std::optional<double> at_s) {
    const double scale =
        std::min(1.0, thumbnail_long_side_px / static_cast<double>(std::max(picture.cols, picture.rows)));
    cv::Mat small;
    cv::resize(picture, small, {}, scale, scale, cv::INTER_AREA);
    return {at_s, displayed.width, displayed.height, encode_jpeg(small, "mediaproof", {thumbnail_jpeg_quality, false})};
}

}  // namespace

std::vector<DrawnPicture> annotated_pictures(const OpenFile& file, const FileFacts& facts) {
    std::vector<Shown> all;
    if (facts.photo && facts.photo->logo) all = shown_of_photo(file, facts);
    if (facts.video && facts.video->logo) all = shown_of_video(file, facts);
    std::vector<DrawnPicture> pictures;
    for (const Shown& shown : all) {
        const cv::Mat picture = annotated(shown.picture, shown.displayed, shown.annotation, full_size_long_side_px);
        pictures.push_back({shown.annotation.at_s, shown.displayed.width, shown.displayed.height,
                            encode_jpeg(picture, annotated_mark)});
    }
    return pictures;
}

std::vector<DrawnPicture> thumbnails(const OpenFile& file, const std::string& part, const std::vector<double>& at_s) {
    std::vector<DrawnPicture> pictures;
    if (at_s.empty()) {
        const DisplayedPhoto photo = photo_in(file, part, thumbnail_long_side_px);
        pictures.push_back(in_little(photo.picture, {photo.width, photo.height}, std::nullopt));
        return pictures;
    }
    Video video(file);
    const cv::Size displayed(video.stream().width, video.stream().height);
    video.decode_at(at_s, thumbnail_long_side_px, [&](const Video::Frame& frame) {
        if (!frame.picture.empty()) pictures.push_back(in_little(frame.picture, displayed, frame.at_s));
    });
    return pictures;
}

std::vector<DrawnPicture> full_size_pictures(const OpenFile& file, const std::string& part,
                                             const std::vector<WantedPicture>& wanted) {
    std::vector<DrawnPicture> pictures;
    const auto add = [&](const cv::Mat& picture, cv::Size displayed, const WantedPicture& asked) {
        const cv::Mat drawn = outlined(picture, displayed, asked.outlines, full_size_long_side_px);
        pictures.push_back({asked.at_s, displayed.width, displayed.height, encode_jpeg(drawn, full_size_mark)});
    };
    if (class_of(content_of_open(file)) != MediaClass::video) {
        const DisplayedPhoto photo = photo_in(file, part, full_size_long_side_px);
        for (const WantedPicture& asked : wanted)
            add(photo.picture, {photo.width, photo.height}, asked);
        return pictures;
    }
    Video video(file);
    const cv::Size displayed(video.stream().width, video.stream().height);
    for (const WantedPicture& asked : wanted) {
        video.decode_at({asked.at_s.value_or(0)}, full_size_long_side_px, [&](const Video::Frame& frame) {
            if (!frame.picture.empty()) add(frame.picture, displayed, asked);
        });
    }
    return pictures;
}

}  // namespace mediaproof
