#include "paint/fittings.h"

#include "paint/printed.h"

#include <algorithm>
#include <cmath>

namespace mediaproof::paint {
namespace {

constexpr Colour shadow{0.05, 0.06, 0.10, 0.30};
constexpr Colour steel{0.72, 0.74, 0.76};

void flat(Site& site, const std::vector<Spot>& spots, const Colour& colour) {
    std::vector<cv::Point2d> points;
    for (const Spot& spot : spots)
        points.push_back(site.lens.see(spot));
    fill_polygon(site.pen(), points, colour);
}

void pole(Site& site, const Spot& foot, double height_m, double width_m) {
    const double width = site.px(width_m, foot.z);
    const cv::Point2d low = site.lens.see(foot);
    const cv::Point2d high = site.lens.see({foot.x, foot.y + height_m, foot.z});
    cairo_rectangle(site.pen(), low.x - width / 2, high.y, width, low.y - high.y);
    fill_blend(site.pen(), {low.x - width / 2, 0}, steel.lit(1.25), {low.x + width / 2, 0}, steel.lit(0.5));
}

void tent_roof(Site& site, const Tent& tent, double eaves, double apex) {
    const double half = tent.width_m / 2;
    const Spot front_left{tent.middle.x - half, eaves, tent.middle.z};
    const Spot front_right{tent.middle.x + half, eaves, tent.middle.z};
    const Spot back_left{tent.middle.x - half, eaves, tent.middle.z + tent.depth_m};
    const Spot back_right{tent.middle.x + half, eaves, tent.middle.z + tent.depth_m};
    const Spot top{tent.middle.x, apex, tent.middle.z + tent.depth_m / 2};
    flat(site, {back_left, back_right, front_right, front_left}, tent.cloth.lit(0.45));
    flat(site, {front_left, back_left, top}, tent.cloth.lit(1.1));
    flat(site, {front_right, back_right, top}, tent.cloth.lit(0.68));
    flat(site, {front_left, front_right, top}, tent.cloth.lit(0.92));
    const double seam = site.px(0.015, tent.middle.z);
    for (const double share : {-0.6, -0.2, 0.25, 0.65})
        draw_line(site.pen(), {site.lens.see(top), site.lens.see({tent.middle.x + share * half, eaves, tent.middle.z})},
                  seam, tent.cloth.lit(0.7).faded(0.6));
}

void tent_valance(Site& site, const Tent& tent, double eaves) {
    Sheet face({900, 100});
    fill_box(face.pen(), {0, 0, 900, 74}, tent.cloth.lit(1.05));
    for (int scallop = 0; scallop < 18; ++scallop)
        fill_ellipse(face.pen(), {25.0 + 50.0 * scallop, 70}, 25, 26, tent.cloth.lit(1.05));
    draw_line(face.pen(), {{0, 6}, {900, 6}}, 6, {0.97, 0.95, 0.9});
    write(face.pen(), tent.words, {450, 46}, 56, cream, Align::centre, 0.03);
    fold_cloth(face, site.random, 0.12);
    const double half = tent.width_m / 2;
    const Spot left{tent.middle.x - half, eaves - 0.30, tent.middle.z};
    hang(site.picture, face, site.lens.upright(left, {tent.middle.x + half, left.y, left.z}, 0.33));
}

/// The height in metres at which a face between these spots keeps its shape.
double undistorted_height(const Sheet& face, const Spot& left, const Spot& right) {
    return std::hypot(right.x - left.x, right.z - left.z) * face.height() / face.width();
}

/// A place on the table's top: shares of its width and depth.
Spot on_top(const Table& table, double share_x, double share_z) {
    return {table.left.x + table.width_m * share_x, 0.76, table.left.z + table.depth_m * share_z};
}

void leaflet_stack(Site& site, const Table& table, double from, double wide) {
    const Sheet face = leaflet_face(site.random);
    const double turn = site.random.between(-0.025, 0.025);
    const double thickness = site.random.between(0.008, 0.05);
    const auto corner = [&](double x, double z) {
        Spot spot = on_top(table, x, z);
        spot.y += thickness;
        return spot;
    };
    const Spot a = corner(from + turn, 0.80), b = corner(from + wide + turn, 0.80);
    const Spot c = corner(from + wide - turn, 0.12), d = corner(from - turn, 0.12);
    flat(site, {d, c, {c.x, c.y - thickness, c.z}, {d.x, d.y - thickness, d.z}}, Colour{0.85, 0.84, 0.81});
    hang(site.picture, face, {site.lens.see(a), site.lens.see(b), site.lens.see(c), site.lens.see(d)},
         site.random.between(0.92, 1.03));
}

void bottle(Site& site, const Spot& foot) {
    const cv::Point2d low = site.lens.see(foot);
    const double metre = site.lens.px_per_metre(foot.z);
    cairo_rectangle(site.pen(), low.x - 0.03 * metre, low.y - 0.17 * metre, 0.06 * metre, 0.17 * metre);
    fill_blend(site.pen(), {low.x - 0.03 * metre, 0}, {0.92, 0.96, 0.98, 0.9}, {low.x + 0.03 * metre, 0},
               {0.62, 0.72, 0.78, 0.9});
    fill_box(site.pen(), {low.x - 0.03 * metre, low.y - 0.12 * metre, 0.06 * metre, 0.05 * metre}, {0.85, 0.15, 0.16});
    fill_box(site.pen(), {low.x - 0.013 * metre, low.y - 0.215 * metre, 0.026 * metre, 0.05 * metre},
             {0.9, 0.92, 0.95});
}

void folder_box(Site& site, const Table& table, double share_x) {
    for (int folder = 0; folder < 5; ++folder) {
        const Colour cover = folder % 2 == 0 ? Colour{0.13, 0.38, 0.66} : Colour{0.86, 0.66, 0.22};
        const Spot left = on_top(table, share_x + 0.025 * folder, 0.75);
        const cv::Point2d low = site.lens.see(left);
        const double metre = site.lens.px_per_metre(left.z);
        const double high = 0.31 * metre;
        fill_box(site.pen(), {low.x, low.y - high, 0.055 * metre, high}, cover.lit(site.random.between(0.8, 1.1)));
        fill_box(site.pen(), {low.x + 0.01 * metre, low.y - high * 0.85, 0.035 * metre, high * 0.4}, paper);
        draw_line(site.pen(),
                  {{low.x + 0.027 * metre, low.y - high * 0.8}, {low.x + 0.027 * metre, low.y - high * 0.5}},
                  0.01 * metre, {0.2, 0.2, 0.25});
    }
}

}  // namespace

void paint_crowd(Site& site, std::vector<Person> crowd) {
    std::sort(crowd.begin(), crowd.end(), [](const Person& a, const Person& b) { return a.feet.z > b.feet.z; });
    for (const Person& person : crowd)
        paint_person(site.pen(), site.lens, person);
}

void paint_tent(Site& site, const Tent& tent) {
    const double half = tent.width_m / 2;
    const double eaves = 2.25;
    const auto& [x, y, z] = tent.middle;
    flat(site,
         {{x - half, 0, z},
          {x + half + 1.0, 0, z},
          {x + half + 1.0, 0, z + tent.depth_m},
          {x - half, 0, z + tent.depth_m}},
         shadow);
    for (const double side : {-1.0, 1.0})
        pole(site, {x + side * half, 0, z + tent.depth_m}, eaves, 0.05);
    tent_roof(site, tent, eaves, 3.05);
    for (const double side : {-1.0, 1.0})
        pole(site, {x + side * half, 0, z}, eaves, 0.06);
    tent_valance(site, tent, eaves);
}

void paint_table(Site& site, const Table& table) {
    const Spot right{table.left.x + table.width_m, 0, table.left.z};
    const double back = table.left.z + table.depth_m;
    flat(site,
         {{table.left.x, 0, table.left.z},
          {right.x + 0.5, 0, table.left.z},
          {right.x + 0.5, 0, back},
          {table.left.x, 0, back}},
         shadow);
    const Sheet front = table_front_face(table.cloth, table.words, table.width_m, site.random);
    hang(site.picture, front, site.lens.upright({table.left.x, 0.03, table.left.z}, {right.x, 0.03, right.z}, 0.73));
    flat(site, {on_top(table, 0, 1), on_top(table, 1, 1), on_top(table, 1, 0), on_top(table, 0, 0)},
         table.cloth.lit(1.12));
    draw_line(site.pen(), {site.lens.see(on_top(table, 0, 0)), site.lens.see(on_top(table, 1, 0))},
              site.px(0.012, table.left.z), table.cloth.lit(0.75));
    if (!table.covered_with_leaflets) return;
    const double wide = 0.21 / table.width_m;
    folder_box(site, table, 0.03);
    for (double share = 0.03 + 0.36 / table.width_m; share + wide < 0.93; share += wide * 1.22)
        leaflet_stack(site, table, share, wide);
    bottle(site, on_top(table, 0.97, 0.5));
}

void stand_up(Site& site, const Sheet& face, const Spot& left, const Spot& right, double light) {
    const Spot ground_left{left.x, 0, left.z};
    const Spot ground_right{right.x, 0, right.z};
    const double height_m = undistorted_height(face, left, right);
    flat(site, {ground_left, ground_right, {right.x + 0.7, 0, right.z + 0.35}, {left.x + 0.7, 0, left.z + 0.35}},
         shadow);
    pole(site, ground_left, left.y + height_m, 0.045);
    pole(site, ground_right, right.y + height_m, 0.045);
    hang(site.picture, face, site.lens.upright(left, right, height_m), light);
}

void paint_banner(Site& site, const Spot& left, const Spot& right, bool on_poles) {
    const Sheet face = banner_face(site.event, site.logo, site.random);
    const double height_m = undistorted_height(face, left, right);
    if (on_poles) {
        for (const Spot& end : {left, right})
            pole(site, {end.x, 0, end.z}, end.y + height_m + 0.1, 0.07);
    }
    hang(site.picture, face, site.lens.upright(left, right, height_m));
}

void paint_bunting(Site& site, const Spot& left, const Spot& right, double sag_m) {
    static constexpr std::array<Colour, 4> flags{
        {{0.86, 0.15, 0.14}, {0.97, 0.77, 0.2}, {0.2, 0.55, 0.8}, {0.3, 0.66, 0.35}}};
    cv::Point2d before = site.lens.see(left);
    for (int step = 1; step <= 26; ++step) {
        const double t = step / 26.0;
        const double drop = sag_m * 4 * t * (1 - t);
        const Spot spot{left.x + (right.x - left.x) * t, left.y + (right.y - left.y) * t - drop,
                        left.z + (right.z - left.z) * t};
        const cv::Point2d here = site.lens.see(spot);
        draw_line(site.pen(), {before, here}, 2, {0.35, 0.35, 0.37});
        const double high = site.px(0.28, spot.z);
        fill_polygon(site.pen(),
                     {before, here, {(before.x + here.x) / 2 + high * site.random.between(-0.2, 0.2), here.y + high}},
                     flags[static_cast<std::size_t>(step) % flags.size()].lit(site.random.between(0.8, 1.1)));
        before = here;
    }
}

void paint_stage(Site& site, const Spot& left, const Spot& right, double depth_m) {
    const Colour carpet{0.66, 0.09, 0.11};
    const double top = 0.4;
    flat(site,
         {{left.x, top, left.z},
          {right.x, top, right.z},
          {right.x, top, right.z + depth_m},
          {left.x, top, left.z + depth_m}},
         carpet.lit(1.1));
    flat(site, {{left.x, top, left.z}, {right.x, top, right.z}, {right.x, 0, right.z}, {left.x, 0, left.z}},
         carpet.lit(0.62));
    for (double t = 0; t <= 1.0; t += 0.05) {
        const Spot pot{left.x + (right.x - left.x) * t, 0, left.z + (right.z - left.z) * t - 0.15};
        paint_potted_plant(site, pot, 0.42);
    }
}

void paint_lectern(Site& site, const Spot& foot) {
    const cv::Point2d low = site.lens.see(foot);
    const double metre = site.lens.px_per_metre(foot.z);
    const Colour wood{0.50, 0.29, 0.16};
    cairo_rectangle(site.pen(), low.x - 0.3 * metre, low.y - 1.12 * metre, 0.6 * metre, 1.12 * metre);
    fill_blend(site.pen(), {low.x - 0.3 * metre, 0}, wood.lit(1.25), {low.x + 0.3 * metre, 0}, wood.lit(0.75));
    fill_box(site.pen(), {low.x - 0.36 * metre, low.y - 1.18 * metre, 0.72 * metre, 0.08 * metre}, wood.lit(0.7));
    write(site.pen(), "政务公开", {low.x, low.y - 0.75 * metre}, 0.12 * metre, {0.95, 0.80, 0.4}, Align::centre, 0.03);
    draw_line(site.pen(), {{low.x + 0.1 * metre, low.y - 1.18 * metre}, {low.x + 0.02 * metre, low.y - 1.42 * metre}},
              0.018 * metre, {0.12, 0.12, 0.13});
    fill_ellipse(site.pen(), {low.x + 0.02 * metre, low.y - 1.43 * metre}, 0.03 * metre, 0.045 * metre,
                 {0.2, 0.2, 0.21});
}

void paint_potted_plant(Site& site, const Spot& foot, double height_m) {
    const cv::Point2d low = site.lens.see(foot);
    const double metre = site.lens.px_per_metre(foot.z) * height_m;
    fill_polygon(site.pen(),
                 {{low.x - 0.16 * metre, low.y},
                  {low.x - 0.22 * metre, low.y - 0.35 * metre},
                  {low.x + 0.22 * metre, low.y - 0.35 * metre},
                  {low.x + 0.16 * metre, low.y}},
                 {0.58, 0.29, 0.18});
    for (int leaf = 0; leaf < 34; ++leaf) {
        const double angle = site.random.between(0.15, 2.99);
        const double reach = metre * site.random.between(0.25, 0.65);
        const cv::Point2d tip(low.x + std::cos(angle) * reach * 0.75, low.y - 0.35 * metre - std::sin(angle) * reach);
        draw_line(site.pen(), {{low.x, low.y - 0.35 * metre}, tip}, metre * 0.045,
                  Colour{0.20, 0.42, 0.19}.lit(site.random.between(0.6, 1.5)));
    }
    if (height_m > 0.6) return;
    for (int bloom = 0; bloom < 9; ++bloom)
        fill_ellipse(
            site.pen(),
            {low.x + metre * site.random.between(-0.35, 0.35), low.y - metre * site.random.between(0.55, 0.95)},
            metre * 0.07, metre * 0.065, Colour{0.93, 0.35, 0.40}.lit(site.random.between(0.8, 1.15)));
}

}  // namespace mediaproof::paint
