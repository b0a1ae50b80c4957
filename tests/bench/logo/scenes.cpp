#include "logo/scenes.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <stdexcept>

#include "logo/carriers.h"
#include "logo/cover.h"
#include "logo/pose.h"
#include "logo/recompress.h"
#include "logo/spoil.h"
#include "quads.h"

namespace mediaproof::bench {
namespace {

constexpr int attempts = 60;
constexpr double edge_px = 3;         // between the LOGO and the picture's edge
constexpr double least_depth = 0.45;  // of the LOGO's: no part of a carrier comes nearer to the camera
constexpr double least_cover = 0.05;
constexpr double least_contrast = 50;  // of a half transparent LOGO, BGR distance less the ground's unrest
constexpr double chat_shrink = 0.75;   // chat programs shrink what they pass on

double drawn(const Range& range, paint::Random& random) {
    return random.between(range.from, range.to);
}

// Small ones as often as large ones, octave by octave.
double drawn_size(const Range& range, paint::Random& random) {
    return range.from * std::pow(range.to / range.from, random.between(0, 1));
}

struct Hung {
    Pose pose;
    cv::Matx33d map;
    Quad quad{};
};

bool fits(const Quad& quad, const std::vector<Quad>& taken) {
    const cv::Rect2d box = box_of(quad);
    const cv::Rect2d room(edge_px, edge_px, background_width - 2 * edge_px, background_height - 2 * edge_px);
    if ((box & room).area() < box.area() * (1 - 1e-9)) return false;
    return std::none_of(taken.begin(), taken.end(), [&](const Quad& other) {
        cv::Rect2d around = box_of(other);
        around += cv::Size2d(0.3 * around.width, 0.3 * around.height);
        around -= cv::Point2d(0.13 * around.width, 0.13 * around.height);
        return (around & box).area() > 0;
    });
}

// A pose in which the whole LOGO is in the picture; the size gives way when it does not fit.
std::optional<Hung> hung_somewhere(cv::Size file, const Wish& wish, double enlarge, const std::vector<Quad>& taken,
                                   paint::Random& random) {
    const cv::Size room(background_width, background_height);
    for (int attempt = 0; attempt < attempts; ++attempt) {
        Hung hung;
        const Range sizes{wish.short_px.from, std::pow(wish.short_px.to, 1.0 - attempt / (1.0 * attempts)) *
                                                  std::pow(wish.short_px.from, attempt / (1.0 * attempts))};
        hung.pose.short_px = enlarge * drawn_size(sizes, random);
        hung.pose.tilt_deg = drawn(wish.tilt_deg, random);
        hung.pose.turn_axis_deg = random.chance(0.7) ? random.between(-25, 25) : random.between(-90, 90);
        if (random.chance(0.5)) hung.pose.turn_axis_deg += 180;
        hung.pose.roll_deg = random.chance(0.5) ? random.between(-6, 6) : random.between(-25, 25);
        hung.pose.centre = {random.between(0.06, 0.94) * room.width, random.between(0.06, 0.94) * room.height};
        hung.map = seen_through_camera(hung.pose, file, room);
        hung.quad = corners_of(hung.map, file);
        if (fits(hung.quad, taken)) return hung;
    }
    return std::nullopt;
}

double depth_at(const cv::Matx33d& map, cv::Point2d point) {
    return (map * cv::Vec3d(point.x, point.y, 1))[2];
}

// How many short sides a carrier may go beyond the LOGO before it comes too near to the camera.
double reach_of(const Hung& hung, cv::Size file) {
    const double unit = std::min(file.width, file.height);
    const double own = depth_at(hung.map, {file.width / 2.0, file.height / 2.0});
    for (double reach = 5; reach > 0.1; reach *= 0.85) {
        const double out = reach * unit;
        bool near = false;
        for (const double x : {-out, file.width + out})
            for (const double y : {-std::min(out, 1.5 * unit), file.height + std::min(out, 1.5 * unit)})
                near = near || depth_at(hung.map, {x, y}) < least_depth * own;
        if (!near) return reach;
    }
    return 0.1;
}

// Warps `face` on a finer grid and averages it, so that no stroke is lost between two pixels. Returns the
// layer in the picture's pixels, premultiplied, and where it lies.
cv::Mat projected(const cv::Mat& face, const cv::Matx33d& map, int finer, cv::Rect& where) {
    const Quad corners = corners_of(map, face.size());
    const cv::Rect2d box = box_of(corners);
    where = cv::Rect(cv::Point(cvFloor(box.x) - 1, cvFloor(box.y) - 1),
                     cv::Point(cvCeil(box.br().x) + 1, cvCeil(box.br().y) + 1)) &
            cv::Rect(0, 0, background_width, background_height);
    const cv::Matx33d centres(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1);
    const cv::Matx33d grid(finer, 0, -finer * where.x - 0.5, 0, finer, -finer * where.y - 0.5, 0, 0, 1);
    cv::Mat fine, layer;
    cv::warpPerspective(face, fine, grid * map * centres, where.size() * finer, cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                        cv::Scalar::all(0));
    cv::resize(fine, layer, where.size(), 0, 0, cv::INTER_AREA);
    return layer;
}

void blend(cv::Mat picture, const cv::Mat& layer, double light, double opacity) {
    for (int y = 0; y < layer.rows; ++y) {
        auto* below = picture.ptr<cv::Vec3b>(y);
        const auto* above = layer.ptr<cv::Vec4b>(y);
        for (int x = 0; x < layer.cols; ++x) {
            const double open = 1 - opacity * above[x][3] / 255;
            for (int channel = 0; channel < 3; ++channel)
                below[x][channel] =
                    cv::saturate_cast<uchar>(opacity * light * above[x][channel] + below[x][channel] * open);
        }
    }
}

double luma_of(const cv::Mat& picture) {
    const cv::Scalar mean = cv::mean(picture);
    return 0.114 * mean[0] + 0.587 * mean[1] + 0.299 * mean[2];
}

void hang(Scene& scene, const cv::Mat& logo, const Hung& hung, const Wish& wish, paint::Random& random) {
    const int finer = hung.pose.short_px > 150 ? 2 : 3;
    const Quad& q = hung.quad;
    const double across =
        std::max(std::hypot(q[1].x - q[0].x, q[1].y - q[0].y), std::hypot(q[2].x - q[3].x, q[2].y - q[3].y)) /
        logo.cols;
    const double along =
        std::max(std::hypot(q[3].x - q[0].x, q[3].y - q[0].y), std::hypot(q[2].x - q[1].x, q[2].y - q[1].y)) /
        logo.rows;
    const double scale = std::min(1.2, finer * std::max(across, along));
    const double unit = scale * std::min(logo.cols, logo.rows);
    Face face = printed(logo, scale, reach_of(hung, logo.size()), random);
    scene.kinds.push_back(face.kind);
    if (face.kind == "screen" && wish.most_spoils > 1) {
        add_moire(face, unit, random);
        scene.kinds.emplace_back("moiré");
    }
    if ((face.kind == "banner" && random.chance(0.5)) || (face.kind == "board" && random.chance(0.2))) {
        fold(face, unit, random.between(0.006, wish.most_spoils > 1 ? 0.022 : 0.012), random);
        scene.kinds.emplace_back("folds");
    }
    cv::Rect where;
    const cv::Mat layer = projected(face.pixels, hung.map * face.to_file, finer, where);
    const double light = std::clamp(0.6 + 0.4 * luma_of(scene.picture) / 120, 0.6, 1.05);
    blend(scene.picture(where), layer, light, 1);
    scene.quads.push_back(hung.quad);
}

cv::Mat visible_part(const cv::Mat& logo, const cv::Matx33d& map) {
    cv::Mat alpha, seen;
    cv::extractChannel(logo, alpha, 3);
    const cv::Matx33d centres(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1);
    const cv::Matx33d back(1, 0, -0.5, 0, 1, -0.5, 0, 0, 1);
    cv::warpPerspective(alpha, seen, back * map * centres, {background_width, background_height});
    return seen;
}

void cover_and_spoil(Scene& scene, const cv::Mat& logo, const Hung& hung, const Wish& wish, const cv::Mat& other,
                     paint::Random& random) {
    scene.cover = drawn(wish.cover, random);
    if (wish.cover.from < least_cover && random.chance(0.4)) scene.cover = 0;
    if (scene.cover >= least_cover) {
        scene.kinds.push_back(cover_logo(scene.picture, visible_part(logo, hung.map), scene.cover, other, random));
    } else {
        scene.cover = 0;
    }
    std::vector<Spoil> all = {Spoil::shade,  Spoil::gradient, Spoil::glare,  Spoil::tint, Spoil::dark,
                              Spoil::bright, Spoil::defocus,  Spoil::motion, Spoil::noise};
    const std::size_t count = random.below(static_cast<std::size_t>(wish.most_spoils) + 1);
    std::vector<Spoil> chosen;
    while (chosen.size() < count) {
        const Spoil kind = random.pick(all);
        std::erase(all, kind);
        // Both at once leave nothing to see: too dark and too bright, out of focus and moved.
        const bool light = kind == Spoil::dark || kind == Spoil::bright || kind == Spoil::glare;
        if (light) std::erase_if(all, [](Spoil k) { return k <= Spoil::bright || k == Spoil::shade; });
        if (kind == Spoil::motion || kind == Spoil::defocus)
            std::erase_if(all, [](Spoil k) { return k == Spoil::motion || k == Spoil::defocus; });
        chosen.push_back(kind);
        if (all.empty()) break;
    }
    std::sort(chosen.begin(), chosen.end(), [](Spoil a, Spoil b) {
        return (a == Spoil::noise) < (b == Spoil::noise);  // the sensor comes after the lens
    });
    for (const Spoil kind : chosen) {
        spoil(scene.picture, kind, box_of(hung.quad), hung.pose.short_px, random);
        scene.kinds.emplace_back(name_of(kind));
    }
}

void pass_on(Scene& scene, bool by_chat, paint::Random& random) {
    if (by_chat) {
        cv::resize(scene.picture, scene.picture, {}, chat_shrink, chat_shrink, cv::INTER_AREA);
        for (Quad& quad : scene.quads)
            for (Point& corner : quad)
                corner = {corner.x * chat_shrink, corner.y * chat_shrink};
        scene.picture = through_jpeg(scene.picture, 80);
        scene.picture = through_jpeg(scene.picture, static_cast<int>(random.between(50, 75)));
        scene.kinds.emplace_back("chat");
    } else if (random.chance(0.35)) {
        const int rate_factor = static_cast<int>(random.between(26, 36));
        scene.picture = through_h264(scene.picture, rate_factor);
        scene.kinds.push_back("h264 " + std::to_string(rate_factor));
    } else {
        const int quality = static_cast<int>(random.between(35, 91));
        scene.picture = through_jpeg(scene.picture, quality);
        scene.kinds.push_back("jpeg " + std::to_string(quality));
    }
}

const Background& chosen_from(const std::vector<Background>& backgrounds, paint::Random& random) {
    for (;;) {
        const Background& background = random.pick(backgrounds);
        if (background.takes_logo) return background;
    }
}

// Whoever edits a film puts the sign where it can be seen. False where no corner shows it well.
bool put_on(Scene& scene, const cv::Mat& logo, cv::Size size, paint::Random& random) {
    const int gap = cvRound(random.between(12, 60));
    const int right = background_width - gap - size.width;
    const int bottom = background_height - gap - size.height;
    const cv::Scalar own = outline_colour(logo);
    cv::Point best;
    double best_contrast = -1e9;
    for (const cv::Point corner : {cv::Point(gap, gap), {right, gap}, {right, bottom}, {gap, bottom}}) {
        cv::Scalar mean, deviation;
        cv::meanStdDev(scene.picture(cv::Rect(corner, size)), mean, deviation);
        const double contrast = cv::norm(mean - own) - cv::norm(deviation);
        if (contrast > best_contrast) best = corner;
        best_contrast = std::max(best_contrast, contrast);
    }
    if (best_contrast < least_contrast) return false;
    const double opacity = random.between(0.5, 0.7);
    blend(scene.picture(cv::Rect(best, size)), premultiplied(logo, size), 1, opacity);
    const double x = best.x, y = best.y, w = size.width, h = size.height;
    scene.quads.push_back({Point{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}});
    scene.kinds.push_back("opacity " + std::to_string(cvRound(100 * opacity)));
    return true;
}

Scene edited(const cv::Mat& logo, const std::vector<Background>& backgrounds, const Wish& wish, paint::Random& random) {
    const double scale = drawn_size(wish.short_px, random) / std::min(logo.cols, logo.rows);
    const cv::Size size(cvRound(logo.cols * scale), cvRound(logo.rows * scale));
    for (int attempt = 0; attempt < attempts; ++attempt) {
        Scene scene;
        const Background& background = chosen_from(backgrounds, random);
        scene.picture = background.picture.clone();
        scene.kinds.push_back(background.real ? "photo" : "painted");
        if (put_on(scene, logo, size, random)) return scene;
    }
    throw std::logic_error("the LOGO stands out from nothing");
}

Scene photographed(const cv::Mat& logo, const std::vector<Background>& backgrounds, const Wish& wish, bool by_chat,
                   paint::Random& random) {
    Scene scene;
    const Background& background = chosen_from(backgrounds, random);
    scene.picture = background.picture.clone();
    scene.kinds.push_back(background.real ? "photo" : "painted");
    const double enlarge = by_chat ? 1 / chat_shrink : 1;
    const auto main = hung_somewhere(logo.size(), wish, enlarge, {}, random);
    if (!main) throw std::logic_error("the LOGO fits nowhere");
    Wish of_second = wish;
    of_second.short_px = {0.6 * main->pose.short_px, 1.1 * main->pose.short_px};
    if (random.chance(wish.second_share)) {
        if (const auto second = hung_somewhere(logo.size(), of_second, 1, {main->quad}, random)) {
            hang(scene, logo, *second, wish, random);
            scene.kinds.emplace_back("second");
        }
    }
    hang(scene, logo, *main, wish, random);
    std::rotate(scene.quads.begin(), scene.quads.end() - 1, scene.quads.end());
    cover_and_spoil(scene, logo, *main, wish, chosen_from(backgrounds, random).picture, random);
    scene.tilt_deg = main->pose.tilt_deg;
    return scene;
}

}  // namespace

Scene place_logo(const cv::Mat& logo, const std::vector<Background>& backgrounds, const Wish& wish,
                 std::uint32_t seed) {
    paint::Random random(seed);
    const bool by_chat = !wish.overlay && random.chance(0.12);
    Scene scene =
        wish.overlay ? edited(logo, backgrounds, wish, random) : photographed(logo, backgrounds, wish, by_chat, random);
    pass_on(scene, by_chat, random);
    scene.short_px = short_side_px(scene.quads.front());
    return scene;
}

}  // namespace mediaproof::bench
