#include "vision/edge_directions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace mediaproof {
namespace {

constexpr float least_strength = 60;  // of a cell's gradients, below which they are noise

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
            direction[i] = static_cast<uchar>((signed_b >= 0 ? step : direction_count - step) & (direction_count - 1));
            strength[i] = static_cast<short>(std::max(a, b) + std::min(a, b) / 2);
        }
    }
};

void mark(const float* column, uchar* out) {
    std::array<float, direction_count> pooled, near;
    float sum = 0;
    for (std::size_t d = 0; d < pooled.size(); ++d) {
        pooled[d] = column[d] + column[d + direction_count] + column[d + 2 * direction_count];
        sum += pooled[d];
    }
    for (std::size_t d = 0; d < pooled.size(); ++d)
        near[d] = pooled[d] +
                  0.5F * (pooled[(d + 1) % direction_count] + pooled[(d + direction_count - 1) % direction_count]);
    const float scale = 2 * full_marks / (sum + 9 * least_strength);
    for (std::size_t d = 0; d < pooled.size(); ++d) {
        const float value = near[d] * scale - 0.5F * full_marks + 0.5F;
        out[d] = static_cast<uchar>(std::min(std::max(value, 0.0F), static_cast<float>(full_marks)));
    }
}

}  // namespace

EdgeDirections::EdgeDirections(const std::vector<cv::Mat>& dx, const std::vector<cv::Mat>& dy)
    : rows_(dx[0].rows / cell_side),
      cols_(dx[0].cols / cell_side),
      strength_(rows_, cols_ * direction_count, CV_16U, cv::Scalar(0)) {
    RowGradients gradients(cols_ * cell_side);
    RowDirections row(cols_ * cell_side);
    for (int y = 0; y < rows_ * cell_side; ++y) {
        gradients.take({dx[0].ptr<short>(y), dx[1].ptr<short>(y), dx[2].ptr<short>(y)},
                       {dy[0].ptr<short>(y), dy[1].ptr<short>(y), dy[2].ptr<short>(y)});
        row.take(gradients);
        auto* const into = strength_.ptr<ushort>(y / cell_side);
        for (std::size_t x = 0; x < row.direction.size(); ++x) {
            auto& sum = into[(x / cell_side) * direction_count + row.direction[x]];
            sum = static_cast<ushort>(sum + row.strength[x]);
        }
    }
    pool();
}

EdgeDirections EdgeDirections::of(const cv::Mat& picture) {
    std::vector<cv::Mat> channels, dx(3), dy(3);
    cv::split(picture, channels);
    for (std::size_t c = 0; c < 3; ++c) {
        cv::Sobel(channels[c], dx[c], CV_16S, 1, 0, 3);
        cv::Sobel(channels[c], dy[c], CV_16S, 0, 1, 3);
    }
    return {dx, dy};
}

// Sums over three rows and three columns of cells; the outermost cells count their neighbours once only.
void EdgeDirections::pool() {
    marks_.create(rows_, cols_ * direction_count, CV_8U);
    const auto width = static_cast<std::size_t>(cols_ * direction_count);
    std::vector<float> column(width + 2 * direction_count, 0.0F);
    for (int y = 0; y < rows_; ++y) {
        const auto* above = strength_.ptr<ushort>(std::max(0, y - 1));
        const auto* at = strength_.ptr<ushort>(y);
        const auto* below = strength_.ptr<ushort>(std::min(rows_ - 1, y + 1));
        for (std::size_t i = 0; i < width; ++i)
            column[i + direction_count] = static_cast<float>(above[i] + at[i] + below[i]);
        auto* out = marks_.ptr<uchar>(y);
        for (std::size_t i = 0; i < width; i += direction_count, out += direction_count)
            mark(column.data() + i, out);
    }
}

}  // namespace mediaproof
