#include "logo/trial.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <opencv2/imgproc.hpp>

#include "logo/pose.h"
#include "logo/recompress.h"
#include "quads.h"

namespace mediaproof::bench {
namespace {

constexpr double most_corner_error = 0.25;  // of the LOGO's width
constexpr double most_scale_factor = 1.35;

// This thread's own time: what else the machine does makes no difference.
double seconds_now() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

bool holds(const Quad& quad, const Point& point) {
    std::vector<cv::Point2f> outline;
    for (const Point& corner : quad)
        outline.emplace_back(static_cast<float>(corner.x), static_cast<float>(corner.y));
    const cv::Point2f at(static_cast<float>(point.x), static_cast<float>(point.y));
    return cv::pointPolygonTest(outline, at, false) >= 0;
}

// The mean corner error as a share of the width, when `found` is where the LOGO is.
std::optional<double> error_against(const Quad& found, const Quad& truth) {
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i)
        sum += distance(found[i], truth[i]);
    const double error = sum / 4 / width_px(truth);
    const double areas = area_of(found) / area_of(truth);
    if (!(error < most_corner_error) || !(areas > 0) || !holds(truth, middle_of(found))) return std::nullopt;
    if (std::abs(std::log(areas)) > 2 * std::log(most_scale_factor)) return std::nullopt;
    return error;
}

std::optional<double> least_error(const Quad& found, const std::vector<Quad>& truths) {
    std::optional<double> least;
    for (const Quad& truth : truths) {
        const auto error = error_against(found, truth);
        if (error && (!least || *error < *least)) least = error;
    }
    return least;
}

Answer judged(const std::optional<Sighting>& sighting, const std::vector<Quad>& truths, double seconds) {
    Answer answer;
    answer.asked = true;
    answer.seconds = seconds;
    answer.said_present = sighting.has_value();
    if (sighting) answer.error = least_error(sighting->quad, truths);
    answer.right = answer.error.has_value();
    return answer;
}

void ask_ours(Trial& trial, const cv::Mat& picture, const std::vector<Quad>& truth, const Contestant& contestant) {
    const double start = seconds_now();
    const std::vector<Sighting> sightings = contestant.own.find(picture);
    const double seconds = seconds_now() - start;
    std::optional<Sighting> best;
    if (!sightings.empty()) {
        trial.found = sightings.front().quad;
        if (sightings.front().score >= contestant.own.present()) best = sightings.front();
    }
    trial.answers[ours] = judged(best, truth, seconds);
    for (const Sighting& sighting : sightings)
        if (truth.empty() || least_error(sighting.quad, truth)) trial.score = std::max(trial.score, sighting.score);
}

void ask_stock(Trial& trial, const cv::Mat& picture, const std::vector<Quad>& truth, const Contestant& contestant) {
    double start = seconds_now();
    const auto by_template = stock_template(picture, contestant.stock);
    trial.answers[stock_templates] = judged(by_template, truth, seconds_now() - start);
    start = seconds_now();
    const StockFeatures features = stock_sift_features(picture);
    trial.sift_seconds = seconds_now() - start;
    const auto by_features = stock_sift(features, contestant.stock);
    trial.answers[stock_features] = judged(by_features, truth, seconds_now() - start);
}

void draw(cv::Mat& picture, const Quad& quad, const cv::Scalar& colour) {
    for (std::size_t i = 0; i < 4; ++i) {
        const Point& a = quad[i];
        const Point& b = quad[(i + 1) % 4];
        cv::line(picture, {cvRound(a.x), cvRound(a.y)}, {cvRound(b.x), cvRound(b.y)}, colour, i == 0 ? 3 : 1,
                 cv::LINE_AA);
    }
}

}  // namespace

Trial tried(const cv::Mat& picture, const std::vector<Quad>& truth, const Contestant& contestant, bool beside_stock) {
    Trial trial;
    ask_ours(trial, picture, truth, contestant);
    if (beside_stock) ask_stock(trial, picture, truth, contestant);
    return trial;
}

void dump(const std::filesystem::path& file, const cv::Mat& picture, const std::vector<Quad>& truth,
          const std::optional<Quad>& found) {
    cv::Mat shown = picture.clone();
    for (const Quad& quad : truth)
        draw(shown, quad, {0, 220, 0});
    if (found) draw(shown, *found, {0, 0, 255});
    const std::vector<unsigned char> bytes = jpeg_of(shown, 90);
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace mediaproof::bench
