#include "probe/banner.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "media/jpeg_writer.h"
#include "media/ocr.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_in_photo = 3;
constexpr std::size_t most_in_frame = 2;
constexpr std::size_t most_frames = 20;
constexpr std::size_t most_read_of_video = 6;
constexpr double small_letters_px = 40;  // below that a larger picture reads better, where there is one
constexpr double sure = 0.85;
constexpr std::size_t long_text = 14 * 3;  // bytes: fourteen Chinese characters

// Tesseract's model takes long to load.
TextReader& reader_of_thread() {
    thread_local TextReader reader;
    return reader;
}

BannerReading reading_of(const BannerSpot& displayed, const BannerStrip& strip, std::optional<double> at_s) {
    BannerReading reading;
    std::transform(displayed.corners.begin(), displayed.corners.end(), reading.quad.begin(),
                   [](const cv::Point2f& corner) {
                       return Point{corner.x, corner.y};
                   });
    reading.at_s = at_s;
    const ReadText read = reader_of_thread().read(strip.letters, strip.lines == 1);
    reading.text = read.text;
    reading.confidence = read.confidence;
    if (!read.text.empty()) reading.letter_px = strip.letter_share * height_of(displayed.corners);
    reading.strip = encode_jpeg(strip.picture, "mediaproof banner");
    return reading;
}

// A long text that was read with confidence is more of a banner than any other.
double worth(const BannerReading& reading) {
    return reading.confidence * static_cast<double>(std::min(reading.text.size(), long_text));
}

std::vector<BannerReading> best_first(std::vector<BannerReading> readings) {
    std::stable_sort(readings.begin(), readings.end(),
                     [](const BannerReading& a, const BannerReading& b) { return worth(a) > worth(b); });
    return readings;
}

}  // namespace

std::vector<BannerReading> banners_in_photo(const cv::Mat& picture, cv::Size displayed,
                                            const std::function<cv::Mat()>& closer) {
    const double factor = static_cast<double>(displayed.width) / picture.cols;
    cv::Mat close;
    std::vector<BannerReading> readings;
    for (const BannerSpot& spot : find_banners(picture, most_in_photo)) {
        BannerStrip strip = straightened(picture, spot);
        if (factor > 1.01 && strip.letter_share * height_of(spot.corners) < small_letters_px) {
            if (close.empty()) close = closer();
            strip = straightened(close, scaled(spot, static_cast<double>(close.cols) / picture.cols));
        }
        if (!strip.letters.empty()) readings.push_back(reading_of(scaled(spot, factor), strip, std::nullopt));
    }
    return best_first(std::move(readings));
}

VideoBanners::VideoBanners(cv::Size displayed, double duration_s)
    : displayed_(displayed), apart_s_(duration_s / static_cast<double>(most_frames)) {}

void VideoBanners::look_at(const Video::Frame& frame) {
    const bool near = std::any_of(looked_at_s_.begin(), looked_at_s_.end(),
                                  [&](double at_s) { return std::abs(at_s - frame.at_s) < apart_s_; });
    if (near || frame.picture.empty()) return;
    looked_at_s_.push_back(frame.at_s);
    const double factor = static_cast<double>(displayed_.width) / frame.picture.cols;
    for (const BannerSpot& spot : find_banners(frame.picture, most_in_frame)) {
        BannerStrip strip = straightened(frame.picture, spot);
        if (!strip.letters.empty()) spotted_.push_back({scaled(spot, factor), std::move(strip), frame.at_s});
    }
}

std::vector<BannerReading> VideoBanners::result() && {
    std::stable_sort(spotted_.begin(), spotted_.end(),
                     [](const Spotted& a, const Spotted& b) { return a.spot.score > b.spot.score; });
    std::vector<BannerReading> readings;
    for (const Spotted& spotted : spotted_) {
        if (readings.size() == most_read_of_video) break;
        readings.push_back(reading_of(spotted.spot, spotted.strip, spotted.at_s));
        if (readings.back().confidence >= sure && readings.back().text.size() >= long_text) break;
    }
    return best_first(std::move(readings));
}

}  // namespace mediaproof
