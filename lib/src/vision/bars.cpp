#include "vision/bars.h"

#include <algorithm>

namespace mediaproof {
namespace {

constexpr int evenness = 12;  // grey levels between a bar's darkest and brightest pixel, as compression leaves it
constexpr int margin = 6;     // pixels

bool is_even(const cv::Mat& line) {
    double darkest = 0, brightest = 0;
    cv::minMaxIdx(line, &darkest, &brightest);
    return brightest - darkest <= evenness;
}

// From the first to behind the last of `count` lines that is not even.
template <typename Line>
cv::Range uneven(int count, Line line) {
    cv::Range lines(0, count);
    while (lines.start < lines.end && is_even(line(lines.start)))
        ++lines.start;
    while (lines.end > lines.start && is_even(line(lines.end - 1)))
        --lines.end;
    if (lines.start > 0) lines.start = std::min(lines.start + margin, lines.end);
    if (lines.end < count) lines.end = std::max(lines.end - margin, lines.start);
    return lines;
}

}  // namespace

cv::Mat without_bars(const cv::Mat& grey) {
    const cv::Range rows = uneven(grey.rows, [&](int row) { return grey.row(row); });
    if (rows.empty()) return grey;
    const cv::Mat between = grey.rowRange(rows);
    const cv::Range columns = uneven(grey.cols, [&](int column) { return between.col(column); });
    return columns.empty() ? grey : between.colRange(columns);
}

}  // namespace mediaproof
