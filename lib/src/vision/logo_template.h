// A LOGO image made ready for comparison with pictures.
//
// LOGO coordinates: the visible part's shorter side is 1, its top left corner is (0, 0). A placement is the homography
// from LOGO coordinates to a picture's continuous pixel coordinates, in which (0, 0) is the first pixel's outer corner.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace mediaproof {

using Placement = cv::Matx33d;

// A place where the LOGO's brightness or colour changes.
struct EdgePoint {
    cv::Point2f at;         // in the rendering's pixels, centre of the first pixel is (0, 0)
    cv::Vec2f normal;       // of length 1
    cv::Vec3f colour_step;  // of length 1: how luma, Cr and Cb change along the normal; not for outlines
    bool outline = false;   // the change is between the LOGO and whatever it is printed on: its sign is unknown
};

// The LOGO drawn at one size, with a margin around it.
struct LogoRendering {
    int margin = 0;                // pixels
    double side = 0;               // of the visible part's shorter side, pixels
    cv::Mat dx, dy;                // 32-bit float, 3 channels: gradients of weighted YCrCb inside the LOGO
    cv::Mat outline_x, outline_y;  // 32-bit float: gradients of the opacity, as strong as a middling edge of the LOGO
    cv::Mat known;                 // 32-bit float [0, 1]: where the LOGO says how the picture has to look
    cv::Mat colour;                // 32-bit float YCrCb
    cv::Mat opacity;               // 32-bit float [0, 1]
    std::vector<EdgePoint> edges;  // spread evenly along the edges

    // From this rendering's pixel centres to LOGO coordinates.
    cv::Matx33d to_logo() const;
};

class LogoTemplate {
  public:
    // Throws std::invalid_argument in plain words for an image that shows nothing to compare.
    explicit LogoTemplate(const cv::Mat& bgra);

    // The index of the rendering whose side is the largest at or below `side`; the smallest one for anything smaller.
    std::size_t rendering_for(double side) const;
    const std::vector<LogoRendering>& renderings() const { return renderings_; }

    // Width and height of the visible part, in LOGO coordinates.
    cv::Size2d extent() const { return extent_; }
    // The corners of the LOGO's file in LOGO coordinates: top left, top right, bottom right, bottom left.
    const std::vector<cv::Point2d>& file_corners() const { return file_corners_; }

    // The gradients of the LOGO under the linear map `view` (LOGO coordinates to pixels), centred in an image just
    // large enough: the strongest channel's, with the outline's among them.
    void render_view(const cv::Matx22d& view, cv::Mat& gradient_x, cv::Mat& gradient_y) const;

  private:
    cv::Mat colour_;     // weighted YCrCb, 32-bit float; what is transparent is filled from around
    cv::Mat opacity_;    // 32-bit float [0, 1]
    double scale_ = 1;   // pixels of colour_ for one LOGO unit
    double margin_ = 0;  // pixels of colour_ around the visible part
    cv::Size2d extent_;
    std::vector<cv::Point2d> file_corners_;
    std::vector<LogoRendering> renderings_;

    struct Drawn {
        cv::Mat colour, opacity;
    };

    LogoRendering rendered(double side) const;
    // By how much colour_ is reduced before it is drawn with its shorter side `side` pixels long.
    double shrink_for(double side) const;
    // `map`: from the LOGO reduced by `shrink` to pixels `finer` times as fine as those of `size`.
    Drawn drawn(double shrink, const cv::Matx23d& map, cv::Size size) const;
};

// Weighted YCrCb, 8-bit, of an 8-bit BGR picture: the colour space of all comparisons. Chroma counts less than luma,
// since every codec keeps less of it.
cv::Mat comparable_colours(const cv::Mat& bgr);

// By so many degrees, clockwise where y points down.
cv::Matx22d rotation(double deg);

// Central differences smoothed across, per channel; 32-bit float.
void gradients_of(const cv::Mat& picture, cv::Mat& dx, cv::Mat& dy);

}  // namespace mediaproof
