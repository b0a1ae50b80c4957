#include "probe/banner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <string_view>

#include "media/jpeg_writer.h"
#include "media/ocr.h"
#include "vision/shrink.h"

namespace mediaproof {
namespace {

// Enough to read every letter by eye; reports hold many of them.
constexpr int strip_long_side_px = 1200;
constexpr JpegStyle strip_style = {75, false};

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

// Line by line, as a reader of one line.
ReadText joined(const std::vector<cv::Mat>& lines) {
    ReadText all;
    for (const cv::Mat& line : lines) {
        const ReadText read = reader_of_thread().read(line, true);
        if (&line == &lines.front()) all.from_start = read.from_start;
        all.text += read.text;
        all.confidence += read.confidence / static_cast<double>(lines.size());
    }
    return all;
}

cv::Mat resized(const cv::Mat& letters, double factor) {
    cv::Mat other;
    cv::resize(letters, other, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return other;
}

// Without the steps that enlarging leaves.
cv::Mat softened(const cv::Mat& letters, double factor) {
    cv::Mat soft;
    cv::GaussianBlur(resized(letters, factor), soft, {}, 1.0);
    return soft;
}

// Quotes are read now this way, now that.
std::string without_quotes(std::string text) {
    for (const std::string_view quote : {"\"", "'", "“", "”", "‘", "’"}) {
        for (std::size_t at = text.find(quote); at != text.npos; at = text.find(quote, at))
            text.erase(at, quote.size());
    }
    return text;
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

// One banner read in several ways, which err in different letters, until two of them agree. Only the best carries the
// strip.
void read_into(std::vector<BannerReading>& readings, const BannerSpot& displayed, const BannerStrip& strip,
               std::optional<double> at_s) {
    const auto each = [&](const auto& change) {
        std::vector<cv::Mat> lines;
        for (const cv::Mat& line : strip.lines)
            lines.push_back(change(line));
        return joined(lines);
    };
    const std::array<std::function<ReadText()>, 4> ways = {
        [&] { return reader_of_thread().read(strip.letters, strip.lines.size() == 1); },
        [&] { return each([](const cv::Mat& line) { return softened(line, 1); }); },
        [&] { return each([](const cv::Mat& line) { return softened(line, 0.7); }); },
        [&] { return each([](const cv::Mat& line) { return resized(line, 1.25); }); },
    };
    BannerReading reading;
    std::transform(displayed.corners.begin(), displayed.corners.end(), reading.quad.begin(),
                   [](const cv::Point2f& corner) {
                       return Point{corner.x, corner.y};
                   });
    reading.at_s = at_s;
    std::vector<BannerReading> own;
    for (const auto& way : ways) {
        const ReadText read = way();
        const bool known = std::any_of(own.begin(), own.end(), [&](const BannerReading& r) {
            return without_quotes(r.text) == without_quotes(read.text);
        });
        if (known) break;
        reading.text = read.text;
        reading.confidence = read.confidence;
        reading.starts_clear = strip.starts_clear && read.from_start;
        reading.letter_px = read.text.empty() ? 0 : strip.letter_share * height_of(displayed.corners);
        own.push_back(reading);
    }
    own = best_first(std::move(own));
    own.front().strip = encode_jpeg(shrunk_to(strip.picture, strip_long_side_px), "mediaproof banner", strip_style);
    std::move(own.begin(), own.end(), std::back_inserter(readings));
}

}  // namespace

void load_banner_reader() {
    reader_of_thread();
}

std::vector<BannerReading> banners_in_photo(const cv::Mat& picture, cv::Size displayed,
                                            const std::function<cv::Mat()>& closer) {
    const double factor = static_cast<double>(displayed.width) / picture.cols;
    cv::Mat close;
    std::vector<BannerReading> readings;
    for (const BannerSpot& spot : find_banners(picture, most_in_photo)) {
        BannerStrip strip = straightened(picture, spot);
        if (factor > 1.01 && strip.letter_share * height_of(strip.spot.corners) < small_letters_px) {
            if (close.empty()) close = closer();
            const double closer_by = static_cast<double>(close.cols) / picture.cols;
            strip = straightened(close, scaled(spot, closer_by));
            strip.spot = scaled(strip.spot, 1 / closer_by);
        }
        if (!strip.letters.empty()) read_into(readings, scaled(strip.spot, factor), strip, std::nullopt);
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
        if (!strip.letters.empty()) spotted_.push_back({scaled(strip.spot, factor), std::move(strip), frame.at_s});
    }
}

std::vector<BannerReading> VideoBanners::result() && {
    std::stable_sort(spotted_.begin(), spotted_.end(),
                     [](const Spotted& a, const Spotted& b) { return a.spot.score > b.spot.score; });
    std::vector<BannerReading> readings;
    for (std::size_t i = 0; i < std::min(spotted_.size(), most_read_of_video); ++i) {
        const std::size_t before = readings.size();
        read_into(readings, spotted_[i].spot, spotted_[i].strip, spotted_[i].at_s);
        if (readings[before].confidence >= sure && readings[before].text.size() >= long_text) break;
    }
    return best_first(std::move(readings));
}

}  // namespace mediaproof
