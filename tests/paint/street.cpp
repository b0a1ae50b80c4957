#include "paint/street.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mediaproof::paint {
namespace {

void paint_window(cairo_t* pen, const cv::Rect2d& box, Random& random) {
    const Colour frame{0.90, 0.90, 0.88};
    fill_box(pen, {box.x - 5, box.y - 5, box.width + 10, box.height + 10}, frame);
    cairo_rectangle(pen, box.x, box.y, box.width, box.height);
    const double shine = random.between(0.6, 1.2);
    fill_blend(pen, box.tl(), Colour{0.42, 0.55, 0.66}.lit(shine), box.br(), Colour{0.13, 0.19, 0.25}.lit(shine));
    if (random.chance(0.35))
        fill_box(pen, {box.x, box.y, box.width * random.between(0.2, 0.45), box.height}, {0.78, 0.74, 0.64, 0.7});
    const double middle = box.x + box.width / 2;
    draw_line(pen, {{middle, box.y}, {middle, box.br().y}}, 4, frame);
    draw_line(pen, {{box.x, box.y + box.height * 0.3}, {box.br().x, box.y + box.height * 0.3}}, 3, frame);
    fill_box(pen, {box.x - 9, box.br().y + 4, box.width + 18, 7}, {0.62, 0.60, 0.57});
    if (random.chance(0.3)) fill_box(pen, {box.x + box.width * 0.3, box.br().y + 12, 34, 22}, {0.86, 0.87, 0.86});
}

void paint_bricks(Sheet& face, const Colour& wall, Random& random) {
    const double high = 7;
    const double wide = 20;
    for (int row = 0; row * high < face.height(); ++row)
        for (double x = row % 2 == 0 ? 0 : -wide / 2; x < face.width(); x += wide)
            fill_box(face.pen(), {x, row * high, wide - 2, high - 2}, wall.lit(random.between(0.86, 1.08)));
}

/// Ground floor: pillars, glass doors, steps.
void paint_entrance(Sheet& face, const std::string& sign) {
    const double middle = face.width() / 2;
    const double ground = face.height();
    fill_box(face.pen(), {middle - 330, ground - 190, 660, 190}, {0.20, 0.25, 0.29});
    for (int door = 0; door < 6; ++door)
        fill_box(face.pen(), {middle - 300 + door * 102, ground - 160, 90, 150},
                 Colour{0.36, 0.47, 0.53}.lit(door % 2 == 0 ? 1.0 : 0.8));
    fill_box(face.pen(), {middle - 370, ground - 262, 740, 78}, {0.72, 0.70, 0.67});
    for (int pillar = 0; pillar < 4; ++pillar) {
        cairo_rectangle(face.pen(), middle - 345 + pillar * 222, ground - 186, 26, 186);
        fill_blend(face.pen(), {middle - 345 + pillar * 222, 0}, {0.93, 0.92, 0.9}, {middle - 319 + pillar * 222, 0},
                   {0.6, 0.59, 0.57});
    }
    for (int step = 0; step < 3; ++step)
        fill_box(face.pen(), {middle - 380 - step * 12, ground - 24 + step * 8, 760.0 + step * 24, 8},
                 Colour{0.7, 0.69, 0.67}.lit(1.0 - 0.12 * step));
    write(face.pen(), sign, {middle, ground - 224}, 62, {0.66, 0.10, 0.10}, Align::centre, 0.05);
}

Sheet facade(const Building& building, double width_m, Random& random) {
    const double unit = 46;  // pixels a metre
    Sheet face({cvRound(width_m * unit), cvRound(building.height_m * unit)});
    fill_box(face.pen(), {0, 0, face.width(), face.height()}, building.wall.lit(0.74));
    paint_bricks(face, building.wall, random);
    for (double y = 60; y < face.height() - 150; y += 3.3 * unit) {
        fill_box(face.pen(), {0, y - 34, face.width(), 12}, building.wall.lit(1.12));
        for (double x = 55; x < face.width() - 90; x += 2.6 * unit)
            paint_window(face.pen(), {x, y, 78, 84}, random);
    }
    if (!building.sign.empty()) paint_entrance(face, building.sign);
    fill_box(face.pen(), {0, 0, face.width(), 18}, building.wall.lit(0.6));
    return face;
}

void leaf_cluster(cairo_t* pen, cv::Point2d centre, double radius, const Colour& base, Random& random) {
    for (int leaf = 0; leaf < 70; ++leaf) {
        const double angle = random.between(0, 6.283);
        const double away = std::sqrt(random.between(0, 1)) * radius;
        const cv::Point2d at(centre.x + std::cos(angle) * away, centre.y + std::sin(angle) * away * 0.8);
        const double sun = 1.0 - 0.42 * ((at.x - centre.x) + 1.4 * (at.y - centre.y)) / radius;
        const double size = radius * random.between(0.05, 0.13);
        fill_ellipse(pen, at, size * random.between(0.6, 1.3), size, base.lit(sun * random.between(0.6, 1.25)));
    }
}

void slab(Site& site, double x, double z, double size, const Colour& colour) {
    const auto corner = [&](double dx, double dz) { return site.lens.see({x + dx, 0, z + dz}); };
    fill_polygon(site.pen(), {corner(0, 0), corner(size, 0), corner(size, size), corner(0, size)}, colour);
}

void flat(Site& site, const std::vector<Spot>& spots, const Colour& colour) {
    std::vector<cv::Point2d> points;
    for (const Spot& spot : spots)
        points.push_back(site.lens.see(spot));
    fill_polygon(site.pen(), points, colour);
}

void ceiling_lamps(Site& site, double half_width, double depth, double height) {
    for (double z = 2.2; z < depth - 0.8; z += 1.5)
        for (const double x : {-half_width * 0.55, half_width * 0.55}) {
            flat(site,
                 {{x - 0.7, height, z}, {x + 0.7, height, z}, {x + 0.7, height, z + 0.7}, {x - 0.7, height, z + 0.7}},
                 {0.99, 0.99, 0.96});
        }
    for (double z = 1.5; z < depth; z += 0.6)
        draw_line(site.pen(), {site.lens.see({-half_width, height, z}), site.lens.see({half_width, height, z})},
                  site.px(0.012, z), {0.7, 0.71, 0.72});
}

Sheet window_face(Random& random) {
    Sheet face({900, 800});
    cairo_rectangle(face.pen(), 0, 0, 900, 800);
    fill_blend(face.pen(), {0, 0}, {0.92, 0.96, 0.99}, {0, 800}, {0.75, 0.85, 0.78});
    for (int cluster = 0; cluster < 9; ++cluster)
        leaf_cluster(face.pen(), {random.between(100, 800), random.between(420, 800)}, 120, {0.36, 0.55, 0.30}, random);
    for (const double x : {0.0, 300.0, 600.0, 885.0})
        fill_box(face.pen(), {x, 0, 16, 800}, {0.88, 0.88, 0.87});
    for (const double y : {0.0, 260.0, 784.0})
        fill_box(face.pen(), {0, y, 900, 16}, {0.88, 0.88, 0.87});
    Sheet curtain({170, 800});
    fill_box(curtain.pen(), {0, 0, 170, 800}, {0.42, 0.52, 0.66});
    fold_cloth(curtain, random, 0.4);
    paste(face, curtain, {0, 0, 170, 800});
    paste(face, curtain, {730, 0, 170, 800});
    return face;
}

}  // namespace

void paint_sky(Site& site) {
    const double horizon = site.lens.horizon_px();
    cairo_rectangle(site.pen(), 0, 0, site.picture.width(), site.picture.height());
    fill_blend(site.pen(), {0, 0}, {0.50, 0.68, 0.88}, {0, horizon}, {0.90, 0.93, 0.95});
    Sheet clouds(site.picture.pixels().size());
    for (int puff = 0; puff < 60; ++puff) {
        const double x = site.random.between(0, site.picture.width());
        const double y = site.random.between(0, horizon * 0.7);
        const double radius = site.picture.width() * site.random.between(0.015, 0.06);
        fill_ellipse(clouds.pen(), {x, y}, radius * 2.2, radius * 0.55, {1, 1, 1, site.style.cloudiness});
    }
    cv::Mat& soft = clouds.pixels();
    cv::Mat small;
    cv::resize(soft, small, {}, 0.1, 0.1, cv::INTER_AREA);
    cv::GaussianBlur(small, small, {}, 3.5);
    cv::resize(small, soft, soft.size());
    paste(site.picture, clouds, {0, 0, site.picture.width(), site.picture.height()});
}

void paint_hills(Site& site) {
    for (const double nearness : {0.0, 1.0}) {
        std::vector<cv::Point2d> ridge{{0, site.lens.horizon_px() + 4}};
        const double rise = site.picture.height() * (0.13 - 0.05 * nearness);
        const double phase = site.random.between(0, 6);
        for (int step = 0; step <= 80; ++step) {
            const double t = step / 80.0;
            const double high = 0.55 + 0.28 * std::sin(5 * t + phase) + 0.13 * std::sin(13 * t + 2 * phase) +
                                site.random.between(0, 0.03);
            ridge.emplace_back(t * site.picture.width(), site.lens.horizon_px() - rise * high);
        }
        ridge.emplace_back(site.picture.width(), site.lens.horizon_px() + 4);
        fill_polygon(site.pen(), ridge, mix({0.62, 0.73, 0.78}, {0.45, 0.60, 0.50}, nearness));
    }
}

void paint_building(Site& site, const Building& building) {
    const double width_m = std::hypot(building.right.x - building.left.x, building.right.z - building.left.z);
    const Sheet face = facade(building, width_m, site.random);
    hang(site.picture, face, site.lens.upright(building.left, building.right, building.height_m), 0.98);
}

void paint_pavement(Site& site, const Colour& stone) {
    const double horizon = site.lens.horizon_px() + 1;
    cairo_rectangle(site.pen(), 0, horizon, site.picture.width(), site.picture.height() - horizon);
    fill_blend(site.pen(), {0, horizon}, stone.lit(0.98), {0, site.picture.height()}, stone.lit(0.80));
    const double size = 0.6;
    for (double z = 27; z > 1.2; z -= size)
        for (double x = -z * 0.72 - size; x < z * 0.72; x += size) {
            const double aligned = std::floor(x / size) * size;
            slab(site, aligned, z, size * (z > 14 ? 1.0 : 0.975), stone.lit(site.random.between(0.86, 1.06)));
            if (z < 9 && site.random.chance(0.12)) {
                const cv::Point2d spot = site.lens.see({aligned + site.random.between(0, size), 0, z + 0.3});
                fill_ellipse(site.pen(), spot, site.px(0.02, z), site.px(0.007, z), stone.lit(0.55));
            }
        }
}

void paint_tree(Site& site, const Tree& tree) {
    const cv::Point2d foot = site.lens.see(tree.foot);
    const double metre = site.lens.px_per_metre(tree.foot.z);
    const double crown = tree.height_m * 0.30 * metre;
    const cv::Point2d top(foot.x, foot.y - tree.height_m * 0.66 * metre);
    const Colour bark{0.33, 0.27, 0.21};
    fill_ellipse(site.pen(), {foot.x + crown * 0.5, foot.y}, crown * 1.1, crown * 0.16, {0.05, 0.07, 0.1, 0.28});
    fill_polygon(site.pen(),
                 {{foot.x - 0.16 * metre, foot.y},
                  {foot.x - 0.07 * metre, top.y},
                  {foot.x + 0.07 * metre, top.y},
                  {foot.x + 0.18 * metre, foot.y}},
                 bark);
    for (const double lean : {-0.7, -0.25, 0.3, 0.75})
        draw_line(site.pen(), {{foot.x, foot.y + (top.y - foot.y) * 0.62}, {top.x + lean * crown, top.y - crown * 0.2}},
                  0.09 * metre, bark.lit(0.85));
    fill_box(site.pen(), {foot.x - 0.15 * metre, foot.y - 1.0 * metre, 0.3 * metre, 1.0 * metre},
             {0.90, 0.90, 0.87, 0.85});
    const double tint = site.random.between(0.85, 1.15);
    for (int cluster = 0; cluster < 46; ++cluster) {
        const double angle = site.random.between(0, 6.283);
        const double away = std::sqrt(site.random.between(0, 1)) * crown;
        const cv::Point2d centre(top.x + std::cos(angle) * away * 1.15, top.y + std::sin(angle) * away);
        const double light = (0.95 - 0.3 * (centre.y - top.y) / crown - 0.15 * (centre.x - top.x) / crown) * tint;
        leaf_cluster(site.pen(), centre, crown * 0.30, Colour{0.27, 0.45, 0.20}.lit(light), site.random);
    }
}

void paint_hedge(Site& site, const Spot& left, const Spot& right, double height_m) {
    for (double share = 0; share <= 1.0; share += 0.012) {
        const Spot foot{left.x + (right.x - left.x) * share, height_m * site.random.between(0.2, 0.8),
                        left.z + (right.z - left.z) * share};
        const Colour green = Colour{0.22, 0.38, 0.18}.lit(site.random.between(0.75, 1.2));
        leaf_cluster(site.pen(), site.lens.see(foot), site.px(height_m * 0.45, foot.z), green, site.random);
    }
}

void paint_hall(Site& site, double half_width, double depth, double height) {
    const Colour wall{0.90, 0.88, 0.84};
    fill_box(site.pen(), {0, 0, site.picture.width(), site.picture.height()}, wall.lit(0.9));
    paint_pavement(site, {0.78, 0.73, 0.66});
    const double near = 0.8;
    flat(site,
         {{-half_width, height, near},
          {half_width, height, near},
          {half_width, height, depth},
          {-half_width, height, depth}},
         {0.86, 0.87, 0.88});
    ceiling_lamps(site, half_width, depth, height);
    flat(site,
         {{-half_width, 0, near}, {-half_width, height, near}, {-half_width, height, depth}, {-half_width, 0, depth}},
         wall.lit(0.92));
    flat(site, {{half_width, 0, near}, {half_width, height, near}, {half_width, height, depth}, {half_width, 0, depth}},
         wall.lit(0.84));
    flat(site,
         {{-half_width, 0, depth}, {half_width, 0, depth}, {half_width, height, depth}, {-half_width, height, depth}},
         wall);
    const Sheet window = window_face(site.random);
    for (const double z : {3.2, 5.6})
        hang(site.picture, window, site.lens.upright({-half_width, 0.9, z}, {-half_width, 0.9, z + 1.9}, 1.7), 1.05);
    const Colour skirting{0.45, 0.34, 0.25};
    for (const double side : {-1.0, 1.0})
        flat(site,
             {{side * half_width, 0, near},
              {side * half_width, 0.12, near},
              {side * half_width, 0.12, depth},
              {side * half_width, 0, depth}},
             skirting);
    flat(site, {{-half_width, 0, depth}, {half_width, 0, depth}, {half_width, 0.12, depth}, {-half_width, 0.12, depth}},
         skirting.lit(0.9));
}

}  // namespace mediaproof::paint
