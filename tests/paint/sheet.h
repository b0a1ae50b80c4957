#pragma once

#include "paint/lens.h"
#include "paint/random.h"

#include <cairo.h>
#include <opencv2/core.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace mediaproof::paint {

struct Colour {
    double red = 0;  // all in [0, 1]
    double green = 0;
    double blue = 0;
    double alpha = 1;

    Colour lit(double light) const;  // the same paint under more (> 1) or less light
    Colour faded(double opacity) const { return {red, green, blue, opacity}; }
};

Colour mix(const Colour& one, const Colour& other, double share_of_other);

/// A picture that cairo draws on and OpenCV warps: 8-bit BGRA, premultiplied, transparent at first.
class Sheet {
  public:
    explicit Sheet(cv::Size size);
    static Sheet load_png(const std::filesystem::path& file);

    cairo_t* pen() const { return pen_.get(); }
    cv::Mat& pixels() { return pixels_; }
    const cv::Mat& pixels() const { return pixels_; }
    double width() const { return pixels_.cols; }
    double height() const { return pixels_.rows; }

  private:
    struct Destroy {
        void operator()(cairo_t* pen) const { cairo_destroy(pen); }
    };
    cv::Mat pixels_;
    std::unique_ptr<cairo_t, Destroy> pen_;
};

enum class Align { left, centre };

void fill(cairo_t* pen, const Colour& colour);
void fill_box(cairo_t* pen, const cv::Rect2d& box, const Colour& colour);
void fill_polygon(cairo_t* pen, const std::vector<cv::Point2d>& points, const Colour& colour);
void fill_ellipse(cairo_t* pen, cv::Point2d centre, double radius_x, double radius_y, const Colour& colour);
void draw_line(cairo_t* pen, const std::vector<cv::Point2d>& points, double width, const Colour& colour);

/// Fills the path with a blend from one colour to the other, between the two points.
void fill_blend(cairo_t* pen, cv::Point2d from, const Colour& first, cv::Point2d to, const Colour& last);

/// One line of text; `where` is the middle of its height. `weight` widens the strokes as a share of the size.
void write(cairo_t* pen, const std::string& text, cv::Point2d where, double size, const Colour& colour,
           Align align = Align::centre, double weight = 0.0);
double text_width(cairo_t* pen, const std::string& text, double size);

/// Hangs a face into the scene: warped so that its corners meet `corners`, dimmed or lit, and blended in.
void hang(Sheet& scene, const Sheet& face, const Quad& corners, double light = 1.0);

/// Lays one picture flat onto another.
void paste(Sheet& onto, const Sheet& picture, const cv::Rect2d& box);

/// Light and shade of cloth: soft vertical folds, `depth` is the share of light they take.
void fold_cloth(Sheet& cloth, Random& random, double depth);

/// Uneven paint, dirt and grain: multiplies light by cloud-like noise of the given share.
void weather(cv::Mat& pixels, Random& random, double share);

}  // namespace mediaproof::paint
