#pragma once

#include "paint/camera.h"
#include "paint/people.h"
#include "paint/planes.h"

#include <vector>

namespace mediaproof::paint {

/// Someone who crosses the picture in front of everything else.
class Walker {
  public:
    /// Walks along the ground at depth `z_m`, to the right or to the left, and is in mid-view at `middle_s`.
    Walker(const Lens& lens, double z_m, double middle_s, const Fault& fault, Random& random);

    /// Draws them as they are at `time_s` of the shot, if in sight.
    void draw(Planes& frame, const cv::Matx23d& framing, double time_s) const;

  private:
    Lens lens_;
    double z_m_;
    double middle_s_;
    double speed_m_s_;
    std::vector<cv::Mat> steps_;  // one stride: Y, U, V and opacity, premultiplied
};

}  // namespace mediaproof::paint
