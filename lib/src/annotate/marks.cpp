#include "annotate/marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "mediaproof/dates.h"
#include "quads.h"
#include "vision/shrink.h"

namespace mediaproof {
namespace {

const cv::Scalar green(40, 210, 0);
const cv::Scalar amber(0, 170, 255);
const cv::Scalar red(60, 60, 235);
const cv::Scalar white(255, 255, 255);
const cv::Scalar dark(28, 28, 28);

constexpr int font = cv::FONT_HERSHEY_DUPLEX;  // has no Chinese: only signs, digits and few English words are drawn
constexpr double farthest_px = 30'000;         // outside the picture that drawing still goes to

struct Pen {
    cv::Mat& canvas;
    int width;        // of lines
    int text_height;  // of capitals
};

Pen pen_for(cv::Mat& canvas) {
    const int long_side = std::max(canvas.cols, canvas.rows);
    return {canvas, std::max(2, long_side / 240), std::max(11, long_side / 60)};
}

// A colour with a dark edge shows on grass as well as on a red banner.
void line(const Pen& pen, cv::Point2d from, cv::Point2d to, const cv::Scalar& colour) {
    cv::line(pen.canvas, from, to, dark, pen.width + 2, cv::LINE_AA);
    cv::line(pen.canvas, from, to, colour, pen.width, cv::LINE_AA);
}

void dashed_line(const Pen& pen, cv::Point2d from, cv::Point2d to, const cv::Scalar& colour) {
    const double length = cv::norm(to - from);
    const int dashes = std::clamp(static_cast<int>(length / (7 * pen.width)), 2, 400);
    const cv::Point2d step = (to - from) / (dashes - 0.4);
    for (int dash = 0; dash < dashes; ++dash)
        line(pen, from + step * dash, from + step * (dash + 0.6), colour);
}

int stroke(const Pen& pen) {
    return std::max(1, pen.text_height / 11);
}

double text_scale(const Pen& pen) {
    return cv::getFontScaleFromHeight(font, pen.text_height, stroke(pen));
}

cv::Size text_size(const Pen& pen, const std::string& text) {
    return cv::getTextSize(text, font, text_scale(pen), stroke(pen), nullptr);
}

void write(const Pen& pen, const std::string& text, cv::Point baseline, const cv::Scalar& colour) {
    cv::putText(pen.canvas, text, baseline, font, text_scale(pen), colour, stroke(pen), cv::LINE_AA);
}

// ---- on the picture ----

using Corners = std::array<cv::Point2d, 4>;

// The quad in the canvas's pixels, as far outside as the line is wide: it must not hide a small LOGO.
Corners corners_around(const Quad& quad, double scale, const Pen& pen) {
    const Point middle = middle_of(quad);
    Corners corners;
    for (std::size_t i = 0; i < 4; ++i) {
        cv::Point2d corner(quad[i].x * scale, quad[i].y * scale);
        const cv::Point2d outward = corner - cv::Point2d(middle.x, middle.y) * scale;
        const double length = cv::norm(outward);
        if (length > 0) corner += outward * (0.6 * pen.width / length);
        corners[i] = {std::clamp(corner.x, -farthest_px, farthest_px), std::clamp(corner.y, -farthest_px, farthest_px)};
    }
    return corners;
}

cv::Rect box_around(const Corners& corners) {
    const std::vector<cv::Point2f> points(corners.begin(), corners.end());
    return cv::boundingRect(points);
}

// Dots at the corners, and beside the template's first one a disc with its number.
void mark_corners(const Pen& pen, const Corners& corners, const cv::Scalar& colour) {
    for (const cv::Point2d& corner : corners) {
        cv::circle(pen.canvas, corner, pen.width + 2, dark, cv::FILLED, cv::LINE_AA);
        cv::circle(pen.canvas, corner, pen.width + 1, colour, cv::FILLED, cv::LINE_AA);
    }
    const cv::Point2d across = corners[0] - (corners[1] + corners[2] + corners[3]) / 3;
    const double length = std::max(1.0, cv::norm(across));
    const int radius = std::max(7, pen.text_height * 7 / 10);
    cv::Point disc = corners[0] + across * (radius / length);
    disc.x = std::clamp(disc.x, radius, std::max(radius, pen.canvas.cols - radius));
    disc.y = std::clamp(disc.y, radius, std::max(radius, pen.canvas.rows - radius));
    cv::circle(pen.canvas, disc, radius + 1, dark, cv::FILLED, cv::LINE_AA);
    cv::circle(pen.canvas, disc, radius, white, cv::FILLED, cv::LINE_AA);
    const Pen small{pen.canvas, pen.width, radius};
    const cv::Size size = text_size(small, "1");
    write(small, "1", {disc.x - size.width / 2, disc.y + size.height / 2}, dark);
}

// Where nothing else is shown yet: above the quad, else beneath it, else beside it.
void label(const Pen& pen, const Corners& corners, const std::string& text, const cv::Scalar& colour,
           std::vector<cv::Rect>& taken) {
    const int pad = pen.text_height / 2;
    const int gap = 2 * pen.text_height;  // for the disc
    const cv::Size size = text_size(pen, text) + cv::Size(2 * pad, 2 * pad);
    const cv::Rect quad = box_around(corners);
    const cv::Rect canvas({0, 0}, pen.canvas.size());
    const std::array<cv::Point, 4> places = {{{quad.x, quad.y - gap - size.height},
                                              {quad.x, quad.br().y + gap},
                                              {quad.br().x + gap, quad.y},
                                              {quad.x - gap - size.width, quad.y}}};
    std::optional<cv::Rect> box;
    for (const cv::Point& place : places) {
        const cv::Rect there(place, size);
        const bool free =
            std::none_of(taken.begin(), taken.end(), [&](const cv::Rect& other) { return (other & there).area() > 0; });
        if (!box && free && (there & canvas) == there) box = there;
    }
    if (!box) {
        const auto within = [](int at, int room) { return std::clamp(at, 0, std::max(0, room)); };
        box = cv::Rect({within(quad.x, canvas.width - size.width), within(places[0].y, canvas.height - size.height)},
                       size);
    }
    taken.push_back(*box);
    cv::rectangle(pen.canvas, *box, dark, cv::FILLED);
    write(pen, text, {box->x + pad, box->br().y - pad}, colour);
}

std::string figures(const Sighting& sighting) {
    return fmt::format("{:.2f}  {:.0f} px", sighting.score, short_side_px(sighting.quad));
}

void outline(const Pen& pen, const Corners& corners, bool is_certain) {
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d from = corners[i], to = corners[(i + 1) % 4];
        is_certain ? line(pen, from, to, green) : dashed_line(pen, from, to, amber);
    }
}

void draw_sightings(const Pen& pen, const Annotation& annotation, double scale) {
    std::vector<cv::Rect> taken;
    for (const Sighting& sighting : annotation.sightings) {
        const Corners corners = corners_around(sighting.quad, scale, pen);
        outline(pen, corners, true);
        mark_corners(pen, corners, green);
        taken.push_back(box_around(corners));
    }
    for (const Sighting& sighting : annotation.sightings)
        label(pen, corners_around(sighting.quad, scale, pen), figures(sighting), green, taken);
    if (!annotation.doubtful) return;
    const Corners corners = corners_around(annotation.doubtful->quad, scale, pen);
    outline(pen, corners, false);
    mark_corners(pen, corners, amber);
    const std::string words = annotation.doubtful->mirrored ? "mirrored  " : "?  ";
    label(pen, corners, words + figures(*annotation.doubtful), amber, taken);
}

// ---- the strip ----

const Sighting* best_of(const Annotation& annotation) {
    if (!annotation.sightings.empty()) return &annotation.sightings.front();
    return annotation.doubtful ? &*annotation.doubtful : nullptr;
}

// A tick, a cross or a question mark in the square `box`.
void draw_sign(const Pen& pen, LogoOutcome outcome, const cv::Rect& box) {
    const auto at = [&](double x, double y) { return cv::Point2d(box.x + x * box.width, box.y + y * box.height); };
    const Pen brush{pen.canvas, std::max(3, box.height / 7), box.height};
    switch (outcome) {
        case LogoOutcome::present:
            line(brush, at(0.08, 0.55), at(0.4, 0.88), green);
            return line(brush, at(0.4, 0.88), at(0.95, 0.12), green);
        case LogoOutcome::absent:
            line(brush, at(0.12, 0.12), at(0.88, 0.88), red);
            return line(brush, at(0.88, 0.12), at(0.12, 0.88), red);
        case LogoOutcome::indeterminate:
            break;
    }
    write(brush, "?", at(0.2, 1), amber);
}

std::string caption(const Annotation& annotation) {
    std::string words = "LOGO";
    const Sighting* best = best_of(annotation);
    if (annotation.outcome == LogoOutcome::absent) words += "  not found";
    if (!annotation.reason.empty()) words += "  " + annotation.reason;
    if (best != nullptr) {
        words += "  " + figures(*best);
    } else if (annotation.best_score) {
        words += fmt::format("  best {:.2f}", *annotation.best_score);
    }
    if (annotation.at_s) words += "  @ " + format_position(*annotation.at_s);
    return words;
}

// What the best outline holds, with a little around it, enlarged to at most `room`; empty where it lies outside.
cv::Mat close_up(const cv::Mat& picture, const Quad& quad, double scale, cv::Size room) {
    std::vector<cv::Point2f> corners;
    for (const Point& corner : quad)
        corners.emplace_back(static_cast<float>(std::clamp(corner.x * scale, -farthest_px, farthest_px)),
                             static_cast<float>(std::clamp(corner.y * scale, -farthest_px, farthest_px)));
    const cv::Rect tight = cv::boundingRect(corners);
    const int margin = 1 + std::max(tight.width, tight.height) / 10;
    const cv::Rect box =
        cv::Rect(tight.x - margin, tight.y - margin, tight.width + 2 * margin, tight.height + 2 * margin) &
        cv::Rect({0, 0}, picture.size());
    const double zoom =
        std::min(static_cast<double>(room.width) / box.width, static_cast<double>(room.height) / box.height);
    if (box.empty() || zoom <= 0) return {};
    cv::Mat large;
    const cv::Size size(std::max(1, static_cast<int>(box.width * zoom)),
                        std::max(1, static_cast<int>(box.height * zoom)));
    cv::resize(picture(box), large, size, 0, 0, zoom < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return large;
}

int strip_height(cv::Size picture) {
    return std::max(32, std::max(picture.width, picture.height) / 10);
}

void draw_strip(cv::Mat strip, const Annotation& annotation, const cv::Mat& enlarged) {
    strip.setTo(dark);
    const int pad = strip.rows / 6;
    const int sign = strip.rows * 45 / 100;
    int room = strip.cols - sign - 4 * pad;
    if (!enlarged.empty() && enlarged.cols + 2 * pad < strip.cols) {
        enlarged.copyTo(
            strip({strip.cols - enlarged.cols - pad, (strip.rows - enlarged.rows) / 2, enlarged.cols, enlarged.rows}));
        room -= enlarged.cols + pad;
    }
    Pen pen{strip, 2, strip.rows * 30 / 100};
    draw_sign(pen, annotation.outcome, {pad, (strip.rows - sign) / 2, sign, sign});
    const std::string words = caption(annotation);
    const int width = text_size(pen, words).width;
    if (width > room) pen.text_height = std::max(6, pen.text_height * std::max(1, room) / width);
    write(pen, words, {sign + 2 * pad, (strip.rows + pen.text_height) / 2}, white);
}

cv::Mat shrunk_with_strip(const cv::Mat& picture, int most_long_side) {
    const cv::Mat shrunk = shrunk_to(picture, most_long_side);
    const int strip = strip_height(shrunk.size());
    return shrunk.rows + strip <= most_long_side ? shrunk : shrunk_to(picture, most_long_side - strip);
}

}  // namespace

cv::Mat annotated(const cv::Mat& picture, cv::Size displayed, const Annotation& annotation, int most_long_side) {
    const cv::Mat shown = shrunk_with_strip(picture, most_long_side);
    cv::Mat canvas(shown.rows + strip_height(shown.size()), shown.cols, CV_8UC3);
    shown.copyTo(canvas.rowRange(0, shown.rows));
    cv::Mat area = canvas.rowRange(0, shown.rows);
    draw_sightings(pen_for(area), annotation, static_cast<double>(shown.cols) / displayed.width);
    cv::Mat strip = canvas.rowRange(shown.rows, canvas.rows);
    cv::Mat enlarged;
    if (const Sighting* best = best_of(annotation)) {
        const cv::Size room(strip.cols / 3, strip.rows * 9 / 10);
        enlarged = close_up(picture, best->quad, static_cast<double>(picture.cols) / displayed.width, room);
    }
    draw_strip(strip, annotation, enlarged);
    return canvas;
}

cv::Mat outlined(const cv::Mat& picture, cv::Size displayed, const std::vector<Outline>& outlines, int most_long_side) {
    cv::Mat canvas = shrunk_to(picture, most_long_side).clone();
    const Pen pen = pen_for(canvas);
    const double scale = static_cast<double>(canvas.cols) / displayed.width;
    for (const Outline& one : outlines)
        outline(pen, corners_around(one.quad, scale, pen), one.is_certain);
    return canvas;
}

}  // namespace mediaproof
