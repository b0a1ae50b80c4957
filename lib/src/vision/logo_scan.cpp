#include "vision/logo_scan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/edge_directions.h"

namespace mediaproof {
namespace {

constexpr int stride = 2;  // cells between two places looked at
constexpr std::size_t size_classes = 4;
constexpr double level_step = 1.2;

// One level's marks, for each direction and each of the stride's phases a plane of its own, so that what neighbouring
// places need lies side by side.
class MarkPlanes {
  public:
    explicit MarkPlanes(const EdgeDirections& cells) : rows_(cells.rows() / stride), cols_(cells.cols() / stride) {
        planes_.resize(direction_count * stride * stride);
        for (auto& plane : planes_)
            plane.resize(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(cols_));
        for (int y = 0; y < rows_ * stride; ++y) {
            for (int x = 0; x < cols_ * stride; ++x) {
                const uchar* const marks = cells.marks(x, y);
                const std::size_t at = static_cast<std::size_t>(y / stride) * static_cast<std::size_t>(cols_) +
                                       static_cast<std::size_t>(x / stride);
                for (int d = 0; d < direction_count; ++d)
                    planes_[index(d, x % stride, y % stride)][at] = marks[d];
            }
        }
    }

    int rows() const { return rows_; }
    int cols() const { return cols_; }

    // The sum of a view's marks for all places from row `from` to row `to`; valid where the view fits.
    void add_up(const ScanView& view, int from, int to, std::vector<uchar>& sums) const {
        const std::ptrdiff_t first = static_cast<std::ptrdiff_t>(from) * cols_;
        const std::ptrdiff_t count = static_cast<std::ptrdiff_t>(to - from) * cols_;
        sums.assign(static_cast<std::size_t>(count), 0);
        const std::ptrdiff_t size = static_cast<std::ptrdiff_t>(rows_) * cols_;
        for (const auto& feature : view.features) {
            const int cx = floored(feature.x), cy = floored(feature.y);
            const auto& plane = planes_[index(feature.direction, feature.x - cx * stride, feature.y - cy * stride)];
            const std::ptrdiff_t shift = first + static_cast<std::ptrdiff_t>(cy) * cols_ + cx;
            const std::ptrdiff_t begin = std::max<std::ptrdiff_t>(0, -shift);
            const std::ptrdiff_t end = std::min(count, size - shift);
            uchar* const out = sums.data();
            const uchar* const in = plane.data() + shift;
            for (std::ptrdiff_t i = begin; i < end; ++i)
                out[i] = static_cast<uchar>(out[i] + in[i]);
        }
    }

  private:
    static std::size_t index(int direction, int px, int py) {
        return static_cast<std::size_t>((direction * stride + py) * stride + px);
    }
    static int floored(int at) { return at >= 0 ? at / stride : -((-at + stride - 1) / stride); }

    int rows_, cols_;
    std::vector<std::vector<uchar>> planes_;
};

struct Level {
    double scale = 1;  // level pixels for one picture pixel
    double side = 0;   // of the LOGO looked for, pixels of the reduced picture
    cv::Mat best;      // 8-bit: the best view's sum at each place
    cv::Mat view;      // 8-bit: which view
    cv::Mat score;     // 32-bit float: standard deviations above chance
};

// What a view would be given by chance around each place, as a share of full marks.
cv::Mat chance(const EdgeDirections& cells, cv::Size places, double side) {
    cv::Mat mean(cells.rows(), cells.cols(), CV_32F);
    for (int y = 0; y < mean.rows; ++y) {
        for (int x = 0; x < mean.cols; ++x) {
            int sum = 0;
            for (int d = 0; d < direction_count; ++d)
                sum += cells.marks(x, y)[d];
            mean.at<float>(y, x) = static_cast<float>(sum) / (direction_count * full_marks);
        }
    }
    const int window = static_cast<int>(1.2 * side / cell_side) | 1;
    cv::Mat around, result(places, CV_32F);
    cv::boxFilter(mean, around, CV_32F, {window, window}, {-1, -1}, true, cv::BORDER_REFLECT);
    for (int y = 0; y < places.height; ++y)
        for (int x = 0; x < places.width; ++x)
            result.at<float>(y, x) = around.at<float>(y * stride, x * stride);
    return result;
}

// Keeps for each place the best sum and whose it is.
void keep_best(const uchar* __restrict sum, uchar index, std::ptrdiff_t count, uchar* __restrict best,
               uchar* __restrict which) {
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        which[i] = sum[i] > best[i] ? index : which[i];
        best[i] = sum[i] > best[i] ? sum[i] : best[i];
    }
}

void take_best_views(Level& level, const MarkPlanes& planes, const std::vector<ScanView>& views, bool steep) {
    const cv::Size places(planes.cols(), planes.rows());
    std::vector<uchar> sums;
    for (std::size_t v = 0; v < views.size(); ++v) {
        const ScanView& view = views[v];
        if (view.steep && !steep) continue;
        const int left = view.reach_x / stride + 1, top = view.reach_y / stride + 1;
        if (places.height <= 2 * top || places.width <= 2 * left) continue;
        planes.add_up(view, top, places.height - top, sums);
        for (int y = top; y < places.height - top; ++y) {
            const uchar* const sum = sums.data() + static_cast<std::ptrdiff_t>(y - top) * places.width + left;
            keep_best(sum, static_cast<uchar>(v), places.width - 2 * left, level.best.ptr<uchar>(y) + left,
                      level.view.ptr<uchar>(y) + left);
        }
    }
}

Level scanned(const PicturePyramid& picture, double reduced, double logo_side, const ScanViews& views, bool steep) {
    Level level;
    level.scale = reduced * views.side / logo_side;
    level.side = logo_side;
    const cv::Mat sized = picture.resized(level.scale);
    if (std::min(sized.cols, sized.rows) < views.side / 2) return level;
    const EdgeDirections cells = EdgeDirections::of(sized);
    const MarkPlanes planes(cells);
    const cv::Size places(planes.cols(), planes.rows());
    level.best = cv::Mat(places, CV_8U, cv::Scalar(0));
    level.view = cv::Mat(places, CV_8U, cv::Scalar(0));
    take_best_views(level, planes, views.all, steep);
    level.score = chance(cells, places, views.side);
    for (int y = 0; y < places.height; ++y) {
        const auto* best = level.best.ptr<uchar>(y);
        auto* score = level.score.ptr<float>(y);
        for (int x = 0; x < places.width; ++x) {
            const float share = static_cast<float>(best[x]) / (full_marks * scan_features);
            score[x] = (share - score[x]) / std::sqrt((score[x] * (1 - score[x]) + 0.05F) / scan_features);
        }
    }
    return level;
}

struct Peak {
    double score, x, y, side;  // the place in pixels of the picture, the side as in the level
    std::size_t level;
    int place_x, place_y;
};

void collect_peaks(const Level& level, std::size_t index, std::vector<Peak>& peaks) {
    if (level.score.empty()) return;
    cv::Mat highest;
    cv::dilate(level.score, highest, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    for (int y = 0; y < level.score.rows; ++y) {
        for (int x = 0; x < level.score.cols; ++x) {
            const float score = level.score.at<float>(y, x);
            if (score < 2 || score < highest.at<float>(y, x)) continue;
            constexpr double place = stride * cell_side;
            peaks.push_back({score, x * place / level.scale, y * place / level.scale, level.side, index, x, y});
        }
    }
}

// The best ones, none on the spot of a better one.
std::vector<Peak> strongest(std::vector<Peak> peaks, double reduced, std::size_t most) {
    std::stable_sort(peaks.begin(), peaks.end(), [](const Peak& a, const Peak& b) { return a.score > b.score; });
    std::vector<Peak> kept;
    for (const Peak& peak : peaks) {
        const bool repeated = std::any_of(kept.begin(), kept.end(), [&](const Peak& better) {
            const double ratio = peak.side / better.side;
            return ratio < 1.3 && ratio > 0.77 &&
                   reduced * std::hypot(peak.x - better.x, peak.y - better.y) < 0.22 * std::min(peak.side, better.side);
        });
        if (repeated) continue;
        kept.push_back(peak);
        if (kept.size() == most) break;
    }
    return kept;
}

Placement placement_of(const Peak& peak, const Level& level, const ScanView& view, const LogoTemplate& logo) {
    const cv::Matx22d a = view.view * (1 / level.scale);
    const cv::Vec2d middle = a * cv::Vec2d(logo.extent().width / 2, logo.extent().height / 2);
    return {a(0, 0), a(0, 1), peak.x - middle[0], a(1, 0), a(1, 1), peak.y - middle[1], 0, 0, 1};
}

std::size_t size_class(double side) {
    return side < small_scan_side ? 0 : side < large_scan_side ? 1 : side < 2 * large_scan_side ? 2 : 3;
}

}  // namespace

std::vector<ScanCandidate> scan(const PicturePyramid& picture, const LogoTemplate& logo,
                                const std::vector<ScanViews>& views, const ScanRange& range, std::size_t most) {
    std::vector<double> sides;
    const double largest =
        std::min(range.largest_side, 0.95 * range.scale * std::min(picture.size().width, picture.size().height));
    for (double side = range.smallest_side; side < largest; side *= level_step)
        sides.push_back(side);
    const auto set_for = [&](double side) -> const ScanViews& {
        return views[side < large_scan_side || !range.in_detail ? 0 : 1];
    };
    std::vector<Level> levels(sides.size());
    cv::parallel_for_({0, static_cast<int>(sides.size())}, [&](const cv::Range& part) {
        for (int i = part.start; i < part.end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const bool steep = range.steep && sides[at] >= small_scan_side;
            levels[at] = scanned(picture, range.scale, sides[at], set_for(sides[at]), steep);
        }
    });
    // Scores of different sizes don't compare: each size has its own share of the candidates.
    std::array<std::vector<Peak>, size_classes> peaks;
    for (std::size_t i = 0; i < levels.size(); ++i)
        collect_peaks(levels[i], i, peaks[size_class(sides[i])]);
    std::vector<ScanCandidate> candidates;
    for (auto& of_class : peaks) {
        for (const Peak& peak : strongest(std::move(of_class), range.scale, most / size_classes)) {
            const Level& level = levels[peak.level];
            const auto& view = set_for(level.side).all[level.view.at<uchar>(peak.place_y, peak.place_x)];
            candidates.push_back({placement_of(peak, level, view, logo), peak.score});
        }
    }
    return candidates;
}

}  // namespace mediaproof
