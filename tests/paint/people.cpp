#include "paint/people.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

// Bodies are drawn in metres, y upwards from the soles, for a height of 1.70 m.

namespace mediaproof::paint {
namespace {

using cv::Point2d;

constexpr Colour ink{0.10, 0.09, 0.09};
constexpr Colour volunteer_red{0.80, 0.09, 0.10};

/// Light comes from the upper left: the left side of everything round is the brighter one.
void limb(cairo_t* pen, Point2d from, Point2d to, double from_width, double to_width, const Colour& colour) {
    const double length = std::max(1e-6, std::hypot(to.x - from.x, to.y - from.y));
    const Point2d across(-(to.y - from.y) / length, (to.x - from.x) / length);
    const Point2d a = across * (from_width / 2);
    const Point2d b = across * (to_width / 2);
    const double tilt = std::atan2(across.y, across.x);
    cairo_new_path(pen);
    cairo_arc(pen, to.x, to.y, to_width / 2, tilt - std::numbers::pi, tilt);
    cairo_arc(pen, from.x, from.y, from_width / 2, tilt, tilt + std::numbers::pi);
    cairo_close_path(pen);
    const double side = across.x < 0 ? 1.0 : -1.0;
    fill_blend(pen, from + a * side, colour.lit(1.14), from - a * side, colour.lit(0.66));
    draw_line(pen, {from - b * 0.2, to - b * 0.1}, 0.008, colour.lit(0.7).faded(0.35));
}

void shoe(cairo_t* pen, Point2d ankle, double toe_x, const Colour& colour) {
    fill_ellipse(pen, {ankle.x + toe_x * 0.5, 0.035}, 0.055 + std::abs(toe_x) * 0.5, 0.035, colour);
    draw_line(pen, {{ankle.x - 0.05, 0.008}, {ankle.x + 0.05 + toe_x, 0.008}}, 0.014, colour.lit(0.5));
}

struct Body {
    cairo_t* pen;
    const Person& person;
    double hip_y;  // 0.90 standing, 0.47 on a stool
    bool sideways;
    double toward;  // +1 walks to the right, −1 to the left, 0 neither
    double half;    // half the shoulders' width

    Point2d at(double x, double y_above_hip) const { return {x, hip_y + y_above_hip}; }
};

Body body_of(cairo_t* pen, const Person& person) {
    const bool sideways = person.facing == Facing::left || person.facing == Facing::right;
    const double toward = !sideways ? 0.0 : person.facing == Facing::right ? 1.0 : -1.0;
    const double half = (sideways ? 0.135 : 0.205) * (0.75 + 0.25 * person.look.girth);
    return {pen, person, person.pose == Pose::sitting ? 0.47 : 0.90, sideways, toward, half};
}

void standing_legs(const Body& body) {
    const Look& look = body.person.look;
    for (const double side : {-1.0, 1.0}) {
        const double swing = body.person.pose == Pose::walking ? std::sin(body.person.stride) * side : 0.0;
        const double forward = body.sideways ? body.toward * swing * 0.2 : side * 0.02;
        const double bend = body.sideways ? std::max(0.0, -swing) * 0.10 : 0.0;
        const double lift = body.sideways ? bend * 0.7 : std::max(0.0, swing) * 0.05;
        const double hip_x = body.sideways ? 0.0 : side * 0.085;
        const Point2d knee(hip_x + forward * 0.55 + body.toward * bend * 0.6, 0.49 + lift * 0.3);
        const Point2d ankle(hip_x + forward * 1.35 - body.toward * bend, 0.07 + lift);
        cairo_save(body.pen);
        cairo_translate(body.pen, 0, lift);
        shoe(body.pen, {ankle.x, 0.07}, body.sideways ? body.toward * 0.07 : side * 0.02, look.shoes);
        cairo_restore(body.pen);
        const Colour cloth = look.trousers.lit(side < 0 ? 1.0 : 0.86);
        limb(body.pen, knee, ankle, 0.125 * look.girth, 0.105, cloth);
        limb(body.pen, {hip_x, 0.90}, knee, 0.185 * look.girth, 0.13 * look.girth, cloth);
    }
}

void stool(const Body& body) {
    const Colour plastic{0.16, 0.33, 0.62};
    for (const double x : {-0.17, 0.17})
        draw_line(body.pen, {{x, 0.40}, {x * 1.25, 0.0}}, 0.035, plastic.lit(0.7));
    fill_box(body.pen, {-0.20, 0.36, 0.40, 0.07}, plastic);
    if (body.person.facing != Facing::away) return;
    fill_box(body.pen, {-0.20, 0.50, 0.40, 0.30}, plastic.lit(0.9));
    for (const double y : {0.56, 0.65, 0.74})
        draw_line(body.pen, {{-0.14, y}, {0.14, y}}, 0.018, plastic.lit(0.55));
}

void sitting_legs(const Body& body) {
    const Look& look = body.person.look;
    for (const double side : {-1.0, 1.0}) {
        const Point2d hip(body.sideways ? 0.0 : side * 0.09, 0.47);
        const Point2d knee(hip.x + (body.sideways ? body.toward * 0.40 : side * 0.05), body.sideways ? 0.50 : 0.42);
        shoe(body.pen, {knee.x, 0.07}, body.toward * 0.07, look.shoes);
        limb(body.pen, knee, {knee.x, 0.07}, 0.13, 0.10, look.trousers.lit(side < 0 ? 1.0 : 0.86));
        limb(body.pen, hip, knee, 0.17, 0.15, look.trousers);
    }
}

void torso_path(const Body& body, double widen) {
    const double half = body.half + widen;
    const double waist = half * (0.80 + 0.12 * (body.person.look.girth - 1.0));
    cairo_new_path(body.pen);
    cairo_move_to(body.pen, -waist, body.hip_y - 0.10);
    cairo_curve_to(body.pen, -waist * 0.98, body.hip_y + 0.2, -half * 1.02, body.hip_y + 0.3, -half, body.hip_y + 0.42);
    cairo_curve_to(body.pen, -half * 0.96, body.hip_y + 0.53, -0.09, body.hip_y + 0.53, -0.055, body.hip_y + 0.56);
    cairo_line_to(body.pen, 0.055, body.hip_y + 0.56);
    cairo_curve_to(body.pen, 0.09, body.hip_y + 0.53, half * 0.96, body.hip_y + 0.53, half, body.hip_y + 0.42);
    cairo_curve_to(body.pen, half * 1.02, body.hip_y + 0.3, waist * 0.98, body.hip_y + 0.2, waist, body.hip_y - 0.10);
    cairo_close_path(body.pen);
}

void cloth_creases(const Body& body, const Colour& cloth) {
    const Colour shade = cloth.lit(0.55).faded(0.45);
    for (int crease = 0; crease < 5; ++crease) {
        const double y = 0.02 + 0.075 * crease;
        const double x = body.half * (crease % 2 == 0 ? -0.72 : 0.66);
        draw_line(body.pen, {body.at(x, y), body.at(x * 0.45, y + 0.03 - 0.01 * crease)}, 0.007, shade);
    }
}

void vest(const Body& body) {
    torso_path(body, 0.008);
    fill_blend(body.pen, {-body.half, 0}, volunteer_red.lit(1.15), {body.half, 0}, volunteer_red.lit(0.72));
    const Colour stripe{0.95, 0.93, 0.60};
    draw_line(body.pen, {body.at(-body.half * 0.88, 0.10), body.at(body.half * 0.88, 0.10)}, 0.022, stripe);
    cairo_save(body.pen);
    cairo_scale(body.pen, 1, -1);
    if (body.person.facing == Facing::away)
        write(body.pen, "志愿者", {0, -(body.hip_y + 0.30)}, 0.095, {1, 0.96, 0.85});
    if (body.person.facing == Facing::towards)
        write(body.pen, "志愿", {0.10, -(body.hip_y + 0.33)}, 0.05, {1, 0.96, 0.85});
    cairo_restore(body.pen);
    if (body.person.facing == Facing::towards)
        fill_polygon(body.pen, {body.at(-0.06, 0.55), body.at(0.06, 0.55), body.at(0, 0.36)}, body.person.look.top);
}

void shirt_front(const Body& body) {
    const Colour& top = body.person.look.top;
    const Colour edge = top.lit(0.6);
    draw_line(body.pen, {body.at(0, 0.50), body.at(0.005, -0.08)}, 0.008, edge.faded(0.7));
    for (double y = 0.42; y > -0.05; y -= 0.1)
        fill_ellipse(body.pen, body.at(0.012, y), 0.007, 0.007, edge);
    fill_polygon(body.pen, {body.at(-0.075, 0.56), body.at(0, 0.49), body.at(-0.05, 0.45)}, top.lit(0.88));
    fill_polygon(body.pen, {body.at(0.075, 0.56), body.at(0, 0.49), body.at(0.05, 0.45)}, top.lit(0.80));
    draw_line(body.pen, {body.at(0.07, 0.30), body.at(0.14, 0.30)}, 0.007, edge.faded(0.6));
}

void torso(const Body& body) {
    const Look& look = body.person.look;
    torso_path(body, 0.0);
    fill_blend(body.pen, {-body.half, 0}, look.top.lit(1.12), {body.half, 0}, look.top.lit(0.68));
    cloth_creases(body, look.top);
    if (body.person.facing == Facing::towards) shirt_front(body);
    if (look.vest) vest(body);
    if (!look.badge || body.person.facing != Facing::towards) return;
    draw_line(body.pen, {body.at(-0.05, 0.53), body.at(0, 0.24), body.at(0.05, 0.53)}, 0.009, {0.15, 0.3, 0.7});
    fill_box(body.pen, {-0.035, body.hip_y + 0.15, 0.07, 0.09}, {0.95, 0.96, 0.98});
    fill_box(body.pen, {-0.026, body.hip_y + 0.19, 0.028, 0.04}, {0.6, 0.45, 0.4});
}

Point2d hand_of(const Body& body, double side) {
    const double swing = body.person.pose == Pose::walking ? -std::sin(body.person.stride) * side : 0.0;
    switch (body.person.arms) {
        case Arms::reading:
            return body.at((body.sideways ? body.toward * 0.30 : side * 0.09), 0.24);
        case Arms::reaching:
            return body.at((body.sideways ? body.toward * 0.46 : side * 0.26), 0.16 + 0.06 * side);
        case Arms::crossed_behind:
            return body.at(side * 0.03 - body.toward * 0.1, 0.02);
        case Arms::hanging:
            break;
    }
    if (body.person.pose == Pose::sitting) return body.at(side * 0.10 + body.toward * 0.25, 0.06);
    if (body.sideways) return body.at(body.toward * swing * 0.24, -0.06 + std::abs(swing) * 0.05);
    return body.at(side * 0.27, -0.07 + 0.03 * swing);
}

void arm(const Body& body, double side) {
    const Look& look = body.person.look;
    const Point2d shoulder = body.at(body.sideways ? side * 0.02 : side * (body.half - 0.03), 0.43);
    const Point2d hand = hand_of(body, side);
    const Point2d middle = (shoulder + hand) * 0.5;
    const double out = body.sideways ? -body.toward * 0.05 : side * 0.055;
    const Point2d elbow(middle.x + out, middle.y - (hand.y > shoulder.y - 0.35 ? 0.07 : 0.0));
    const Colour sleeve = look.top.lit(side < 0 ? 1.02 : 0.82);
    fill_ellipse(body.pen, hand, 0.042, 0.048, look.skin.lit(0.95));
    limb(body.pen, elbow, hand, 0.092, 0.072, sleeve);
    limb(body.pen, shoulder, elbow, 0.125 * look.girth, 0.10, sleeve);
}

void leaflet_in_hands(const Body& body) {
    if (body.person.arms != Arms::reading || body.person.facing == Facing::away) return;
    const double x = body.sideways ? body.toward * 0.31 : 0.0;
    const double y = body.hip_y + 0.25;
    const double half = body.sideways ? 0.06 : 0.12;
    fill_polygon(body.pen, {{x - half, y - 0.06}, {x + half, y - 0.05}, {x + half, y + 0.1}, {x - half, y + 0.11}},
                 {0.97, 0.96, 0.93});
    fill_box(body.pen, {x - half * 0.85, y + 0.06, half * 1.6, 0.03}, {0.80, 0.15, 0.14});
    for (int line = 0; line < 4; ++line)
        draw_line(body.pen, {{x - half * 0.8, y + 0.04 - 0.022 * line}, {x + half * 0.7, y + 0.04 - 0.022 * line}},
                  0.006, {0.35, 0.37, 0.42});
}

void face(const Body& body, Point2d head) {
    const double turn = body.toward * 0.045;
    for (const double side : {-1.0, 1.0}) {
        if (body.sideways && side != body.toward) continue;
        const Point2d eye(head.x + turn + side * 0.037, head.y + 0.012);
        fill_ellipse(body.pen, eye, 0.015, 0.0055, {0.86, 0.82, 0.79});
        fill_ellipse(body.pen, eye, 0.0075, 0.0065, ink);
        draw_line(body.pen, {{eye.x - 0.015, eye.y + 0.005}, {eye.x + 0.015, eye.y + 0.005}}, 0.005, ink);
        draw_line(body.pen, {{eye.x - 0.018, eye.y + 0.024}, {eye.x + 0.018, eye.y + 0.026}}, 0.008, ink.faded(0.8));
        if (!body.person.look.glasses) continue;
        cairo_arc(body.pen, eye.x, eye.y, 0.025, 0, 2 * std::numbers::pi);
        draw_line(body.pen, {}, 0.0035, ink);
    }
    const Colour shade = body.person.look.skin.lit(0.72);
    draw_line(body.pen, {{head.x + turn * 1.7, head.y}, {head.x + turn * 1.9 + 0.010, head.y - 0.03}}, 0.007, shade);
    draw_line(body.pen, {{head.x + turn - 0.022, head.y - 0.066}, {head.x + turn + 0.022, head.y - 0.064}}, 0.010,
              {0.66, 0.32, 0.29});
}

void hair(const Body& body, Point2d head) {
    const Look& look = body.person.look;
    if (body.person.facing == Facing::away) {
        fill_ellipse(body.pen, {head.x, head.y + 0.028}, 0.105, 0.115, look.hair);
        if (look.long_hair) fill_box(body.pen, {head.x - 0.095, head.y - 0.16, 0.19, 0.18}, look.hair);
    } else {
        const double shift = -body.toward * 0.025;
        cairo_new_path(body.pen);
        cairo_arc(body.pen, head.x + shift, head.y + 0.022, 0.108, -0.12, std::numbers::pi + 0.12);
        cairo_curve_to(body.pen, head.x - 0.07, head.y + 0.06, head.x - 0.02, head.y + 0.085, head.x + 0.02 + shift,
                       head.y + 0.075);
        cairo_curve_to(body.pen, head.x + 0.06, head.y + 0.07, head.x + 0.09, head.y + 0.05, head.x + 0.105 + shift,
                       head.y + 0.01);
        fill(body.pen, look.hair);
        if (body.sideways) fill_ellipse(body.pen, {head.x + shift * 2.2, head.y + 0.02}, 0.066, 0.10, look.hair);
    }
    for (int strand = -2; strand <= 2; ++strand)
        draw_line(body.pen,
                  {{head.x + 0.03 * strand, head.y + 0.125 - 0.006 * strand * strand},
                   {head.x + 0.042 * strand, head.y + 0.085 - 0.004 * strand * strand}},
                  0.006, look.hair.lit(2.2).faded(0.6));
}

void cap(const Body& body, Point2d head) {
    const Colour cloth = body.person.look.vest ? volunteer_red : Colour{0.85, 0.86, 0.84};
    cairo_new_path(body.pen);
    cairo_arc(body.pen, head.x, head.y + 0.045, 0.112, 0, std::numbers::pi);
    fill(body.pen, cloth);
    if (body.person.facing != Facing::away)
        fill_ellipse(body.pen, {head.x + body.toward * 0.09, head.y + 0.046}, 0.115, 0.018, cloth.lit(0.75));
}

void head(const Body& body) {
    const Look& look = body.person.look;
    const Point2d centre(body.toward * 0.02, body.hip_y + 0.685);
    if (look.long_hair && body.person.facing != Facing::away)
        fill_ellipse(body.pen, {centre.x - body.toward * 0.05, centre.y - 0.05}, 0.115, 0.165, look.hair.lit(0.8));
    limb(body.pen, body.at(0, 0.62), body.at(0, 0.53), 0.095, 0.105, look.skin.lit(0.85));
    for (const double side : {-1.0, 1.0})
        if (!body.sideways) fill_ellipse(body.pen, {side * 0.1, centre.y - 0.005}, 0.016, 0.03, look.skin.lit(0.85));
    fill_ellipse(body.pen, centre, 0.098, 0.125, look.skin.lit(0.97));
    fill_ellipse(body.pen, {centre.x + 0.045, centre.y - 0.02}, 0.05, 0.085, look.skin.lit(0.86).faded(0.5));
    if (body.person.facing != Facing::away) face(body, centre);
    hair(body, centre);
    if (look.cap) cap(body, centre);
}

void bag(const Body& body) {
    const Colour leather{0.24, 0.17, 0.14};
    draw_line(body.pen, {body.at(-body.half * 0.5, 0.5), body.at(body.half * 0.9, -0.02)}, 0.018, leather);
    fill_box(body.pen, {body.half * 0.7, body.hip_y - 0.2, 0.2, 0.2}, leather);
    draw_line(body.pen, {{body.half * 0.74, body.hip_y - 0.06}, {body.half * 0.7 + 0.16, body.hip_y - 0.06}}, 0.008,
              leather.lit(2.2));
}

}  // namespace

Look citizen(Random& random) {
    static constexpr std::array<Colour, 12> tops{{{0.93, 0.92, 0.88},
                                                  {0.23, 0.33, 0.52},
                                                  {0.55, 0.60, 0.65},
                                                  {0.60, 0.18, 0.24},
                                                  {0.18, 0.40, 0.36},
                                                  {0.82, 0.66, 0.34},
                                                  {0.34, 0.27, 0.40},
                                                  {0.80, 0.55, 0.57},
                                                  {0.20, 0.21, 0.24},
                                                  {0.52, 0.66, 0.80},
                                                  {0.44, 0.36, 0.26},
                                                  {0.66, 0.72, 0.52}}};
    static constexpr std::array<Colour, 5> trousers{
        {{0.14, 0.15, 0.20}, {0.22, 0.28, 0.40}, {0.36, 0.33, 0.29}, {0.10, 0.10, 0.11}, {0.48, 0.46, 0.43}}};
    Look look;
    look.skin = Colour{0.90, 0.72, 0.59}.lit(random.between(0.86, 1.06));
    look.hair = random.chance(0.22) ? Colour{0.55, 0.54, 0.53} : Colour{0.10, 0.08, 0.08}.lit(random.between(0.7, 1.8));
    look.top = random.pick(tops).lit(random.between(0.9, 1.07));
    look.trousers = random.pick(trousers);
    look.shoes = Colour{0.16, 0.14, 0.14}.lit(random.between(0.7, 3.5));
    look.height_m = random.between(1.54, 1.79);
    look.girth = random.between(0.95, 1.3);
    look.long_hair = random.chance(0.38);
    look.cap = random.chance(0.12);
    look.bag = random.chance(0.3);
    look.glasses = random.chance(0.3);
    return look;
}

Look official(Random& random) {
    Look look = citizen(random);
    look.top = random.chance(0.65) ? Colour{0.94, 0.95, 0.97} : Colour{0.70, 0.80, 0.91};
    look.trousers = {0.11, 0.12, 0.16};
    look.badge = true;
    look.cap = look.bag = false;
    return look;
}

Look volunteer(Random& random) {
    Look look = citizen(random);
    look.vest = true;
    look.cap = random.chance(0.5);
    look.bag = false;
    return look;
}

void paint_person_at(cairo_t* pen, const Person& person, cv::Point2d feet, double px_per_metre) {
    const double scale = px_per_metre * person.look.height_m / 1.70;
    cairo_save(pen);
    cairo_translate(pen, feet.x, feet.y);
    cairo_scale(pen, scale, -scale);
    const Body body = body_of(pen, person);
    const double far_side = body.sideways ? -1.0 : 1.0;
    const bool from_behind = person.facing == Facing::away;
    const bool arms_first = from_behind && person.arms != Arms::crossed_behind;
    if (body.sideways || arms_first) arm(body, far_side);
    if (arms_first) arm(body, -far_side);
    if (person.pose == Pose::sitting) {
        if (!from_behind) stool(body);
        sitting_legs(body);
    } else {
        standing_legs(body);
    }
    torso(body);
    if (person.look.bag) bag(body);
    if (!body.sideways && !arms_first) arm(body, far_side);
    leaflet_in_hands(body);
    if (!arms_first) arm(body, -far_side);
    if (from_behind && person.pose == Pose::sitting) stool(body);
    head(body);
    cairo_restore(pen);
}

void paint_person(cairo_t* pen, const Lens& lens, const Person& person) {
    const cv::Point2d feet = lens.see(person.feet);
    const double scale = lens.px_per_metre(person.feet.z);
    if (person.feet.y <= 0) {
        fill_ellipse(pen, {feet.x + 0.32 * scale, feet.y + 0.01 * scale}, 0.5 * scale, 0.085 * scale,
                     {0.05, 0.06, 0.1, 0.25});
        fill_ellipse(pen, feet, 0.26 * scale, 0.05 * scale, {0.05, 0.06, 0.1, 0.4});
    }
    paint_person_at(pen, person, feet, scale);
}

}  // namespace mediaproof::paint
