#include "vision/logo_scan.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <opencv2/imgproc.hpp>

namespace mediaproof {
namespace {

// The LOGO's shorter side while scanning, in pixels: small LOGOs are looked for in less detail, since there is none.
constexpr double small_side = 28, large_side = 42;
constexpr int cell = 2;    // pixels: the grid on which directions are kept
constexpr int stride = 2;  // cells between two places looked at
constexpr std::size_t size_classes = 4;
constexpr double level_step = 1.2;
constexpr int directions = 8;
constexpr std::array<double, 1> view_blurs = {0.6};  // pixels
constexpr int full_marks = 4;
constexpr float least_mark = 1;       // of a view's feature, on average
constexpr float least_strength = 60;  // of a cell's gradients, below which they are noise
constexpr std::array<double, 5> rolls_deg = {-26, -13, 0, 13, 26};

struct Tilt {
    double squeeze;
    int axes;
};
constexpr std::array<Tilt, 3> tilts = {{{1, 1}, {0.72, 4}, {0.52, 6}}};
constexpr double steep_squeeze = 0.6;

// ---- pictures ----

// A row's gradients of the channel in which they are largest.
struct RowGradients {
    std::vector<short> x, y;
    explicit RowGradients(int width) : x(static_cast<std::size_t>(width)), y(static_cast<std::size_t>(width)) {}

    void take(const std::array<const short*, 3>& dx, const std::array<const short*, 3>& dy) {
        const std::size_t width = x.size();
        for (std::size_t i = 0; i < width; ++i) {
            short best_x = dx[0][i], best_y = dy[0][i];
            short best = static_cast<short>(std::abs(best_x) + std::abs(best_y));
            for (std::size_t c = 1; c < 3; ++c) {
                const short h = dx[c][i], v = dy[c][i];
                const short size = static_cast<short>(std::abs(h) + std::abs(v));
                best_x = size > best ? h : best_x;
                best_y = size > best ? v : best_y;
                best = size > best ? size : best;
            }
            x[i] = best_x;
            y[i] = best_y;
        }
    }
};

// A row's gradients as a direction and a strength.
struct RowDirections {
    std::vector<uchar> direction;
    std::vector<short> strength;
    explicit RowDirections(int width)
        : direction(static_cast<std::size_t>(width)), strength(static_cast<std::size_t>(width)) {}

    void take(const RowGradients& row) {
        for (std::size_t i = 0; i < direction.size(); ++i) {
            const int flip = row.x[i] < 0 ? -1 : 1;
            const int a = flip * row.x[i], signed_b = flip * row.y[i], b = std::abs(signed_b);
            // Borders at 11.25°, 33.75° and so on, without an arc tangent.
            const int step =
                (b * 5027 > a * 1000) + (b * 1497 > a * 1000) + (b * 668 > a * 1000) + (b * 199 > a * 1000);
            direction[i] = static_cast<uchar>((signed_b >= 0 ? step : directions - step) & (directions - 1));
            strength[i] = static_cast<short>(std::max(a, b) + std::min(a, b) / 2);
        }
    }
};

// The share that each direction has in the gradients around each cell, as marks for a view's features: foliage, where
// every direction is as strong as the next, is given none.
class Cells {
  public:
    // `dx` and `dy`: Sobel's gradients of a picture's three channels, 16-bit.
    Cells(const std::vector<cv::Mat>& dx, const std::vector<cv::Mat>& dy)
        : rows_(dx[0].rows / cell),
          cols_(dx[0].cols / cell),
          strength_(rows_, cols_ * directions, CV_16U, cv::Scalar(0)) {
        RowGradients gradients(cols_ * cell);
        RowDirections row(cols_ * cell);
        for (int y = 0; y < rows_ * cell; ++y) {
            gradients.take({dx[0].ptr<short>(y), dx[1].ptr<short>(y), dx[2].ptr<short>(y)},
                           {dy[0].ptr<short>(y), dy[1].ptr<short>(y), dy[2].ptr<short>(y)});
            row.take(gradients);
            auto* const into = strength_.ptr<ushort>(y / cell);
            for (std::size_t x = 0; x < row.direction.size(); ++x) {
                auto& sum = into[(x / cell) * directions + row.direction[x]];
                sum = static_cast<ushort>(sum + row.strength[x]);
            }
        }
        pool();
    }

    static Cells of(const cv::Mat& picture) {
        std::vector<cv::Mat> channels, dx(3), dy(3);
        cv::split(picture, channels);
        for (std::size_t c = 0; c < 3; ++c) {
            cv::Sobel(channels[c], dx[c], CV_16S, 1, 0, 3);
            cv::Sobel(channels[c], dy[c], CV_16S, 0, 1, 3);
        }
        return {dx, dy};
    }

    int rows() const { return rows_; }
    int cols() const { return cols_; }
    // `directions` marks, each 0 to full_marks.
    const uchar* marks(int x, int y) const { return marks_.ptr<uchar>(y) + x * directions; }

  private:
    // Sums over three rows and three columns of cells; the outermost cells count their neighbours once only.
    void pool() {
        marks_.create(rows_, cols_ * directions, CV_8U);
        const auto width = static_cast<std::size_t>(cols_ * directions);
        std::vector<float> column(width + 2 * directions, 0.0F);
        for (int y = 0; y < rows_; ++y) {
            const auto* above = strength_.ptr<ushort>(std::max(0, y - 1));
            const auto* at = strength_.ptr<ushort>(y);
            const auto* below = strength_.ptr<ushort>(std::min(rows_ - 1, y + 1));
            for (std::size_t i = 0; i < width; ++i)
                column[i + directions] = static_cast<float>(above[i] + at[i] + below[i]);
            auto* out = marks_.ptr<uchar>(y);
            for (std::size_t i = 0; i < width; i += directions, out += directions)
                mark(column.data() + i, out);
        }
    }

    static void mark(const float* column, uchar* out) {
        std::array<float, directions> pooled, near;
        float sum = 0;
        for (std::size_t d = 0; d < pooled.size(); ++d) {
            pooled[d] = column[d] + column[d + directions] + column[d + 2 * directions];
            sum += pooled[d];
        }
        for (std::size_t d = 0; d < pooled.size(); ++d)
            near[d] = pooled[d] + 0.5F * (pooled[(d + 1) % directions] + pooled[(d + directions - 1) % directions]);
        const float scale = 2 * full_marks / (sum + 9 * least_strength);
        for (std::size_t d = 0; d < pooled.size(); ++d) {
            const float value = near[d] * scale - 0.5F * full_marks + 0.5F;
            out[d] = static_cast<uchar>(std::min(std::max(value, 0.0F), static_cast<float>(full_marks)));
        }
    }

    int rows_, cols_;
    cv::Mat strength_, marks_;
};

// ---- views ----

struct Spot {
    float mark;  // what it would be given in a picture of the LOGO
    int x, y, direction;
};

// The LOGO's gradients, moved by a few pixels, in the form of a picture's.
std::vector<cv::Mat> moved(const cv::Mat& gradient, int x, int y) {
    cv::Mat result;
    constexpr int pad = 2 * cell;
    cv::copyMakeBorder(gradient, result, pad + y, pad - y, pad + x, pad - x, cv::BORDER_CONSTANT, cv::Scalar(0));
    result.convertTo(result, CV_16S, 4);
    return {result, result, result};
}

// Where and in which directions the LOGO earns marks, wherever it lies on the grid of cells and whether it is seen
// sharply or not.
std::vector<Spot> spots_of(const LogoTemplate& logo, const cv::Matx22d& map, cv::Size& drawn) {
    constexpr int reach = 1;
    cv::Mat sum;
    cv::Size size;
    float renderings = 0;
    for (const double blur : view_blurs) {
        cv::Mat gx, gy;
        logo.render_view(map, blur, gx, gy);
        drawn = gx.size();
        for (int y = -reach; y <= reach; ++y) {
            for (int x = -reach; x <= reach; ++x) {
                const Cells cells(moved(gx, x, y), moved(gy, x, y));
                size = {cells.cols(), cells.rows()};
                if (sum.empty()) sum = cv::Mat(size.height, size.width * directions, CV_32F, cv::Scalar(0));
                for (int row = 0; row < size.height; ++row)
                    for (int i = 0; i < size.width * directions; ++i)
                        sum.at<float>(row, i) += static_cast<float>(cells.marks(0, row)[i]);
                ++renderings;
            }
        }
    }
    std::vector<Spot> spots;
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            for (int d = 0; d < directions; ++d) {
                const float mark = sum.at<float>(y, x * directions + d) / renderings;
                if (mark >= least_mark) spots.push_back({mark, x, y, d});
            }
        }
    }
    std::stable_sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.mark > b.mark; });
    return spots;
}

// As many as there are to be, spread as evenly as the LOGO's edges allow.
std::vector<Spot> chosen_from(const std::vector<Spot>& spots, cv::Size size) {
    std::vector<Spot> best;
    for (double apart = 4; apart > 0.5; apart *= 0.8) {
        cv::Mat taken(size, CV_8U, cv::Scalar(0));
        std::vector<Spot> chosen;
        for (const Spot& spot : spots) {
            if (taken.at<uchar>(spot.y, spot.x)) continue;
            const int reach = static_cast<int>(apart);
            const double squared = apart * apart;
            for (int y = std::max(0, spot.y - reach); y <= std::min(size.height - 1, spot.y + reach); ++y)
                for (int x = std::max(0, spot.x - reach); x <= std::min(size.width - 1, spot.x + reach); ++x)
                    if ((x - spot.x) * (x - spot.x) + (y - spot.y) * (y - spot.y) < squared) taken.at<uchar>(y, x) = 1;
            chosen.push_back(spot);
            if (chosen.size() == scan_features) return chosen;
        }
        best = std::move(chosen);
    }
    return best;
}

ScanView view_of(const LogoTemplate& logo, const cv::Matx22d& map) {
    cv::Size drawn;
    const std::vector<Spot> spots = spots_of(logo, map, drawn);
    const int pad = 2;  // cells
    const std::vector<Spot> chosen = chosen_from(spots, {drawn.width / cell + 2 * pad, drawn.height / cell + 2 * pad});
    ScanView view;
    view.view = map;
    for (std::size_t i = 0; i < view.features.size() && !chosen.empty(); ++i) {
        const Spot& spot = chosen[i % chosen.size()];
        auto& feature = view.features[i];
        feature.x = static_cast<int>(std::lround(spot.x - pad + 0.5 - drawn.width / (2.0 * cell)));
        feature.y = static_cast<int>(std::lround(spot.y - pad + 0.5 - drawn.height / (2.0 * cell)));
        feature.direction = spot.direction;
        view.reach_x = std::max(view.reach_x, std::abs(feature.x));
        view.reach_y = std::max(view.reach_y, std::abs(feature.y));
    }
    return view;
}

// One level's marks, for each direction and each of the stride's phases a plane of its own, so that what neighbouring
// places need lies side by side.
class MarkPlanes {
  public:
    explicit MarkPlanes(const Cells& cells) : rows_(cells.rows() / stride), cols_(cells.cols() / stride) {
        planes_.resize(directions * stride * stride);
        for (auto& plane : planes_)
            plane.resize(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(cols_));
        for (int y = 0; y < rows_ * stride; ++y) {
            for (int x = 0; x < cols_ * stride; ++x) {
                const uchar* const marks = cells.marks(x, y);
                const std::size_t at = static_cast<std::size_t>(y / stride) * static_cast<std::size_t>(cols_) +
                                       static_cast<std::size_t>(x / stride);
                for (int d = 0; d < directions; ++d)
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
    double side = 0;   // of the LOGO looked for, picture pixels
    cv::Mat best;      // 8-bit: the best view's sum at each place
    cv::Mat view;      // 8-bit: which view
    cv::Mat score;     // 32-bit float: standard deviations above chance
};

// What a view would be given by chance around each place, as a share of full marks.
cv::Mat chance(const Cells& cells, cv::Size places, double side) {
    cv::Mat mean(cells.rows(), cells.cols(), CV_32F);
    for (int y = 0; y < mean.rows; ++y) {
        for (int x = 0; x < mean.cols; ++x) {
            int sum = 0;
            for (int d = 0; d < directions; ++d)
                sum += cells.marks(x, y)[d];
            mean.at<float>(y, x) = static_cast<float>(sum) / (directions * full_marks);
        }
    }
    const int window = static_cast<int>(1.2 * side / cell) | 1;
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

Level scanned(const cv::Mat& picture, double logo_side, const ScanViews& views, bool steep) {
    Level level;
    level.scale = views.side / logo_side;
    level.side = logo_side;
    cv::Mat sized;
    cv::resize(picture, sized, {}, level.scale, level.scale, level.scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    if (std::min(sized.cols, sized.rows) < views.side / 2) return level;
    const Cells cells = Cells::of(sized);
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
    double score, x, y, side;
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
            constexpr double place = stride * cell;
            peaks.push_back({score, x * place / level.scale, y * place / level.scale, level.side, index, x, y});
        }
    }
}

// The best ones, none on the spot of a better one.
std::vector<Peak> strongest(std::vector<Peak> peaks, std::size_t most) {
    std::stable_sort(peaks.begin(), peaks.end(), [](const Peak& a, const Peak& b) { return a.score > b.score; });
    std::vector<Peak> kept;
    for (const Peak& peak : peaks) {
        const bool repeated = std::any_of(kept.begin(), kept.end(), [&](const Peak& better) {
            const double ratio = peak.side / better.side;
            return ratio < 1.3 && ratio > 0.77 &&
                   std::hypot(peak.x - better.x, peak.y - better.y) < 0.22 * std::min(peak.side, better.side);
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
    return side < small_side ? 0 : side < large_side ? 1 : side < 2 * large_side ? 2 : 3;
}

}  // namespace

std::vector<ScanViews> scan_views_of(const LogoTemplate& logo) {
    std::vector<ScanViews> sets;
    for (const double side : {small_side, large_side}) {
        sets.push_back({side, {}});
        for (const Tilt& tilt : tilts) {
            for (int axis = 0; axis < tilt.axes; ++axis) {
                const cv::Matx22d direction = rotation(180.0 * axis / tilt.axes);
                const cv::Matx22d squeezed = direction * cv::Matx22d(tilt.squeeze, 0, 0, 1) * direction.t();
                for (const double roll : rolls_deg) {
                    cv::Matx22d map = rotation(roll) * squeezed;
                    const double across = std::hypot(map(0, 0), map(1, 0)) * logo.extent().width;
                    const double along = std::hypot(map(0, 1), map(1, 1)) * logo.extent().height;
                    sets.back().all.push_back(view_of(logo, map * (side / std::min(across, along))));
                    sets.back().all.back().steep = tilt.squeeze < steep_squeeze;
                }
            }
        }
    }
    return sets;
}

std::vector<ScanCandidate> scan(const cv::Mat& picture, const LogoTemplate& logo, const std::vector<ScanViews>& views,
                                const ScanRange& range, std::size_t most) {
    std::vector<double> sides;
    const double largest = std::min(range.largest_side, 0.95 * std::min(picture.cols, picture.rows));
    for (double side = range.smallest_side; side < largest; side *= level_step)
        sides.push_back(side);
    const auto set_for = [&](double side) -> const ScanViews& {
        return views[side < large_side || !range.in_detail ? 0 : 1];
    };
    std::vector<Level> levels(sides.size());
    cv::parallel_for_({0, static_cast<int>(sides.size())}, [&](const cv::Range& part) {
        for (int i = part.start; i < part.end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const bool steep = range.steep && sides[at] >= small_side;
            levels[at] = scanned(picture, sides[at], set_for(sides[at]), steep);
        }
    });
    // Scores of different sizes don't compare: each size has its own share of the candidates.
    std::array<std::vector<Peak>, size_classes> peaks;
    for (std::size_t i = 0; i < levels.size(); ++i)
        collect_peaks(levels[i], i, peaks[size_class(sides[i])]);
    std::vector<ScanCandidate> candidates;
    for (auto& of_class : peaks) {
        for (const Peak& peak : strongest(std::move(of_class), most / size_classes)) {
            const Level& level = levels[peak.level];
            const auto& view = set_for(level.side).all[level.view.at<uchar>(peak.place_y, peak.place_x)];
            candidates.push_back({placement_of(peak, level, view, logo), peak.score});
        }
    }
    return candidates;
}

}  // namespace mediaproof
