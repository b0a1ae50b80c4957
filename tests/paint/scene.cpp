#include "paint/scene.h"

#include "paint/fittings.h"
#include "paint/printed.h"
#include "paint/site.h"
#include "paint/street.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace mediaproof::paint {
namespace {

Style style_of(std::uint32_t seed) {
    static constexpr std::array<Colour, 7> walls{{{0.83, 0.77, 0.68},
                                                  {0.78, 0.60, 0.50},
                                                  {0.70, 0.72, 0.74},
                                                  {0.88, 0.85, 0.80},
                                                  {0.66, 0.52, 0.46},
                                                  {0.80, 0.70, 0.54},
                                                  {0.62, 0.68, 0.72}}};
    static constexpr std::array<Colour, 4> stones{
        {{0.72, 0.70, 0.67}, {0.68, 0.62, 0.56}, {0.62, 0.64, 0.67}, {0.74, 0.70, 0.60}}};
    static constexpr std::array<Colour, 4> tents{
        {{0.78, 0.10, 0.11}, {0.13, 0.40, 0.70}, {0.12, 0.46, 0.34}, {0.86, 0.52, 0.14}}};
    Random random(seed);
    const std::size_t wall = random.below(walls.size());
    const std::size_t tent = random.below(tents.size());
    Style style{walls[(wall + 1) % walls.size()],
                walls[wall],
                walls[(wall + 3) % walls.size()],
                random.pick(stones),
                tents[tent],
                tents[(tent + 1) % tents.size()]};
    style.main_height_m = random.between(9.5, 14.5);
    style.cloudiness = random.between(0.08, 0.6);
    return style;
}

/// A street's far end: houses, trees, hedge, pavement.
void paint_surroundings(Site& site, double distance_m, const std::string& sign) {
    paint_sky(site);
    paint_hills(site);
    paint_pavement(site, site.style.paving);
    const double z = distance_m;
    const double shift = site.random.between(-2, 2);
    paint_building(site, {{-26 + shift, 0, z + 4}, {-13.5 + shift, 0, z + 9}, 17, site.style.left_house, ""});
    paint_building(site, {{14.5 + shift, 0, z + 9}, {27 + shift, 0, z + 3}, 15, site.style.right_house, ""});
    paint_building(
        site, {{-13 + shift, 0, z + 6}, {14 + shift, 0, z + 6}, site.style.main_height_m, site.style.main_house, sign});
    paint_hedge(site, {-18, 0, z}, {-6, 0, z}, 0.8);
    paint_hedge(site, {6.5, 0, z}, {18, 0, z}, 0.8);
    for (const double x : {-13.0, -8.6, 9.2, 13.5})
        paint_tree(site,
                   {{x + site.random.between(-0.7, 0.7), 0, z - site.random.between(1, 4)}, site.random.between(6, 8)});
}

Person passer_by(Random& random, const Spot& feet, Facing facing) {
    Person person{feet, citizen(random)};
    person.facing = facing;
    const bool sideways = facing == Facing::left || facing == Facing::right;
    person.pose = sideways && random.chance(0.7) ? Pose::walking : Pose::standing;
    person.stride = random.between(0.6, 2.4);
    person.arms = random.chance(0.3) ? Arms::reading : random.chance(0.25) ? Arms::crossed_behind : Arms::hanging;
    return person;
}

Person staff(Random& random, const Spot& feet) {
    Person person{feet, random.chance(0.55) ? volunteer(random) : official(random)};
    person.arms = random.chance(0.5) ? Arms::reading : Arms::reaching;
    return person;
}

Facing any_side(Random& random) {
    return random.chance(0.5) ? Facing::left : Facing::right;
}

struct Flag {
    Spot middle;  // of its lower edge
    double width_m;
    double turned_deg;  // its right edge away from us
};

/// Where an event that shows its LOGO from afar has it; nothing at any other event.
void paint_far_flag(Site& site, const Flag& flag) {
    if (!site.event.logo_from_afar) return;
    const double across = flag.width_m / 2 * std::cos(flag.turned_deg * CV_PI / 180);
    const double away = flag.width_m / 2 * std::sin(flag.turned_deg * CV_PI / 180);
    const Spot& middle = flag.middle;
    stand_up(site, flag_face(site.event, Sheet::load_png(site.event.logo), site.random),
             {middle.x - across, middle.y, middle.z - away}, {middle.x + across, middle.y, middle.z + away}, 0.97);
}

/// Staff behind a table, the table, and those who ask in front of it.
void paint_attended_table(Site& site, const Table& table, std::size_t askers) {
    std::vector<Person> behind;
    for (double x = 0.45; x < table.width_m; x += 0.85)
        behind.push_back(staff(site.random, {table.left.x + x, 0, table.left.z + table.depth_m + 0.45}));
    paint_crowd(site, behind);
    paint_table(site, table);
    std::vector<Person> before;
    for (std::size_t asker = 0; asker < askers; ++asker) {
        const double x = table.left.x + table.width_m * site.random.between(0.1, 0.9);
        const Facing facing = site.random.chance(0.6) ? Facing::away : any_side(site.random);
        Person person = passer_by(site.random, {x, 0, table.left.z - site.random.between(0.45, 0.9)}, facing);
        person.pose = Pose::standing;
        before.push_back(person);
    }
    paint_crowd(site, before);
}

void paint_plaza(Site& site) {
    paint_surroundings(site, 27, "政务服务中心");
    std::vector<Person> far;
    for (int number = 0; number < 9; ++number)
        far.push_back(passer_by(site.random, {site.random.between(-11, 11), 0, site.random.between(17, 24)},
                                any_side(site.random)));
    paint_crowd(site, far);
    const std::array<Colour, 3> cloths{site.style.first_tent, site.style.second_tent, site.style.first_tent};
    const std::array<const char*, 3> words{"政策咨询", "办事服务", "意见征集"};
    for (std::size_t tent = 0; tent < cloths.size(); ++tent) {
        const double x = -3.7 + 3.7 * static_cast<double>(tent);
        paint_tent(site, {{x, 0, 12.6}, 3.2, 2.6, cloths[tent], words[tent]});
        paint_attended_table(site, {{x - 1.2, 0, 12.2}, 2.4, 0.6, festive_red, words[tent]}, 2);
    }
    paint_bunting(site, {-8.5, 5.3, 13}, {8.5, 5.4, 12}, 0.7);
    paint_banner(site, {-4.9, 2.95, 11.2}, {4.6, 2.95, 11.6}, true);
    paint_far_flag(site, {{-5.35, 2.7, 11.8}, 0.76, -24});
    stand_up(site, logo_board_face(site.event, site.logo, site.random), {-3.75, 0.1, 7.0}, {-2.65, 0.1, 7.5}, 0.97);
    stand_up(site, policy_board_face(site.event, 1, site.random), {3.1, 0.55, 8.1}, {4.5, 0.55, 7.4}, 0.95);
    std::vector<Person> near;
    for (const double x : {-1.6, -0.4, 0.9, 2.2})
        near.push_back(passer_by(site.random, {x + site.random.between(-0.4, 0.4), 0, site.random.between(6.4, 9.8)},
                                 site.random.chance(0.4) ? Facing::away : any_side(site.random)));
    near.push_back(passer_by(site.random, {3.6, 0, 6.3}, Facing::away));
    paint_crowd(site, near);
}

void paint_audience(Site& site) {
    std::vector<Person> audience;
    for (int row = 0; row < 4; ++row)
        for (double x = -3.1; x < 3.4; x += 0.74) {
            const double z = 3.9 + 0.95 * row;
            if (std::abs(x) > 0.62 * z - 0.2 || site.random.chance(0.1)) continue;
            Person person{{x + site.random.between(-0.08, 0.08), 0, z}, citizen(site.random)};
            person.pose = Pose::sitting;
            person.facing = Facing::away;
            audience.push_back(person);
        }
    paint_crowd(site, audience);
}

void paint_stage_view(Site& site) {
    paint_surroundings(site, 24, "市民广场");
    const Spot left{-3.7, 0.4, 9.0}, right{3.5, 0.4, 11.1};
    paint_stage(site, {-4.2, 0, 7.6}, {4.3, 0, 9.4}, 2.6);
    stand_up(site, backdrop_face(site.event, site.logo, site.random), left, right, 1.0);
    paint_far_flag(site, {{-4.6, 1.7, 9.8}, 0.63, -22});
    std::vector<Person> on_stage;
    for (const double x : {0.4, 1.3, 2.2, 3.0}) {
        Person host{{x, 0.4, 9.5 + 0.2 * x}, x > 1.0 ? official(site.random) : volunteer(site.random)};
        host.arms = Arms::hanging;
        on_stage.push_back(host);
    }
    Person speaker{{-3.25, 0.4, 8.6}, official(site.random)};
    speaker.arms = Arms::reading;
    on_stage.push_back(speaker);
    paint_crowd(site, on_stage);
    paint_lectern(site, {-3.2, 0.4, 8.3});
    paint_audience(site);
}

void paint_stall(Site& site) {
    paint_surroundings(site, 21, "便民服务中心");
    std::vector<Person> far;
    for (int number = 0; number < 8; ++number)
        far.push_back(
            passer_by(site.random, {site.random.between(-6, 6), 0, site.random.between(9, 16)}, any_side(site.random)));
    paint_crowd(site, far);
    paint_tent(site, {{-3.2, 0, 9.5}, 3.0, 2.6, site.style.second_tent, "办事服务"});
    paint_far_flag(site, {{1.1, 1.75, 9.0}, 0.53, 36});
    paint_banner(site, {-2.6, 2.42, 5.6}, {2.7, 2.42, 5.9}, true);
    stand_up(site, roll_up_face(site.event, site.logo, site.random), {0.93, 0.05, 4.3}, {1.63, 0.05, 4.66}, 1.0);
    std::vector<Person> seated;
    for (const double x : {-0.75, 0.15}) {
        Person person{{x, 0, 3.75}, x < 0 ? official(site.random) : volunteer(site.random)};
        person.pose = Pose::sitting;
        person.arms = x < 0 ? Arms::reading : Arms::reaching;
        seated.push_back(person);
    }
    seated.push_back(staff(site.random, {-1.45, 0, 4.2}));
    paint_crowd(site, seated);
    paint_table(site, {{-1.25, 0, 2.75}, 2.3, 0.62, festive_red, "政务公开 政策咨询台"});
    Person asking = passer_by(site.random, {-1.18, 0, 2.62}, Facing::right);
    asking.pose = Pose::standing;
    asking.arms = Arms::reaching;
    Person listening = passer_by(site.random, {1.24, 0, 2.55}, Facing::away);
    listening.pose = Pose::standing;
    paint_crowd(site, {asking, listening});
}

void paint_boards(Site& site) {
    paint_surroundings(site, 23, "文化活动中心");
    paint_bunting(site, {-5.6, 4.3, 9}, {6, 4.2, 9}, 0.5);
    paint_far_flag(site, {{0.5, 2.65, 11.0}, 0.64, 40});
    const Spot start{-2.45, 0.35, 4.7};
    const Spot step{1.28, 0, 0.62};
    const auto along = [&](double boards) {
        return Spot{start.x + step.x * boards, start.y, start.z + step.z * boards};
    };
    for (int board = 4; board >= 0; --board) {
        const Sheet face = board == 1 ? logo_board_face(site.event, site.logo, site.random)
                                      : policy_board_face(site.event, static_cast<std::size_t>(board), site.random);
        const Spot left = along(board);
        const Spot right = along(board + (board == 1 ? 0.86 : 0.93));
        const double lift = board == 1 ? -0.2 : 0.2;
        stand_up(site, face, {left.x, left.y + lift, left.z}, {right.x, right.y + lift, right.z}, 0.98);
    }
    std::vector<Person> readers;
    for (const double boards : {0.35, 2.6, 3.3, 4.2}) {
        const Spot spot = along(boards);
        Person reader =
            passer_by(site.random, {spot.x + 0.25, 0, spot.z - site.random.between(0.9, 1.4)}, Facing::away);
        readers.push_back(reader);
    }
    Person guide = staff(site.random, {0.85, 0, 4.9});
    guide.facing = Facing::left;
    guide.arms = Arms::reaching;
    readers.push_back(guide);
    paint_crowd(site, readers);
}

/// People along both sides of a long table, those at its far side facing us.
void paint_meeting(Site& site) {
    std::vector<Person> far;
    for (double x = -2.3; x < 2.0; x += 0.82) {
        Person person{{x, 0, 6.0}, site.random.chance(0.7) ? official(site.random) : citizen(site.random)};
        person.pose = Pose::sitting;
        person.arms = site.random.chance(0.6) ? Arms::reading : Arms::hanging;
        far.push_back(person);
    }
    paint_crowd(site, far);
    paint_table(site, {{-2.7, 0, 4.6}, 4.9, 0.85, {0.20, 0.28, 0.46}, "政务公开座谈交流"});
    std::vector<Person> near;
    for (double x = -1.75; x < 2.0; x += 0.95) {
        Person person{{x, 0, 3.85}, citizen(site.random)};
        person.pose = Pose::sitting;
        person.facing = Facing::away;
        near.push_back(person);
    }
    paint_crowd(site, near);
}

void paint_room(Site& site) {
    paint_hall(site, 3.9, 8.2, 3.3);
    paint_banner(site, {-3.3, 2.55, 8.15}, {3.3, 2.55, 8.15}, false);
    stand_up(site, policy_board_face(site.event, 4, site.random), {-3.3, 0.9, 8.1}, {-2.0, 0.9, 8.1}, 0.95);
    stand_up(site, policy_board_face(site.event, 2, site.random), {-1.6, 0.9, 8.1}, {-0.3, 0.9, 8.1}, 0.95);
    paint_potted_plant(site, {3.4, 0, 7.7}, 1.5);
    stand_up(site, roll_up_face(site.event, site.logo, site.random), {2.1, 0.05, 6.4}, {2.8, 0.05, 6.0}, 1.02);
    paint_meeting(site);
    Person standing = staff(site.random, {2.7, 0, 5.2});
    standing.facing = Facing::left;
    paint_crowd(site, {standing});
}

void paint_everything(Site& site, View view) {
    switch (view) {
        case View::plaza:
            return paint_plaza(site);
        case View::stage:
            return paint_stage_view(site);
        case View::stall:
            return paint_stall(site);
        case View::boards:
            return paint_boards(site);
        case View::room:
            return paint_room(site);
    }
}

}  // namespace

Lens lens_of(View view, cv::Size canvas) {
    switch (view) {
        case View::plaza:
            return {canvas, 0.80, 1.7, 0.50};
        case View::stage:
            return {canvas, 0.80, 1.9, 0.48};
        case View::stall:
            return {canvas, 0.85, 1.5, 0.42};
        case View::boards:
            return {canvas, 0.80, 1.6, 0.45};
        case View::room:
            break;
    }
    return {canvas, 0.72, 1.75, 0.42};
}

cv::Mat paint_view(const Event& event, View view, cv::Size canvas) {
    const auto view_seed = event.seed * 31U + static_cast<std::uint32_t>(view);
    std::optional<Sheet> logo;
    if (event.shows_logo && !event.logo_from_afar) logo = Sheet::load_png(event.logo);
    Site site{event, lens_of(view, canvas), Sheet(canvas), std::move(logo), Random(view_seed), style_of(event.seed)};
    paint_everything(site, view);
    cv::Mat picture;
    cv::cvtColor(site.picture.pixels(), picture, cv::COLOR_BGRA2BGR);
    weather(picture, site.random, 0.022);
    return picture;
}

}  // namespace mediaproof::paint
