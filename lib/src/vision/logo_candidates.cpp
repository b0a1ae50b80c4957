#include "vision/logo_candidates.h"

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>

namespace mediaproof {
namespace {

constexpr std::size_t proposed_for_one_verified = 11;
constexpr std::size_t most_reported = 5;
constexpr double glance_side = 25;  // the LOGO's shorter side at the second look, pixels
constexpr std::array<double, 5> glance_turns_deg = {-12, -6, 0, 6, 12};
constexpr std::size_t pulled_turns = 2;
constexpr int climbing_rounds = 2;
constexpr double middling_side = 40;
constexpr double closest_side = 64;      // and at the last one
constexpr double perspective_side = 36;  // a smaller LOGO shows no perspective

// `placement` of the LOGO changed by `change` about its middle first.
Placement changed(const Placement& placement, const LogoTemplate& logo, const cv::Matx22d& change) {
    const cv::Vec2d middle(logo.extent().width / 2, logo.extent().height / 2);
    const cv::Vec2d rest = middle - change * middle;
    return placement * cv::Matx33d(change(0, 0), change(0, 1), rest[0], change(1, 0), change(1, 1), rest[1], 0, 0, 1);
}

void keep_better(Candidate& best, const PicturePyramid& picture, const LogoModel::Data& data,
                 const Placement& placement, std::size_t rendering) {
    const Agreement seen = agreement(picture, placement, data.logo, data.cells, rendering);
    if (seen.score() > best.agreement.score()) best = {placement, seen};
}

// Follows small changes of the placement as long as they make the agreement better.
Candidate climbed(Candidate best, const PicturePyramid& picture, const LogoModel::Data& data, std::size_t rendering) {
    static const std::array<cv::Matx22d, 8> changes = {rotation(5),        rotation(-5),        {1.06, 0, 0, 1.06},
                                                       {0.94, 0, 0, 0.94}, {1.06, 0, 0, 0.94},  {0.94, 0, 0, 1.06},
                                                       {1, 0.06, 0.06, 1}, {1, -0.06, -0.06, 1}};
    for (int round = 0; round < climbing_rounds; ++round) {
        const double before = best.agreement.score();
        for (const cv::Matx22d& change : changes)
            keep_better(best, picture, data, changed(best.placement, data.logo, change), rendering);
        if (best.agreement.score() <= before) break;
    }
    return best;
}

bool plausible(const Candidate& candidate, const LogoTemplate& logo) {
    const double w = logo.extent().width, h = logo.extent().height;
    for (const cv::Point2d corner : {cv::Point2d(0, 0), {w, 0}, {w, h}, {0, h}}) {
        const cv::Vec3d p = candidate.placement * cv::Vec3d(corner.x, corner.y, 1);
        if (p[2] <= 1e-6) return false;
    }
    const cv::Size2d size = projected_size(candidate.placement, logo);
    const double squeeze = (size.width / w) / (size.height / h);
    return squeeze > 1 / 3.2 && squeeze < 3.2 && std::min(size.width, size.height) > 8;
}

// Best first; of several on the same spot only the best.
std::vector<Candidate> without_repeats(std::vector<Candidate> candidates, const LogoTemplate& logo, std::size_t most) {
    std::stable_sort(candidates.begin(), candidates.end(), better);
    std::vector<Candidate> kept;
    std::vector<std::pair<cv::Point2d, double>> taken;
    for (const Candidate& candidate : candidates) {
        if (!plausible(candidate, logo)) continue;
        const cv::Point2d middle = projected(candidate.placement, {logo.extent().width / 2, logo.extent().height / 2});
        const double side = short_side(candidate.placement, logo);
        const bool repeated = std::any_of(taken.begin(), taken.end(), [&](const auto& better) {
            return cv::norm(better.first - middle) < 0.25 * std::min(side, better.second) &&
                   side < 1.4 * better.second && better.second < 1.4 * side;
        });
        if (repeated) continue;
        taken.emplace_back(middle, side);
        kept.push_back(candidate);
        if (kept.size() == most) break;
    }
    return kept;
}

// Applies `look` to each, on as many threads as there are.
template <typename From, typename Look>
std::vector<Candidate> each(const std::vector<From>& from, Look look) {
    std::vector<Candidate> to(from.size());
    cv::parallel_for_({0, static_cast<int>(from.size())}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i)
            to[static_cast<std::size_t>(i)] = look(from[static_cast<std::size_t>(i)]);
    });
    return to;
}

}  // namespace

bool better(const Candidate& a, const Candidate& b) {
    return a.agreement.score() > b.agreement.score();
}

double short_side(const Placement& placement, const LogoTemplate& logo) {
    const cv::Size2d size = projected_size(placement, logo);
    return std::min(size.width, size.height);
}

// Edges of rings and long lines slip along themselves when they are pulled: several turns are tried, the better ones
// pulled and not.
Candidate glanced_at(const PicturePyramid& picture, const LogoModel::Data& data, const Placement& proposed) {
    const LogoTemplate& logo = data.logo;
    const std::size_t at = logo.rendering_for(std::min(glance_side, short_side(proposed, logo)));
    const LogoRendering& smallest = logo.renderings().front();
    std::array<Candidate, glance_turns_deg.size()> starts;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const Placement start = changed(proposed, logo, rotation(glance_turns_deg[i]));
        starts[i] = {start, agreement(picture, start, logo, data.cells, 0)};
    }
    std::stable_sort(starts.begin(), starts.end(), better);
    Candidate best = starts.front();
    for (std::size_t i = 0; i < pulled_turns; ++i)
        keep_better(best, picture, data, aligned(picture, starts[i].placement, smallest, {2, 2, false}), 0);
    if (at == 0) return best;
    Candidate finer;
    keep_better(finer, picture, data, best.placement, at);
    keep_better(finer, picture, data, aligned(picture, best.placement, logo.renderings()[at], {3, 3, false}), at);
    return finer;
}

Candidate looked_at_closely(const PicturePyramid& picture, const LogoModel::Data& data, const Candidate& glanced) {
    const LogoTemplate& logo = data.logo;
    const double side = short_side(glanced.placement, logo);
    const bool perspective = side >= perspective_side;
    Candidate best = climbed(glanced, picture, data, logo.rendering_for(std::min(glance_side, side)));
    for (const double closer : {middling_side, closest_side}) {
        const std::size_t at = logo.rendering_for(std::min(closer, side));
        const Placement start = best.placement;
        best = {};
        keep_better(best, picture, data, start, at);
        keep_better(best, picture, data, aligned(picture, start, logo.renderings()[at], {4, 3, perspective}), at);
    }
    return best;
}

std::vector<Candidate> candidates_in(const PicturePyramid& picture, const ScanRange& range, std::size_t most,
                                     const LogoModel::Data& data) {
    const LogoTemplate& logo = data.logo;
    const auto proposed = scan(picture, logo, data.views, range, most);
    auto glanced = each(proposed, [&](const ScanCandidate& c) { return glanced_at(picture, data, c.placement); });
    glanced = without_repeats(std::move(glanced), logo, most / proposed_for_one_verified);
    return without_repeats(each(glanced, [&](const Candidate& c) { return looked_at_closely(picture, data, c); }), logo,
                           most_reported);
}

}  // namespace mediaproof
