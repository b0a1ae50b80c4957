#include "vision/rehearsal/rehearsal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/rehearsal/ground.h"
#include "vision/rehearsal/spoil.h"

namespace mediaproof::rehearsal {
namespace {

constexpr std::array<double, 8> sizes_px = {16, 22, 30, 40, 54, 76, 110, 170};
constexpr double size_jitter = 0.14;  // as a share, either way
constexpr std::array<double, 4> tilts_from_deg = {0, 15, 30, 45};
constexpr double tilt_step_deg = 15;
constexpr double most_roll_deg = 25;
constexpr double most_cover = 0.3;
constexpr double prop_side = 480;  // pixels of the longer side: more than any view shows
constexpr int fewest_negatives = 20;
const cv::Size picture_size(picture_width, picture_height);

// Pictures of different kinds and numbers have nothing in common.
std::uint32_t seed_of(const Trial& trial) {
    const auto kind = static_cast<std::uint32_t>(trial.kind);
    const auto like = static_cast<std::uint32_t>(trial.like);
    return 1 + static_cast<std::uint32_t>(trial.number) + 100'000 * (1 + kind) + 10'000'000 * (1 + like);
}

View any_view(double short_px, double tilt_from_deg, Chance& chance) {
    View view;
    view.short_px = short_px * std::exp(chance.between(-size_jitter, size_jitter));
    view.tilt_deg = tilt_from_deg + chance.between(0, tilt_step_deg);
    view.roll_deg = chance.between(-1, 1) * chance.between(0, most_roll_deg);
    view.cover = chance.happens(0.4) ? chance.between(0.05, most_cover) : 0;
    view.strength = chance.share();
    return view;
}

View view_of(const Trial& trial, Chance& chance) {
    if (trial.kind == Trial::Kind::logo) {
        const auto number = static_cast<std::size_t>(trial.number);
        const std::size_t size = number % sizes_px.size();
        const std::size_t tilt = number / sizes_px.size() % tilts_from_deg.size();
        return any_view(sizes_px[size], tilts_from_deg[tilt], chance);
    }
    View view = any_view(chance.between(48, 200), chance.between(0, 30), chance);
    view.cover = 0;
    return view;
}

Scene scene_of(Trial& trial, const std::vector<cv::Mat>& props) {
    Chance chance(seed_of(trial));
    if (trial.kind == Trial::Kind::nothing) {
        const cv::Mat ground = logo_free_ground(chance, picture_size);
        return {photographed(ground, {{}, picture_size}, 100, chance.share(), chance), {}, 0};
    }
    trial.view = view_of(trial, chance);
    const cv::Mat& prop = props[static_cast<std::size_t>(trial.number) % props.size()];
    const bool itself = trial.kind == Trial::Kind::logo;
    const Scene scene = shown(itself ? prop : look_alike(prop, trial.like, chance), trial.view, picture_size, chance);
    trial.view.short_px = scene.short_px;
    return scene;
}

std::vector<cv::Point2f> outline_of(const Quad& quad) {
    std::vector<cv::Point2f> outline;
    for (const Point& corner : quad)
        outline.emplace_back(static_cast<float>(corner.x), static_cast<float>(corner.y));
    return outline;
}

cv::Point2f centre_of(const std::vector<cv::Point2f>& outline) {
    return 0.25F * (outline[0] + outline[1] + outline[2] + outline[3]);
}

// By place and size alone: a sign that looks the same upside down may be found so.
bool agree(const Quad& found, const Quad& truth) {
    const auto seen = outline_of(found);
    const auto there = outline_of(truth);
    const double area = cv::contourArea(there);
    const double ratio = cv::contourArea(seen) / area;
    if (!(ratio > 0.5 && ratio < 2)) return false;
    return cv::norm(centre_of(seen) - centre_of(there)) < 0.25 * std::sqrt(area);
}

std::optional<Sighting> best_of(const Scene& scene, bool anywhere, const std::vector<LogoModel::Data>& variants) {
    std::optional<Sighting> best;
    for (const LogoModel::Data& variant : variants) {
        for (const Sighting& candidate : look_for_logo(scene.picture, variant, LogoEffort::frame).candidates) {
            if (candidate.mirrored || (best && best->score >= candidate.score)) continue;
            if (anywhere || agree(candidate.quad, scene.truth)) best = candidate;
        }
    }
    return best;
}

std::vector<Trial> programme(const Effort& effort) {
    std::vector<Trial> trials;
    const int shown = effort.rounds * static_cast<int>(sizes_px.size() * tilts_from_deg.size());
    for (int i = 0; i < shown; ++i)
        trials.push_back({Trial::Kind::logo, i, {}, {}, 0});
    for (int i = 0; i < effort.logo_free; ++i)
        trials.push_back({Trial::Kind::nothing, i, {}, {}, 0});
    for (int like = 0; like < look_alikes; ++like) {
        for (int i = 0; i < effort.of_each_look_alike; ++i)
            trials.push_back({Trial::Kind::look_alike, i, static_cast<LookAlike>(like), {}, 0});
    }
    return trials;
}

}  // namespace

Effort Effort::shared_by(int images) const {
    const int pictures = rounds * static_cast<int>(sizes_px.size() * tilts_from_deg.size()) + logo_free +
                         look_alikes * of_each_look_alike;
    const double share = std::min(1.0, static_cast<double>(most_looks) / (images * pictures));
    Effort less = *this;
    less.rounds = std::max(1, static_cast<int>(rounds * share));
    less.logo_free = std::max(std::min(logo_free, fewest_negatives), static_cast<int>(logo_free * share));
    less.of_each_look_alike = std::max(1, static_cast<int>(of_each_look_alike * share));
    return less;
}

cv::Mat prop(const cv::Mat& bgra) {
    cv::Mat alpha;
    cv::extractChannel(bgra, alpha, 3);
    const cv::Mat visible = bgra(cv::boundingRect(alpha > 127));
    const double scale = prop_side / std::max(visible.cols, visible.rows);
    if (scale >= 1) return visible.clone();
    // What is transparent has no colour that could seep into the edges.
    cv::Mat flat, small;
    visible.convertTo(flat, CV_32F);
    flat.forEach<cv::Vec4f>([](cv::Vec4f& pixel, const int*) {
        for (int c = 0; c < 3; ++c)
            pixel[c] *= pixel[3] / 255;
    });
    cv::resize(flat, flat, {}, scale, scale, cv::INTER_AREA);
    flat.forEach<cv::Vec4f>([](cv::Vec4f& pixel, const int*) {
        for (int c = 0; c < 3; ++c)
            pixel[c] *= 255 / std::max(1.F, pixel[3]);
    });
    flat.convertTo(small, CV_8U);
    return small;
}

std::vector<Trial> rehearsed(const std::vector<cv::Mat>& props, const std::vector<LogoModel::Data>& variants,
                             const Effort& effort) {
    std::vector<Trial> trials = programme(effort.shared_by(static_cast<int>(props.size())));
    cv::parallel_for_({0, static_cast<int>(trials.size())}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            Trial& trial = trials[static_cast<std::size_t>(i)];
            const Scene scene = scene_of(trial, props);
            const auto best = best_of(scene, trial.kind != Trial::Kind::logo, variants);
            trial.score = best ? best->score : 0;
        }
    });
    return trials;
}

Replay replayed(const Trial& trial, const std::vector<cv::Mat>& props, const std::vector<LogoModel::Data>& variants) {
    Trial again = trial;
    Replay replay;
    replay.scene = scene_of(again, props);
    replay.best = best_of(replay.scene, trial.kind != Trial::Kind::logo, variants);
    return replay;
}

}  // namespace mediaproof::rehearsal
