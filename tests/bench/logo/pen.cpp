#include "logo/pen.h"

#include <cmath>
#include <numbers>

namespace mediaproof::bench {
namespace {

constexpr double degree = std::numbers::pi / 180;

std::vector<std::string> letters_of(const std::string& utf8) {
    std::vector<std::string> letters;
    for (const char byte : utf8) {
        const bool continues = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
        if (continues && !letters.empty()) {
            letters.back() += byte;
        } else {
            letters.emplace_back(1, byte);
        }
    }
    return letters;
}

cv::Point2d on_circle(cv::Point2d centre, double radius, double clock_deg) {
    return {centre.x + radius * std::sin(clock_deg * degree), centre.y - radius * std::cos(clock_deg * degree)};
}

}  // namespace

paint::Colour rgb(int hex) {
    return {((hex >> 16) & 255) / 255.0, ((hex >> 8) & 255) / 255.0, (hex & 255) / 255.0};
}

void write_round(cairo_t* pen, const std::string& text, cv::Point2d centre, double radius, double middle_deg,
                 double size, const paint::Colour& colour, double gap, double weight) {
    const std::vector<std::string> letters = letters_of(text);
    std::vector<double> angles;
    double total = 0;
    for (const std::string& letter : letters) {
        angles.push_back((paint::text_width(pen, letter, size) + gap * size) / radius / degree);
        total += angles.back();
    }
    const bool below = std::cos(middle_deg * degree) < 0;
    const double way = below ? -1 : 1;
    double at = middle_deg - way * total / 2;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const double here = at + way * angles[i] / 2;
        const cv::Point2d where = on_circle(centre, radius, here);
        cairo_save(pen);
        cairo_translate(pen, where.x, where.y);
        cairo_rotate(pen, (below ? here - 180 : here) * degree);
        paint::write(pen, letters[i], {0, 0}, size, colour, paint::Align::centre, weight);
        cairo_restore(pen);
        at += way * angles[i];
    }
}

void ring(cairo_t* pen, cv::Point2d centre, double radius, double width, const paint::Colour& colour) {
    arc(pen, centre, radius, 0, 360, width, colour, false);
}

void arc(cairo_t* pen, cv::Point2d centre, double radius, double from_deg, double to_deg, double width,
         const paint::Colour& colour, bool round_ends) {
    cairo_new_path(pen);
    cairo_arc(pen, centre.x, centre.y, radius, (from_deg - 90) * degree, (to_deg - 90) * degree);
    cairo_set_source_rgba(pen, colour.red, colour.green, colour.blue, colour.alpha);
    cairo_set_line_width(pen, width);
    cairo_set_line_cap(pen, round_ends ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_stroke(pen);
}

void disc(cairo_t* pen, cv::Point2d centre, double radius, const paint::Colour& colour) {
    paint::fill_ellipse(pen, centre, radius, radius, colour);
}

void star(cairo_t* pen, cv::Point2d centre, double radius, int points, double inner_share, const paint::Colour& colour,
          double turn_deg) {
    std::vector<cv::Point2d> corners;
    for (int i = 0; i < 2 * points; ++i) {
        const double reach = i % 2 == 0 ? radius : radius * inner_share;
        corners.push_back(on_circle(centre, reach, turn_deg + 180.0 * i / points));
    }
    paint::fill_polygon(pen, corners, colour);
}

void rounded_box(cairo_t* pen, const cv::Rect2d& box, double radius) {
    cairo_new_path(pen);
    cairo_arc(pen, box.x + box.width - radius, box.y + radius, radius, -90 * degree, 0);
    cairo_arc(pen, box.x + box.width - radius, box.y + box.height - radius, radius, 0, 90 * degree);
    cairo_arc(pen, box.x + radius, box.y + box.height - radius, radius, 90 * degree, 180 * degree);
    cairo_arc(pen, box.x + radius, box.y + radius, radius, 180 * degree, 270 * degree);
    cairo_close_path(pen);
}

void curve(cairo_t* pen, const std::vector<cv::Point2d>& points) {
    cairo_new_path(pen);
    cairo_move_to(pen, points[0].x, points[0].y);
    for (std::size_t i = 1; i + 2 < points.size(); i += 3) {
        cairo_curve_to(pen, points[i].x, points[i].y, points[i + 1].x, points[i + 1].y, points[i + 2].x,
                       points[i + 2].y);
    }
}

}  // namespace mediaproof::bench
