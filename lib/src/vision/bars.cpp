#include "vision/bars.h"

#include <algorithm>
#include <cstdint>

namespace mediaproof {
namespace {

constexpr int evenness = 12;  // grey levels between a bar's darkest and brightest pixel, as compression leaves it
constexpr int margin = 6;     // pixels

// From the first to behind the last row that is not even.
cv::Range uneven_rows(const cv::Mat& grey) {
    cv::Mat darkest, brightest;
    cv::reduce(grey, darkest, 1, cv::REDUCE_MIN);
    cv::reduce(grey, brightest, 1, cv::REDUCE_MAX);
    const auto even = [&](int row) {
        return brightest.at<std::uint8_t>(row) - darkest.at<std::uint8_t>(row) <= evenness;
    };
    cv::Range rows(0, grey.rows);
    while (rows.start < rows.end && even(rows.start))
        ++rows.start;
    while (rows.end > rows.start && even(rows.end - 1))
        --rows.end;
    if (rows.start > 0) rows.start = std::min(rows.start + margin, rows.end);
    if (rows.end < grey.rows) rows.end = std::max(rows.end - margin, rows.start);
    return rows;
}

}  // namespace

cv::Mat without_bars(const cv::Mat& grey) {
    const cv::Range rows = uneven_rows(grey);
    if (rows.empty()) return grey;
    const cv::Range columns = uneven_rows(grey.rowRange(rows).t());
    return columns.empty() ? grey : grey(rows, columns);
}

}  // namespace mediaproof
