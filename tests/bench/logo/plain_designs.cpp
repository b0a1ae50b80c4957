// A few shapes each: what gives a finder least to hold on to. None looks the same after half a turn.

#include "logo/pen.h"

namespace mediaproof::bench {
namespace {

void three_arcs(cairo_t* pen, const Parts&) {
    const cv::Point2d foot(250, 760);
    disc(pen, foot, 105, rgb(0xE4572E));
    int colour = 0;
    for (const double radius : {260.0, 435.0, 610.0}) {
        arc(pen, foot, radius, 0, 92, 92, rgb(colour == 1 ? 0x2E86AB : 0x1B4965));
        ++colour;
    }
}

void two_discs(cairo_t* pen, const Parts&) {
    disc(pen, {350, 380}, 340, rgb(0xF28C28));
    disc(pen, {660, 520}, 270, rgb(0x0B6E99));
    cairo_save(pen);
    cairo_new_path(pen);
    cairo_arc(pen, 660, 520, 270, 0, 7);
    cairo_clip(pen);
    disc(pen, {350, 380}, 340, rgb(0x4B2A55));
    cairo_restore(pen);
}

void leaf(cairo_t* pen, const Parts&) {
    curve(pen, {{110, 770},
                {40, 420},
                {240, 60},
                {880, 40},
                {900, 560},
                {640, 900},
                {240, 800},
                {200, 795},
                {150, 785},
                {110, 770}});
    paint::fill_blend(pen, {150, 800}, rgb(0x1E7B34), {860, 80}, rgb(0x8CC63F));
    curve(pen, {{40, 880}, {240, 560}, {420, 380}, {690, 230}});
    cairo_set_source_rgb(pen, 1, 1, 1);
    cairo_set_line_width(pen, 40);
    cairo_set_line_cap(pen, CAIRO_LINE_CAP_ROUND);
    cairo_stroke(pen);
}

void ring_with_bar(cairo_t* pen, const Parts&) {
    arc(pen, {430, 430}, 350, 75, 345, 120, rgb(0x6A1B9A), false);
    paint::fill_polygon(pen, {{430, 370}, {880, 370}, {830, 490}, {430, 490}}, rgb(0x6A1B9A));
}

void arrow(cairo_t* pen, const Parts&) {
    paint::fill_polygon(pen, {{60, 700}, {420, 340}, {560, 480}, {200, 840}}, rgb(0x00796B));
    paint::fill_polygon(pen, {{330, 90}, {830, 90}, {830, 590}}, rgb(0xFFB300));
    paint::fill_polygon(pen, {{600, 840}, {840, 840}, {840, 660}}, rgb(0x00796B));
}

}  // namespace

std::vector<Plan> plain_plans() {
    return {
        {"three arcs", false, false, {920, 880}, three_arcs},
        {"two discs", false, false, {940, 800}, two_discs},
        {"leaf", false, false, {900, 900}, leaf},
        {"ring with bar", false, false, {900, 860}, ring_with_bar},
        {"arrow", false, false, {900, 900}, arrow},
    };
}

}  // namespace mediaproof::bench
