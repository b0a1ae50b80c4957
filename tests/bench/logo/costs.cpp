// What looking for a LOGO costs beside the least that a photo or a frame could cost anybody.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <functional>
#include <limits>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <stdexcept>

#include "bench.h"
#include "logo/backgrounds.h"
#include "logo/carriers.h"
#include "logo/ours.h"
#include "logo/recompress.h"
#include "logo/stock.h"
#include "media/file_bytes.h"
#include "media/still.h"
#include "mediaproof/content.h"
#include "probe/probe_file.h"
#include "probe/logo_search.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;

constexpr double mark_shown = 4;      // probes of a photo whose LOGO is plain to see, in full libjpeg decodes of it
constexpr double mark_without = 25;   // and of one without
constexpr double mark_frame = 0.5;    // looks at a frame, in stock SIFT's detectAndCompute on it
constexpr double mark_memory = 500;   // MB, for a photo of 48 megapixels
constexpr double shown_width = 0.12;  // of the photo's
constexpr int quality = 90;
constexpr std::int64_t most_bytes = 64LL << 20;
const cv::Size photo_size(4000, 3000), large_size(8000, 6000), frame_size(1920, 1080);

// Of this process on all its threads, whatever else the machine does.
double seconds_now() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double least_seconds(int times, const std::function<void()>& work) {
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < times; ++i) {
        const double start = seconds_now();
        work();
        least = std::min(least, seconds_now() - start);
    }
    return least;
}

// `picture` enlarged, with the grain and the fine texture that a sensor of that size would have seen where there is
// something to see.
cv::Mat as_if_taken_at(const cv::Mat& picture, cv::Size size, std::uint64_t seed) {
    constexpr int rows = 100;  // at a time
    constexpr double grain = 2, texture = 34;
    cv::Mat taken, edges, busy;
    cv::resize(picture, taken, size, 0, 0, cv::INTER_CUBIC);
    cv::cvtColor(picture, edges, cv::COLOR_BGR2GRAY);
    cv::Laplacian(edges, edges, CV_32F);
    cv::GaussianBlur(cv::abs(edges), busy, {}, 6);
    cv::RNG random(seed);
    for (int y = 0; y < size.height; y += rows) {
        cv::Mat strip = taken.rowRange(y, std::min(y + rows, size.height));
        const double scale = static_cast<double>(picture.rows) / size.height;
        const int from = static_cast<int>(y * scale);
        const int to = std::clamp(cvCeil((y + strip.rows) * scale), from + 1, picture.rows);
        cv::Mat strength, fine(strip.size(), CV_32F), coarse(strip.rows / 2 + 1, strip.cols / 2 + 1, CV_32F);
        cv::resize(cv::min(busy.rowRange(from, to) / 24, 1.F), strength, strip.size());
        random.fill(fine, cv::RNG::NORMAL, 0, 1);
        random.fill(coarse, cv::RNG::NORMAL, 0, 1);
        cv::resize(coarse, coarse, strip.size(), 0, 0, cv::INTER_CUBIC);
        const cv::Mat added = grain * fine + texture * strength.mul(0.3 * fine + coarse);
        cv::Mat all;
        cv::merge(std::vector<cv::Mat>{added, added, added}, all);
        cv::add(strip, all, strip, cv::noArray(), CV_8U);
    }
    return taken;
}

// On a white board, its left upper corner at those shares of the picture.
void hang(cv::Mat& bgr, const cv::Mat& logo, int width, double x, double y) {
    const cv::Mat layer = premultiplied(logo, {width, cvRound(static_cast<double>(width) * logo.rows / logo.cols)});
    const cv::Rect place(cvRound(x * bgr.cols), cvRound(y * bgr.rows), layer.cols, layer.rows);
    const int margin = width / 8;
    const cv::Rect board(place.x - margin, place.y - margin, place.width + 2 * margin, place.height + 2 * margin);
    bgr(board & cv::Rect(cv::Point(), bgr.size())) = cv::Scalar(232, 238, 240);
    bgr(place).forEach<cv::Vec3b>([&](cv::Vec3b& pixel, const int* at) {
        const auto& above = layer.at<cv::Vec4b>(at[0], at[1]);
        for (int channel = 0; channel < 3; ++channel)
            pixel[channel] = cv::saturate_cast<uchar>(above[channel] + pixel[channel] * (255 - above[3]) / 255);
    });
}

void write_jpeg(const fs::path& file, const cv::Mat& bgr) {
    const std::vector<unsigned char> bytes = jpeg_of(bgr, quality);
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) throw std::runtime_error("can't write " + file.string());
}

Still decoded(const fs::path& file, int enough_long_side) {
    const auto bytes = read_file(file, most_bytes);
    return decode_still(bytes, Content::jpeg, enough_long_side, file);
}

// Of the real photos the one nearest to 12 megapixels, when one is near.
std::optional<fs::path> real_photo() {
    if (!fs::is_directory(photo_folder())) return std::nullopt;
    std::optional<fs::path> best;
    double least = std::log(1.4);
    for (const auto& entry : fs::directory_iterator(photo_folder())) {
        try {
            if (content_of_file(entry.path()) != Content::jpeg) continue;
            const Still small = decoded(entry.path(), 1);
            const double pixels = static_cast<double>(small.stored_width) * small.stored_height;
            const double away = std::abs(std::log(pixels / photo_size.area()));
            if (away >= least) continue;
            least = away;
            best = entry.path();
        } catch (const std::exception&) {
            continue;  // an unreadable photo
        }
    }
    return best;
}

struct Scenery {
    fs::path folder;
    std::vector<Background> backgrounds;  // as many as there are frames to look at, at least
    cv::Mat logo;                         // 8-bit BGRA
    LogoModel model;
};

const char* met_or_missed(bool met) {
    return met ? "met" : "missed";
}

bool print_photo(const char* what, const fs::path& file, bool shown, const Scenery& scenery) {
    const auto bytes = read_file(file, most_bytes);
    Still still;
    const double decode_s =
        least_seconds(3, [&] { still = decode_still(bytes, Content::jpeg, std::numeric_limits<int>::max(), file); });
    const double megapixels = 1e-6 * still.picture.cols * still.picture.rows;
    still.picture.release();
    const double plain_s = least_seconds(3, [&] { probe_file(file); });
    FileFacts facts;
    const double probe_s = least_seconds(shown ? 3 : 2, [&] { facts = probe_file(file, {&scenery.model}); });
    const LogoSearch& search = facts.photo.value().logo.value();
    const double mark = shown ? mark_shown : mark_without;
    const bool rightly = (search.outcome == LogoOutcome::present) == shown;
    const bool met = probe_s <= mark * decode_s && rightly;
    fmt::print("{:<24} {:>5.1f} {:>5.1f} {:>9.0f} {:>10.0f} {:>9.0f} {:>8.2f} {:>11.2f} {:>6g}  {}{}\n", what,
               megapixels, 1e-6 * static_cast<double>(bytes.size()), 1000 * decode_s, 1000 * plain_s, 1000 * probe_s,
               probe_s / decode_s, (probe_s - plain_s) / decode_s, mark, met_or_missed(met),
               rightly ? "" : fmt::format(": the outcome is wrong, best {:.2f}", search.best_score.value_or(0)));
    return met;
}

bool print_photos(const Scenery& scenery) {
    fmt::print(
        "\nPhotos, milliseconds on one core; ratios to a full libjpeg decode of the same file\n{:<24} {:>5} {:>5} "
        "{:>9} "
        "{:>10} {:>9} {:>8} {:>11} {:>6}\n",
        "", "MP", "MB", "decode ms", "bare probe", "with LOGO", "ratio", "LOGO's part", "mark");
    const fs::path with = scenery.folder / "12-with.jpg", without = scenery.folder / "12-without.jpg";
    cv::Mat photo = as_if_taken_at(scenery.backgrounds.front().picture, photo_size, 1);
    write_jpeg(without, photo);
    hang(photo, scenery.logo, cvRound(shown_width * photo.cols), 0.55, 0.3);
    write_jpeg(with, photo);
    bool met = print_photo("plain to see", with, true, scenery);
    met = print_photo("no LOGO", without, false, scenery) && met;
    const auto real = real_photo();
    if (!real) return met;
    photo = decoded(*real, std::numeric_limits<int>::max()).picture;
    hang(photo, scenery.logo, cvRound(shown_width * photo.cols), 0.55, 0.3);
    const fs::path real_with = scenery.folder / "real-with.jpg";
    write_jpeg(real_with, photo);
    photo.release();
    met = print_photo("real, plain to see", real_with, true, scenery) && met;
    return print_photo("real, no LOGO", *real, false, scenery) && met;
}

constexpr int frames = 8;  // every second one shows the LOGO

cv::Mat frame_of(const Scenery& scenery, int number) {
    const cv::Mat& whole = scenery.backgrounds[static_cast<std::size_t>(number) % scenery.backgrounds.size()].picture;
    const int height = whole.cols * frame_size.height / frame_size.width;
    const cv::Mat middle = whole.rowRange((whole.rows - height) / 2, (whole.rows + height) / 2);
    cv::Mat frame = as_if_taken_at(middle, frame_size, static_cast<std::uint64_t>(number));
    if (number % 2 == 1) hang(frame, scenery.logo, 60 + 25 * number, 0.2 + 0.06 * number, 0.3);
    return through_h264(frame, 26);
}

bool print_frames(const Scenery& scenery) {
    double own_s = 0, sift_s = 0, worst = 0;
    int rightly = 0;
    for (int i = 0; i < frames; ++i) {
        const cv::Mat frame = frame_of(scenery, i);
        LogoLook look;
        const double own = least_seconds(2, [&] { look = look_for_logo(frame, scenery.model, LogoEffort::frame); });
        const double sift = least_seconds(2, [&] { stock_sift_features(frame); });
        const bool seen = std::any_of(look.candidates.begin(), look.candidates.end(),
                                      [&](const Sighting& sighting) { return is_sighting(sighting, scenery.model); });
        rightly += seen == (i % 2 == 1) ? 1 : 0;
        own_s += own;
        sift_s += sift;
        worst = std::max(worst, own / sift);
    }
    const bool met = own_s <= mark_frame * sift_s;
    fmt::print(
        "\n{} frames of {}×{}, every second with the LOGO, {} rightly told: ours {:.0f} ms each, SIFT's "
        "detectAndCompute "
        "{:.0f} ms; ratio {:.2f} (at most {:.2f}), mark {:g}, {}\n",
        frames, frame_size.width, frame_size.height, rightly, 1000 * own_s / frames, 1000 * sift_s / frames,
        own_s / sift_s, worst, mark_frame, met_or_missed(met));
    return met;
}

bool print_memory(const Scenery& scenery) {
    const fs::path large = scenery.folder / "48-without.jpg", learned = scenery.folder / "learned";
    write_jpeg(large, as_if_taken_at(scenery.backgrounds.front().picture, large_size, 2));
    scenery.model.save(learned);
    const double megabytes =
        peak_megabytes_of({MEDIAPROOF_PROGRAM, "logo", "find", "--logo", learned.string(), large.string()});
    const bool met = megabytes <= mark_memory;
    fmt::print("A photo of 48 megapixels ({:.1f} MB) without LOGO takes {:.0f} MB of memory; mark {:g}, {}\n",
               1e-6 * static_cast<double>(fs::file_size(large)), megabytes, mark_memory, met_or_missed(met));
    return met;
}

Scenery scenery() {
    const fs::path folder = fs::path(MEDIAPROOF_BENCH_MEDIA) / "costs";
    fs::create_directories(folder);
    const fs::path logo = MEDIAPROOF_LOGO;
    Scenery scenery{folder, backgrounds(true), read_with_alpha(logo),
                    LogoModel::recall_or_learn(
                        {&logo, 1}, {folder_for_learned(), [] { fmt::print(stderr, "learning the LOGO\n"); }})};
    std::erase_if(scenery.backgrounds, [](const Background& background) { return !background.takes_logo; });
    return scenery;
}

}  // namespace

bool logo_cost() {
    silence_media_libraries();
    const Scenery all = scenery();
    cv::setNumThreads(1);
    bool met = print_photos(all);
    met = print_frames(all) && met;
    met = print_memory(all) && met;
    cv::setNumThreads(-1);
    return met;
}

}  // namespace mediaproof::bench
