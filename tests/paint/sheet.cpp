#include "paint/sheet.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace mediaproof::paint {
namespace {

constexpr const char* font = "WenQuanYi Zen Hei";

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, DestroySurface>;

double length_of(const cv::Point2d& from, const cv::Point2d& to) {
    return std::hypot(to.x - from.x, to.y - from.y);
}

/// Shrinks a face to about the size it will be seen at: warping alone would skip pixels and shimmer.
cv::Mat sized_for(const cv::Mat& face, const Quad& corners, Quad& face_corners) {
    const double wide = std::max(length_of(corners[0], corners[1]), length_of(corners[3], corners[2]));
    const double high = std::max(length_of(corners[0], corners[3]), length_of(corners[1], corners[2]));
    const double shrink_x = std::min(1.0, 1.25 * wide / face.cols);
    const double shrink_y = std::min(1.0, 1.25 * high / face.rows);
    const cv::Size size(std::max(2, cvRound(face.cols * shrink_x)), std::max(2, cvRound(face.rows * shrink_y)));
    cv::Mat sized;
    cv::resize(face, sized, size, 0, 0, cv::INTER_AREA);
    const double right = size.width;
    const double bottom = size.height;
    face_corners = {cv::Point2d(0, 0), cv::Point2d(right, 0), cv::Point2d(right, bottom), cv::Point2d(0, bottom)};
    return sized;
}

cv::Mat homography(const Quad& from, const Quad& to, const cv::Point2d& origin) {
    std::array<cv::Point2f, 4> source;
    std::array<cv::Point2f, 4> target;
    for (std::size_t corner = 0; corner < 4; ++corner) {
        source[corner] = cv::Point2f(from[corner]);
        target[corner] = cv::Point2f(to[corner] - origin);
    }
    return cv::getPerspectiveTransform(source.data(), target.data());
}

cv::Rect around(const Quad& corners, cv::Size limit) {
    auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    const cv::Rect box(cvFloor(left) - 1, cvFloor(top) - 1, cvCeil(right - left) + 3, cvCeil(bottom - top) + 3);
    return box & cv::Rect(cv::Point(), limit);
}

void blend_over(cv::Mat target, const cv::Mat& layer, double light) {
    for (int y = 0; y < target.rows; ++y) {
        auto* under = target.ptr<cv::Vec4b>(y);
        const auto* over = layer.ptr<cv::Vec4b>(y);
        for (int x = 0; x < target.cols; ++x) {
            const double open = (255 - over[x][3]) / 255.0;
            for (int channel = 0; channel < 3; ++channel)
                under[x][channel] = cv::saturate_cast<uchar>(over[x][channel] * light + under[x][channel] * open);
            under[x][3] = cv::saturate_cast<uchar>(over[x][3] + under[x][3] * open);
        }
    }
}

}  // namespace

Colour Colour::lit(double light) const {
    const auto scaled = [light](double part) { return std::clamp(part * light, 0.0, 1.0); };
    return {scaled(red), scaled(green), scaled(blue), alpha};
}

Colour mix(const Colour& one, const Colour& other, double share) {
    const auto part = [share](double a, double b) { return a + (b - a) * share; };
    return {part(one.red, other.red), part(one.green, other.green), part(one.blue, other.blue),
            part(one.alpha, other.alpha)};
}

Sheet::Sheet(cv::Size size) : pixels_(size, CV_8UC4, cv::Scalar::all(0)) {
    const SurfacePtr surface(cairo_image_surface_create_for_data(pixels_.data, CAIRO_FORMAT_ARGB32, size.width,
                                                                 size.height, static_cast<int>(pixels_.step[0])));
    pen_.reset(cairo_create(surface.get()));
    cairo_select_font_face(pen_.get(), font, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
}

Sheet Sheet::load_png(const std::filesystem::path& file) {
    const SurfacePtr surface(cairo_image_surface_create_from_png(file.c_str()));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error("cannot read " + file.string() + ": " +
                                 cairo_status_to_string(cairo_surface_status(surface.get())));
    Sheet sheet({cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get())});
    cairo_set_source_surface(sheet.pen(), surface.get(), 0, 0);
    cairo_paint(sheet.pen());
    return sheet;
}

void fill(cairo_t* pen, const Colour& colour) {
    cairo_set_source_rgba(pen, colour.red, colour.green, colour.blue, colour.alpha);
    cairo_fill(pen);
}

void fill_box(cairo_t* pen, const cv::Rect2d& box, const Colour& colour) {
    cairo_rectangle(pen, box.x, box.y, box.width, box.height);
    fill(pen, colour);
}

void fill_polygon(cairo_t* pen, const std::vector<cv::Point2d>& points, const Colour& colour) {
    for (const auto& point : points)
        cairo_line_to(pen, point.x, point.y);
    cairo_close_path(pen);
    fill(pen, colour);
}

void fill_ellipse(cairo_t* pen, cv::Point2d centre, double radius_x, double radius_y, const Colour& colour) {
    cairo_save(pen);
    cairo_translate(pen, centre.x, centre.y);
    cairo_scale(pen, radius_x, radius_y);
    cairo_arc(pen, 0, 0, 1, 0, 2 * std::numbers::pi);
    cairo_restore(pen);
    fill(pen, colour);
}

void draw_line(cairo_t* pen, const std::vector<cv::Point2d>& points, double width, const Colour& colour) {
    for (const auto& point : points)
        cairo_line_to(pen, point.x, point.y);
    cairo_set_source_rgba(pen, colour.red, colour.green, colour.blue, colour.alpha);
    cairo_set_line_width(pen, width);
    cairo_set_line_cap(pen, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(pen, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(pen);
}

void fill_blend(cairo_t* pen, cv::Point2d from, const Colour& first, cv::Point2d to, const Colour& last) {
    cairo_pattern_t* blend = cairo_pattern_create_linear(from.x, from.y, to.x, to.y);
    cairo_pattern_add_color_stop_rgba(blend, 0, first.red, first.green, first.blue, first.alpha);
    cairo_pattern_add_color_stop_rgba(blend, 1, last.red, last.green, last.blue, last.alpha);
    cairo_set_source(pen, blend);
    cairo_fill(pen);
    cairo_pattern_destroy(blend);
}

void write(cairo_t* pen, const std::string& text, cv::Point2d where, double size, const Colour& colour, Align align,
           double weight) {
    cairo_set_font_size(pen, size);
    const double left = align == Align::centre ? where.x - text_width(pen, text, size) / 2 : where.x;
    cairo_move_to(pen, left, where.y + size * 0.36);
    cairo_text_path(pen, text.c_str());
    cairo_set_source_rgba(pen, colour.red, colour.green, colour.blue, colour.alpha);
    if (weight > 0) {
        cairo_set_line_width(pen, weight * size);
        cairo_stroke_preserve(pen);
    }
    cairo_fill(pen);
}

double text_width(cairo_t* pen, const std::string& text, double size) {
    cairo_text_extents_t box;
    cairo_set_font_size(pen, size);
    cairo_text_extents(pen, text.c_str(), &box);
    return box.x_advance;
}

void hang(Sheet& scene, const Sheet& face, const Quad& corners, double light) {
    const cv::Rect box = around(corners, scene.pixels().size());
    if (box.empty()) return;
    Quad face_corners;
    const cv::Mat sized = sized_for(face.pixels(), corners, face_corners);
    const cv::Mat transform = homography(face_corners, corners, cv::Point2d(box.tl()));
    cv::Mat layer;
    cv::warpPerspective(sized, layer, transform, box.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    blend_over(scene.pixels()(box), layer, light);
}

void paste(Sheet& onto, const Sheet& picture, const cv::Rect2d& box) {
    const cv::Point2d right_top(box.x + box.width, box.y);
    const cv::Point2d left_bottom(box.x, box.y + box.height);
    hang(onto, picture, {box.tl(), right_top, box.br(), left_bottom});
}

void fold_cloth(Sheet& cloth, Random& random, double depth) {
    std::array<double, 4> waves{};
    std::array<double, 4> phases{};
    for (std::size_t wave = 0; wave < waves.size(); ++wave) {
        waves[wave] = random.between(0.6, 1.4) * std::pow(2.1, static_cast<double>(wave)) * 9.0 / cloth.width();
        phases[wave] = random.between(0, 6.3);
    }
    for (int x = 0; x < cloth.pixels().cols; ++x) {
        double light = 1.0 - depth * 0.3;
        for (std::size_t wave = 0; wave < waves.size(); ++wave)
            light += depth * 0.45 * std::sin(waves[wave] * x + phases[wave]) / (1.0 + static_cast<double>(wave));
        cv::Mat column = cloth.pixels().col(x);
        const double kept = std::clamp(light, 0.3, 1.15);
        cv::multiply(column, cv::Scalar(kept, kept, kept, 1.0), column);
    }
}

void weather(cv::Mat& pixels, Random& random, double share) {
    cv::Mat light(pixels.size(), CV_32F, cv::Scalar(1.0));
    for (const int grain : {2, 5, 300}) {
        cv::Mat coarse(pixels.rows / grain + 2, pixels.cols / grain + 2, CV_32F);
        cv::RNG dice(random.below(1U << 30U));
        dice.fill(coarse, cv::RNG::UNIFORM, -share, share);
        cv::Mat fine;
        cv::resize(coarse, fine, pixels.size(), 0, 0, cv::INTER_LINEAR);
        light += fine;
    }
    for (int y = 0; y < pixels.rows; ++y) {
        const float* factor = light.ptr<float>(y);
        auto* row = pixels.ptr<cv::Vec3b>(y);
        for (int x = 0; x < pixels.cols; ++x)
            for (int channel = 0; channel < 3; ++channel)
                row[x][channel] = cv::saturate_cast<uchar>(static_cast<float>(row[x][channel]) * factor[x]);
    }
}

}  // namespace mediaproof::paint
