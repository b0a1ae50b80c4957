// In which directions the edges around each spot of a picture run.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace mediaproof {

inline constexpr int direction_count = 8;  // of half a turn: an edge's two sides are not told apart
inline constexpr int cell_side = 2;        // pixels: the grid on which directions are kept
inline constexpr int full_marks = 4;

// The share that each direction has in the gradients around each cell, as marks for a view's features: foliage, where
// every direction is as strong as the next, is given none.
class EdgeDirections {
  public:
    // `dx` and `dy`: Sobel's gradients of a picture's three channels, 16-bit.
    EdgeDirections(const std::vector<cv::Mat>& dx, const std::vector<cv::Mat>& dy);

    // Of an 8-bit picture of three channels.
    static EdgeDirections of(const cv::Mat& picture);

    int rows() const { return rows_; }
    int cols() const { return cols_; }
    // `direction_count` marks, each 0 to full_marks.
    const uchar* marks(int x, int y) const { return marks_.ptr<uchar>(y) + x * direction_count; }

  private:
    int rows_, cols_;
    cv::Mat strength_, marks_;

    void pool();
};

}  // namespace mediaproof
