// What the designs have in common: shapes and letters that tests/paint has no need of.
#pragma once

#include <string>
#include <vector>

#include "paint/sheet.h"

namespace mediaproof::bench {

// Which parts of a design to draw; look-alikes want the words without the rest.
struct Parts {
    bool emblem = true;
    bool words = true;
};

using Draw = void (*)(cairo_t* pen, const Parts& parts);
struct Plan {
    const char* name;
    bool rich;
    bool has_words;
    cv::Size size;
    Draw draw;
};
std::vector<Plan> rich_plans();
std::vector<Plan> modern_plans();
std::vector<Plan> plain_plans();

paint::Colour rgb(int hex);

// Letters on a circle, upright at `middle_deg` (0 is up, clockwise); under the centre they read from left to
// right as well. `gap` widens the space between letters, as a share of `size`.
void write_round(cairo_t* pen, const std::string& text, cv::Point2d centre, double radius, double middle_deg,
                 double size, const paint::Colour& colour, double gap = 0.1, double weight = 0.03);

void ring(cairo_t* pen, cv::Point2d centre, double radius, double width, const paint::Colour& colour);
void arc(cairo_t* pen, cv::Point2d centre, double radius, double from_deg, double to_deg, double width,
         const paint::Colour& colour, bool round_ends = true);
void disc(cairo_t* pen, cv::Point2d centre, double radius, const paint::Colour& colour);
void star(cairo_t* pen, cv::Point2d centre, double radius, int points, double inner_share, const paint::Colour& colour,
          double turn_deg = 0);
void rounded_box(cairo_t* pen, const cv::Rect2d& box, double radius);

// A path through cubic Bézier pieces: a start, then three points a piece.
void curve(cairo_t* pen, const std::vector<cv::Point2d>& points);

}  // namespace mediaproof::bench
