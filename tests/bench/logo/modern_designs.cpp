// Rich LOGOs of the modern kind: a wordmark, a hexagon, gradients.
#include <cmath>
#include <numbers>

#include "logo/pen.h"

namespace mediaproof::bench {
namespace {

void wordmark(cairo_t* pen, const Parts& show) {
    if (show.emblem) {
        rounded_box(pen, {15, 25, 410, 410}, 100);
        paint::fill_blend(pen, {15, 25}, rgb(0x0057B8), {425, 435}, rgb(0x00B3A4));
        curve(pen, {{320, 130},
                    {250, 60},
                    {110, 90},
                    {120, 190},
                    {130, 290},
                    {310, 210},
                    {320, 300},
                    {330, 390},
                    {180, 410},
                    {110, 330}});
        cairo_set_source_rgb(pen, 1, 1, 1);
        cairo_set_line_width(pen, 46);
        cairo_set_line_cap(pen, CAIRO_LINE_CAP_ROUND);
        cairo_stroke(pen);
        disc(pen, {330, 110}, 36, rgb(0xFFC845));
        disc(pen, {100, 345}, 36, rgb(0xFFC845));
        paint::fill_box(pen, {475, 300, 700, 12}, rgb(0x00A39A));
    }
    if (show.words) {
        paint::write(pen, "云湖科技", {475, 165}, 172, rgb(0x0B2545), paint::Align::left, 0.05);
        paint::write(pen, "YUNHU TECHNOLOGY", {477, 375}, 70, rgb(0x0B2545), paint::Align::left, 0.02);
    }
}

std::vector<cv::Point2d> hexagon_points(cv::Point2d centre, double radius) {
    std::vector<cv::Point2d> points;
    for (int i = 0; i < 6; ++i) {
        const double angle = (60 * i - 90) * std::numbers::pi / 180;
        points.emplace_back(centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle));
    }
    return points;
}

void hexagon(cairo_t* pen, const Parts& show) {
    const cv::Point2d middle(450, 500);
    if (show.emblem) {
        for (const auto& point : hexagon_points(middle, 495))
            cairo_line_to(pen, point.x, point.y);
        cairo_close_path(pen);
        paint::fill_blend(pen, {0, 0}, rgb(0x0F9B8E), {900, 1000}, rgb(0x123C69));
        std::vector<cv::Point2d> inner = hexagon_points(middle, 440);
        inner.push_back(inner.front());
        paint::draw_line(pen, inner, 14, rgb(0xE6FFFA));
        const std::vector<std::vector<cv::Point2d>> tracks = {{{140, 340}, {260, 340}, {330, 410}},
                                                              {{140, 420}, {240, 420}, {310, 470}},
                                                              {{760, 340}, {650, 340}, {590, 400}},
                                                              {{760, 440}, {690, 440}, {640, 470}},
                                                              {{450, 150}, {450, 260}, {400, 310}}};
        for (const auto& track : tracks) {
            paint::draw_line(pen, track, 14, rgb(0x9AF0DC));
            disc(pen, track.front(), 24, rgb(0xFFD166));
        }
        rounded_box(pen, {310, 310, 290, 250}, 30);
        paint::fill(pen, rgb(0xF7FFFD));
    }
    if (show.words) {
        paint::write(pen, "Hx", {455, 432}, 210, rgb(0x123C69), paint::Align::centre, 0.06);
        paint::write(pen, "数据开放", {450, 650}, 140, rgb(0xFFFFFF), paint::Align::centre, 0.04);
        paint::write(pen, "OPEN DATA", {450, 775}, 74, rgb(0xFFD166), paint::Align::centre, 0.03);
    }
}

void petals(cairo_t* pen, const Parts& show) {
    if (show.emblem) {
        const int colours[] = {0xFF5F6D, 0xFF9A3C, 0xFFD23F, 0x7BC950, 0x00B8A9, 0x3F72AF, 0x8E44AD};
        for (int i = 0; i < 7; ++i) {
            cairo_save(pen);
            cairo_translate(pen, 450, 370);
            cairo_rotate(pen, (i * 45 - 135) * std::numbers::pi / 180);
            const double reach = 270 + 13 * i;
            curve(pen,
                  {{0, -70}, {-120, -150}, {-90, -reach + 30}, {0, -reach}, {90, -reach + 30}, {60, -150}, {0, -70}});
            paint::fill_blend(pen, {0, -70}, rgb(colours[i]), {0, -reach}, rgb(colours[(i + 1) % 7]));
            cairo_restore(pen);
        }
        disc(pen, {450, 370}, 62, rgb(0xE63946));
        curve(pen, {{150, 600}, {330, 720}, {560, 720}, {760, 590}, {600, 660}, {300, 660}, {150, 600}});
        paint::fill_blend(pen, {150, 0}, rgb(0xFF5F6D), {760, 0}, rgb(0x8E44AD));
    }
    if (show.words) {
        paint::write(pen, "阳光服务", {450, 800}, 150, rgb(0x3D3D5C), paint::Align::centre, 0.04);
        paint::write(pen, "SUNSHINE SERVICE", {450, 915}, 72, rgb(0x3D3D5C), paint::Align::centre, 0.02);
    }
}

void library(cairo_t* pen, const Parts& show) {
    if (show.emblem) {
        rounded_box(pen, {5, 5, 890, 990}, 130);
        paint::fill(pen, rgb(0x4A2C6F));
        rounded_box(pen, {120, 90, 660, 560}, 60);
        paint::fill(pen, rgb(0xF8E9D2));
        paint::fill_polygon(pen, {{450, 130}, {710, 300}, {190, 300}}, rgb(0xC8553D));
        rounded_box(pen, {225, 320, 190, 150}, 16);
        paint::fill(pen, rgb(0x588B8B));
        paint::draw_line(pen, {{320, 325}, {320, 465}}, 10, rgb(0xF8E9D2));
        paint::draw_line(pen, {{230, 395}, {410, 395}}, 10, rgb(0xF8E9D2));
        const int colours[] = {0xC8553D, 0x588B8B, 0xF2B134, 0x2A324B};
        for (int i = 0; i < 4; ++i)
            paint::fill_box(pen, {190.0 + 20 * (i % 2), 495.0 + 34 * i, 500.0 - 40 * i, 28}, rgb(colours[i]));
        for (int i = 0; i < 4; ++i)
            paint::fill_box(pen, {455.0 + 60 * i, 330.0 + 12 * (i % 3), 44, 145.0 - 12 * (i % 3)},
                            rgb(colours[(i + 1) % 4]));
        disc(pen, {450, 240}, 34, rgb(0xF8E9D2));
    }
    if (show.words) {
        paint::write(pen, "城市书房", {450, 745}, 170, rgb(0xF8E9D2), paint::Align::centre, 0.04);
        paint::write(pen, "CITY READING ROOM", {450, 885}, 72, rgb(0xF2B134), paint::Align::centre, 0.02);
    }
}

void health(cairo_t* pen, const Parts& show) {
    const cv::Point2d middle(460, 460);
    if (show.emblem) {
        disc(pen, middle, 455, rgb(0xF5FBF7));
        ring(pen, middle, 430, 44, rgb(0x00838F));
        ring(pen, middle, 275, 6, rgb(0x00838F));
        curve(pen, {{460, 640},
                    {260, 500},
                    {230, 360},
                    {330, 310},
                    {400, 285},
                    {450, 330},
                    {460, 370},
                    {470, 330},
                    {530, 285},
                    {600, 310},
                    {700, 370},
                    {660, 500},
                    {460, 640}});
        paint::fill_blend(pen, {250, 300}, rgb(0xFF6B8B), {660, 640}, rgb(0xD7263D));
        paint::fill_box(pen, {430, 390, 60, 170}, rgb(0xFFFFFF));
        paint::fill_box(pen, {375, 445, 170, 60}, rgb(0xFFFFFF));
        curve(pen, {{230, 560}, {300, 700}, {470, 740}, {640, 640}});
        cairo_set_source_rgb(pen, 0.0, 0.51, 0.56);
        cairo_set_line_width(pen, 34);
        cairo_stroke(pen);
        paint::draw_line(pen, {{270, 275}, {330, 275}, {360, 230}, {400, 310}, {430, 255}, {600, 255}}, 12,
                         rgb(0x2E7D32));
    }
    if (show.words) {
        write_round(pen, "健康社区在行动", middle, 342, 0, 88, rgb(0x00565E), 0.35);
        write_round(pen, "HEALTHY COMMUNITY", middle, 342, 180, 66, rgb(0x00565E));
    }
}

}  // namespace

std::vector<Plan> modern_plans() {
    return {
        {"wordmark", true, true, {1200, 460}, wordmark}, {"hexagon", true, true, {900, 1000}, hexagon},
        {"petals", true, true, {900, 980}, petals},      {"library", true, true, {900, 1000}, library},
        {"health ring", true, true, {920, 920}, health},
    };
}

}  // namespace mediaproof::bench
