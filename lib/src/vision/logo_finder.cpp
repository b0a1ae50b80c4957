#include "vision/logo_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/logo_align.h"
#include "vision/logo_verify.h"
#include "vision/shrink.h"

namespace mediaproof {
namespace {

constexpr int search_long_side = 1280;
constexpr int smallest_picture = 24;        // pixels, the shorter side
constexpr std::size_t most_proposed = 300;  // places to look at again
constexpr std::size_t most_verified = 24;   // of them, to look at closely
constexpr std::size_t most_reported = 8;
constexpr double glance_side = 25;  // the LOGO's shorter side at the second look, pixels
constexpr std::array<double, 3> glance_turns_deg = {-10, 0, 10};
constexpr double mirrored_margin = 0.04;
constexpr double closest_side = 64;      // and at the last one
constexpr double perspective_side = 36;  // a smaller LOGO shows no perspective

struct Candidate {
    Placement placement;
    Agreement agreement;
};

double short_side(const Placement& placement, const LogoTemplate& logo) {
    const cv::Size2d size = projected_size(placement, logo);
    return std::min(size.width, size.height);
}

// `placement` of the LOGO turned about its middle first.
Placement turned(const Placement& placement, const LogoTemplate& logo, double deg) {
    const double c = std::cos(deg * CV_PI / 180), s = std::sin(deg * CV_PI / 180);
    const double x = logo.extent().width / 2, y = logo.extent().height / 2;
    return placement * cv::Matx33d(c, -s, x - c * x + s * y, s, c, y - s * x - c * y, 0, 0, 1);
}

// Edges of rings and long lines slip along themselves: from several turns, the best is kept.
Candidate glanced_at(const PicturePyramid& picture, const LogoModel::Data& data, const ScanCandidate& proposed) {
    const LogoTemplate& logo = data.logo;
    const std::size_t at = logo.rendering_for(std::min(glance_side, short_side(proposed.placement, logo)));
    Candidate best;
    for (const double turn : glance_turns_deg) {
        Placement placement = turned(proposed.placement, logo, turn);
        if (at > 0) placement = aligned(picture, placement, logo.renderings().front(), {2, 3, false});
        placement = aligned(picture, placement, logo.renderings()[at], {3, 3, false});
        const Agreement seen = agreement(picture, placement, logo, data.cells, at);
        if (seen.score() > best.agreement.score()) best = {placement, seen};
    }
    return best;
}

Candidate looked_at_closely(const PicturePyramid& picture, const LogoModel::Data& data, const Candidate& glanced) {
    const LogoTemplate& logo = data.logo;
    const double side = short_side(glanced.placement, logo);
    const std::size_t middling = logo.rendering_for(std::min(40.0, side));
    const std::size_t closest = logo.rendering_for(std::min(closest_side, side));
    const bool perspective = side >= perspective_side;
    Placement placement = aligned(picture, glanced.placement, logo.renderings()[middling], {3, 3, perspective});
    placement = aligned(picture, placement, logo.renderings()[closest], {4, 3, perspective});
    return {placement, agreement(picture, placement, logo, data.cells, closest)};
}

// Whether the LOGO's mirror image lies there rather than the LOGO.
bool is_mirrored(const PicturePyramid& picture, const LogoModel::Data& data, const Candidate& seen) {
    const cv::Matx33d flip(-1, 0, data.logo.extent().width, 0, 1, 0, 0, 0, 1);
    Candidate flipped = glanced_at(picture, data, {seen.placement * flip, 0});
    flipped = looked_at_closely(picture, data, flipped);
    const Agreement &own = seen.agreement, &other = flipped.agreement;
    return other.whole + other.best > own.whole + own.best + mirrored_margin;
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
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.agreement.score() > b.agreement.score(); });
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

Sighting sighting_of(const Candidate& candidate, const LogoTemplate& logo, double enlarge) {
    Sighting sighting;
    sighting.score = candidate.agreement.score();
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d corner = projected(candidate.placement, logo.file_corners()[i]);
        sighting.quad[i] = {corner.x * enlarge, corner.y * enlarge};
    }
    return sighting;
}

}  // namespace

LogoModel::Data prepare_logo(const cv::Mat& bgra, LogoOperatingPoint operating_point) {
    LogoTemplate logo(bgra);
    std::vector<ScanViews> views = scan_views_of(logo);
    LogoCells cells = cells_of(logo);
    return {operating_point, std::move(logo), std::move(views), std::move(cells)};
}

LogoLook look_for_logo(const cv::Mat& bgr, const LogoModel::Data& data, LogoEffort) {
    if (bgr.empty() || std::min(bgr.cols, bgr.rows) < smallest_picture) return {{}, "small"};
    const LogoTemplate& logo = data.logo;
    const cv::Mat shown = shrunk_to(bgr, search_long_side);
    const double enlarge = static_cast<double>(bgr.cols) / shown.cols;
    const PicturePyramid picture(comparable_colours(shown));
    const auto proposed = scan(picture.full(), logo, data.views, {}, most_proposed);
    auto glanced = each(proposed, [&](const ScanCandidate& c) { return glanced_at(picture, data, c); });
    glanced = without_repeats(std::move(glanced), logo, most_verified);
    auto seen = each(glanced, [&](const Candidate& c) { return looked_at_closely(picture, data, c); });
    LogoLook look;
    for (const Candidate& candidate : without_repeats(std::move(seen), logo, most_reported)) {
        look.candidates.push_back(sighting_of(candidate, logo, enlarge));
        Sighting& sighting = look.candidates.back();
        if (sighting.score >= data.operating_point.absent) sighting.mirrored = is_mirrored(picture, data, candidate);
    }
    return look;
}

}  // namespace mediaproof
