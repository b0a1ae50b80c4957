#include "vision/rehearsal/chart.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>
#include <string>

namespace mediaproof::rehearsal {
namespace {

constexpr std::array<int, 9> size_edges_px = {14, 19, 26, 35, 47, 64, 91, 136, 200};
constexpr std::array<int, 5> tilt_edges_deg = {0, 15, 30, 45, 60};
const cv::Size cell(150, 60);
const cv::Point map_at(150, 90);
constexpr int examples = 6;  // found, and as many missed
constexpr int example_columns = 4;
const cv::Scalar ink{40, 40, 40};

void write(cv::Mat& on, const std::string& text, cv::Point at, double size = 0.6) {
    cv::putText(on, text, at, cv::FONT_HERSHEY_SIMPLEX, size, ink, 1, cv::LINE_AA);
}

// From red over yellow to green.
cv::Scalar shade(double share) {
    return {90, 90 + 150 * std::min(1.0, 2 * share), 90 + 150 * std::min(1.0, 2 - 2 * share)};
}

void draw_cell(cv::Mat& chart, cv::Rect where, int found, int all) {
    const double share = all > 0 ? static_cast<double>(found) / all : 0;
    cv::rectangle(chart, where, all > 0 ? shade(share) : cv::Scalar::all(230), cv::FILLED);
    cv::rectangle(chart, where, cv::Scalar::all(255), 2);
    if (all > 0)
        write(chart, fmt::format("{:.0f}%  {}/{}", 100 * share, found, all), where.tl() + cv::Point(14, 36), 0.5);
}

void draw_map(cv::Mat& chart, const std::vector<Trial>& trials, double present) {
    for (std::size_t row = 0; row + 1 < tilt_edges_deg.size(); ++row) {
        const int y = map_at.y + static_cast<int>(row) * cell.height;
        write(chart, fmt::format("{}-{} deg", tilt_edges_deg[row], tilt_edges_deg[row + 1]), {20, y + 36});
        for (std::size_t column = 0; column + 1 < size_edges_px.size(); ++column) {
            int found = 0;
            int all = 0;
            for (const Trial& trial : trials) {
                const bool here =
                    trial.view.short_px >= size_edges_px[column] && trial.view.short_px < size_edges_px[column + 1] &&
                    trial.view.tilt_deg >= tilt_edges_deg[row] && trial.view.tilt_deg < tilt_edges_deg[row + 1];
                all += here ? 1 : 0;
                found += here && trial.score >= present ? 1 : 0;
            }
            draw_cell(chart, {{map_at.x + static_cast<int>(column) * cell.width, y}, cell}, found, all);
        }
    }
    for (std::size_t column = 0; column + 1 < size_edges_px.size(); ++column) {
        write(chart, fmt::format("{}-{} px", size_edges_px[column], size_edges_px[column + 1]),
              {map_at.x + 20 + static_cast<int>(column) * cell.width, map_at.y - 12});
    }
}

void outline(cv::Mat& on, const Quad& quad, const cv::Scalar& colour) {
    for (std::size_t i = 0; i < 4; ++i) {
        const Point& from = quad[i];
        const Point& to = quad[(i + 1) % 4];
        cv::line(on, {cvRound(from.x), cvRound(from.y)}, {cvRound(to.x), cvRound(to.y)}, colour, 1, cv::LINE_AA);
    }
}

// The hardest of those found, and the easiest of those missed, by size: where the limit runs.
std::vector<Trial> at_the_limit(std::vector<Trial> trials, double present) {
    std::stable_sort(trials.begin(), trials.end(),
                     [](const Trial& a, const Trial& b) { return a.view.short_px < b.view.short_px; });
    std::vector<Trial> found, missed;
    for (const Trial& trial : trials)
        (trial.score >= present ? found : missed).push_back(trial);
    std::reverse(missed.begin(), missed.end());
    for (auto* some : {&found, &missed})
        some->resize(std::min<std::size_t>(some->size(), examples));
    found.insert(found.end(), missed.begin(), missed.end());
    return found;
}

cv::Mat example_of(const Trial& trial, double present, const std::vector<cv::Mat>& props,
                   const std::vector<LogoModel::Data>& variants) {
    const Replay replay = replayed(trial, props, variants);
    cv::Mat example = replay.scene.picture.clone();
    outline(example, replay.scene.truth, {0, 220, 0});
    if (replay.best) outline(example, replay.best->quad, {0, 0, 255});
    cv::Mat framed;
    cv::copyMakeBorder(example, framed, 26, 4, 4, 4, cv::BORDER_CONSTANT, cv::Scalar::all(255));
    write(framed,
          fmt::format("{}: {:.0f} px, {:.0f} deg, score {:.2f}", trial.score >= present ? "found" : "missed",
                      trial.view.short_px, trial.view.tilt_deg, trial.score),
          {6, 18}, 0.5);
    return framed;
}

}  // namespace

cv::Mat chart_of(const std::vector<Trial>& trials, LogoOperatingPoint operating_point,
                 const std::vector<cv::Mat>& props, const std::vector<LogoModel::Data>& variants) {
    const std::vector<Trial> shown = at_the_limit(trials, operating_point.present);
    const cv::Size frame(picture_width + 8, picture_height + 30);
    const int rows = (static_cast<int>(shown.size()) + example_columns - 1) / example_columns;
    const int top = map_at.y + static_cast<int>(tilt_edges_deg.size() - 1) * cell.height + 30;
    cv::Mat chart(top + rows * frame.height, example_columns * frame.width, CV_8UC3, cv::Scalar::all(255));
    write(chart,
          fmt::format("found of {} rehearsed, by shorter side and tilt; present >= {:.2f}, absent < {:.2f}",
                      trials.size(), operating_point.present, operating_point.absent),
          {20, 40}, 0.7);
    draw_map(chart, trials, operating_point.present);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const int column = static_cast<int>(i) % example_columns;
        const int row = static_cast<int>(i) / example_columns;
        const cv::Rect place({column * frame.width, top + row * frame.height}, frame);
        example_of(shown[i], operating_point.present, props, variants).copyTo(chart(place));
    }
    return chart;
}

}  // namespace mediaproof::rehearsal
