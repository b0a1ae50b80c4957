// A picture at several sizes, and what lies under a placement of the LOGO in it.
#pragma once

#include <array>
#include <opencv2/core.hpp>
#include <vector>

#include "vision/logo_template.h"

namespace mediaproof {

class PicturePyramid {
  public:
    // `picture`: 8-bit YCrCb.
    explicit PicturePyramid(cv::Mat picture);

    const cv::Mat& full() const { return levels_.front(); }
    cv::Size size() const { return levels_.front().size(); }

    // The whole picture at `scale`: 0.5 is half as large. Empty when nothing would be left of it.
    cv::Mat resized(double scale) const;

    // What lies under the rendering's pixels, from the level that is about as fine as the rendering.
    cv::Mat under(const Placement& placement, const LogoRendering& rendering) const;

  private:
    std::vector<cv::Mat> levels_;  // each half as large as the one before
};

// The mean lengths of the projected visible part's opposite sides, in pixels: width and height.
cv::Size2d projected_size(const Placement& placement, const LogoTemplate& logo);

// Continuous coordinates.
cv::Point2d projected(const Placement& placement, cv::Point2d point);

// Improves `placement` so that the rendering's edges lie on the picture's: each edge point looks along its normal for
// the nearest strong edge of its kind, and the placement follows them, the far ones counting less and less (iteratively
// reweighted least squares; Drummond and Cipolla, "Real-time visual tracking of complex structures", PAMI 24, 2002).
// `reach` in the rendering's pixels. `perspective`: a homography's eight numbers, otherwise an affine map's six.
struct Alignment {
    int steps = 4;
    int reach = 3;
    bool perspective = false;
};
Placement aligned(const PicturePyramid& picture, Placement placement, const LogoRendering& rendering,
                  const Alignment& how);

}  // namespace mediaproof
