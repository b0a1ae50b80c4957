#include "vision/logo_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/clarity.h"
#include "vision/logo_align.h"
#include "vision/logo_verify.h"
#include "vision/shrink.h"

namespace mediaproof {
namespace {

constexpr double scan_long_side = 1280;     // larger pictures are first scanned reduced to that
constexpr double first_smallest_side = 24;  // of a LOGO, in pixels of what is scanned first
constexpr double smallest_side = 16;        // in pictures that are no larger than that
constexpr int tile_side = 1536;             // larger pictures are searched for small LOGOs in parts
constexpr double overlap_sides = 3;         // of the largest LOGO looked for in parts
constexpr std::size_t most_proposed_small = 100;
constexpr int telling_picture = 120;        // pixels, the shorter side: smaller ones show too little
constexpr double dark_luma = 45;            // of the 95th percentile, about
constexpr double blurred_score = 25;        // of clarity
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

// Edges of rings and long lines slip along themselves: of several turns the best is followed.
Candidate glanced_at(const PicturePyramid& picture, const LogoModel::Data& data, const Placement& proposed) {
    const LogoTemplate& logo = data.logo;
    const std::size_t at = logo.rendering_for(std::min(glance_side, short_side(proposed, logo)));
    Candidate best;
    for (const double turn : glance_turns_deg) {
        const Placement placement =
            aligned(picture, turned(proposed, logo, turn), logo.renderings().front(), {2, 3, false});
        const Agreement seen = agreement(picture, placement, logo, data.cells, 0);
        if (seen.score() > best.agreement.score()) best = {placement, seen};
    }
    if (at == 0) return best;
    best.placement = aligned(picture, best.placement, logo.renderings()[at], {3, 3, false});
    best.agreement = agreement(picture, best.placement, logo, data.cells, at);
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
    Candidate flipped = glanced_at(picture, data, seen.placement * flip);
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

Sighting sighting_of(const Candidate& candidate, const LogoTemplate& logo) {
    Sighting sighting;
    sighting.score = candidate.agreement.score();
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d corner = projected(candidate.placement, logo.file_corners()[i]);
        sighting.quad[i] = {corner.x, corner.y};
    }
    return sighting;
}

// What is found in `bgr` when it is scanned at `scale`, best first, none of it on one spot with a better one.
std::vector<Sighting> found(const cv::Mat& bgr, double scale, const ScanRange& range, std::size_t most,
                            const LogoModel::Data& data) {
    const LogoTemplate& logo = data.logo;
    const PicturePyramid picture(comparable_colours(bgr));
    cv::Mat scanned = picture.full();
    if (scale < 1) cv::resize(picture.full(), scanned, {}, scale, scale, cv::INTER_AREA);
    const double across = static_cast<double>(bgr.cols) / scanned.cols,
                 along = static_cast<double>(bgr.rows) / scanned.rows;
    const cv::Matx33d enlarge(across, 0, 0, 0, along, 0, 0, 0, 1);
    const auto proposed = scan(scanned, logo, data.views, range, most);
    auto glanced =
        each(proposed, [&](const ScanCandidate& c) { return glanced_at(picture, data, enlarge * c.placement); });
    glanced = without_repeats(std::move(glanced), logo, most_verified);
    auto seen = each(glanced, [&](const Candidate& c) { return looked_at_closely(picture, data, c); });
    std::vector<Sighting> sightings;
    for (const Candidate& candidate : without_repeats(std::move(seen), logo, most_reported)) {
        sightings.push_back(sighting_of(candidate, logo));
        Sighting& sighting = sightings.back();
        if (sighting.score >= data.operating_point.absent) sighting.mirrored = is_mirrored(picture, data, candidate);
    }
    return sightings;
}

bool present(const std::vector<Sighting>& candidates, const LogoModel::Data& data) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Sighting& candidate) {
        return !candidate.mirrored && candidate.score >= data.operating_point.present;
    });
}

void move(std::vector<Sighting>& sightings, cv::Point by) {
    for (Sighting& sighting : sightings) {
        for (Point& corner : sighting.quad)
            corner = {corner.x + by.x, corner.y + by.y};
    }
}

double reduction(const cv::Mat& bgr) {
    return std::min(1.0, scan_long_side / std::max(bgr.cols, bgr.rows));
}

// Parts of a picture that overlap by at least `overlap`.
std::vector<cv::Rect> tiles_of(cv::Size picture, int overlap) {
    std::vector<cv::Rect> tiles;
    const int step = tile_side - overlap;
    for (int y = 0; y == 0 || y + overlap < picture.height; y += step)
        for (int x = 0; x == 0 || x + overlap < picture.width; x += step)
            tiles.push_back(cv::Rect(x, y, tile_side, tile_side) & cv::Rect(cv::Point(), picture));
    return tiles;
}

std::vector<Sighting> found_small(const cv::Mat& bgr, const LogoModel::Data& data) {
    const double scale = reduction(bgr);
    const ScanRange range{scale < 1 ? first_smallest_side : smallest_side, 1.1 * first_smallest_side / scale, false};
    std::vector<Sighting> all;
    for (const cv::Rect& tile : tiles_of(bgr.size(), cvCeil(overlap_sides * range.largest_side))) {
        std::vector<Sighting> here = found(bgr(tile), 1, range, most_proposed_small, data);
        move(here, tile.tl());
        all.insert(all.end(), here.begin(), here.end());
    }
    return all;
}

std::vector<Sighting> found_mirrored(const cv::Mat& bgr, const LogoModel::Data& data) {
    cv::Mat flipped;
    cv::flip(shrunk_to(bgr, static_cast<int>(scan_long_side)), flipped, 1);
    const double enlarge = static_cast<double>(bgr.cols) / flipped.cols;
    std::vector<Sighting> sightings;
    for (Sighting& sighting : found(flipped, 1, {first_smallest_side, 1e9, false}, most_proposed, data)) {
        if (sighting.mirrored || sighting.score < data.operating_point.present) continue;
        sighting.mirrored = true;
        for (Point& corner : sighting.quad)
            corner = {(flipped.cols - corner.x) * enlarge, corner.y * enlarge};
        sightings.push_back(sighting);
    }
    return sightings;
}

void add(LogoLook& look, const std::vector<Sighting>& more) {
    look.candidates.insert(look.candidates.end(), more.begin(), more.end());
    std::stable_sort(look.candidates.begin(), look.candidates.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
}

std::string hindrance_of(const cv::Mat& bgr) {
    if (std::min(bgr.cols, bgr.rows) < telling_picture) return "small";
    const Clarity clarity = measure_clarity(shrunk_to(bgr, display_long_side));
    if (clarity.mean_luma && *clarity.mean_luma + *clarity.luma_spread < dark_luma) return "dark";
    if (clarity.score && *clarity.score < blurred_score) return "blurred";
    return {};
}

}  // namespace

LogoModel::Data prepare_logo(const cv::Mat& bgra, LogoOperatingPoint operating_point) {
    LogoTemplate logo(bgra);
    std::vector<ScanViews> views = scan_views_of(logo);
    LogoCells cells = cells_of(logo);
    return {operating_point, std::move(logo), std::move(views), std::move(cells)};
}

LogoLook look_for_logo(const cv::Mat& bgr, const LogoModel::Data& data, LogoEffort effort) {
    if (bgr.empty() || std::min(bgr.cols, bgr.rows) < smallest_picture) return {{}, "small"};
    LogoLook look;
    if (effort != LogoEffort::closer) {
        look.candidates = found(bgr, reduction(bgr), {first_smallest_side, 1e9, false}, most_proposed, data);
    }
    if (effort != LogoEffort::frame && !present(look.candidates, data)) {
        add(look, found_small(bgr, data));
        if (!present(look.candidates, data)) add(look, found_mirrored(bgr, data));
    }
    if (!present(look.candidates, data)) look.hindrance = hindrance_of(bgr);
    return look;
}

}  // namespace mediaproof
