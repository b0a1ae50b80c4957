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

constexpr double scan_long_side = 1280;        // larger pictures are first scanned reduced to that
constexpr double first_smallest_side = 24;     // of a LOGO, in pixels of what is scanned first
constexpr double smallest_side = 16;           // in pictures that are no larger than that
constexpr double smallest_side_in_large = 32;  // in pictures more than twice as large, at their own size
constexpr int tile_side = 1536;                // larger pictures are searched for small LOGOs in parts
constexpr double overlap_sides = 3;            // of the largest LOGO looked for in parts
constexpr std::size_t most_proposed_again = 360;
constexpr std::size_t most_proposed_small = 88;
constexpr int telling_picture = 120;        // pixels, the shorter side: smaller ones show too little
constexpr double dark_luma = 45;            // of the 95th percentile, about
constexpr double blurred_score = 25;        // of clarity
constexpr int smallest_picture = 24;        // pixels, the shorter side
constexpr std::size_t most_proposed = 160;  // places to look at again
constexpr std::size_t proposed_for_one_verified = 11;
constexpr std::size_t most_reported = 5;
constexpr double glance_side = 25;  // the LOGO's shorter side at the second look, pixels
constexpr std::array<double, 5> glance_turns_deg = {-12, -6, 0, 6, 12};
constexpr double surroundings_side = 64;  // pixels
constexpr std::size_t most_proposed_in_surroundings = 132;
constexpr double mirrored_margin = 0.01;
constexpr double handedness_side = 72;  // pixels
constexpr int handedness_margin = 24;   // pixels
constexpr double least_handedness = 0.08;
constexpr std::size_t pulled_turns = 2;
constexpr int climbing_rounds = 2;
constexpr double middling_side = 40;
constexpr double closest_side = 64;      // and at the last one
constexpr double perspective_side = 36;  // a smaller LOGO shows no perspective

struct Candidate {
    Placement placement;
    Agreement agreement;
};

bool better(const Candidate& a, const Candidate& b) {
    return a.agreement.score() > b.agreement.score();
}

double short_side(const Placement& placement, const LogoTemplate& logo) {
    const cv::Size2d size = projected_size(placement, logo);
    return std::min(size.width, size.height);
}

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

Sighting sighting_of(const Candidate& candidate, const LogoTemplate& logo) {
    Sighting sighting;
    sighting.score = candidate.agreement.score();
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d corner = projected(candidate.placement, logo.file_corners()[i]);
        sighting.quad[i] = {corner.x, corner.y};
    }
    return sighting;
}

// What resembles the LOGO when `picture` is scanned at `scale`, best first, none of it on one spot with a better one.
std::vector<Candidate> candidates_in(const PicturePyramid& picture, double scale, const ScanRange& range,
                                     std::size_t most, const LogoModel::Data& data) {
    const LogoTemplate& logo = data.logo;
    cv::Mat scanned = picture.full();
    if (scale < 1) cv::resize(picture.full(), scanned, {}, scale, scale, cv::INTER_AREA);
    const double across = static_cast<double>(picture.size().width) / scanned.cols;
    const double along = static_cast<double>(picture.size().height) / scanned.rows;
    const cv::Matx33d enlarge(across, 0, 0, 0, along, 0, 0, 0, 1);
    const auto proposed = scan(scanned, logo, data.views, range, most);
    auto glanced =
        each(proposed, [&](const ScanCandidate& c) { return glanced_at(picture, data, enlarge * c.placement); });
    glanced = without_repeats(std::move(glanced), logo, most / proposed_for_one_verified);
    return without_repeats(each(glanced, [&](const Candidate& c) { return looked_at_closely(picture, data, c); }), logo,
                           most_reported);
}

double total(const Agreement& agreement) {
    return agreement.whole + agreement.best;
}

// The best that can be found where a LOGO of that size is said to lie in the middle.
Candidate best_in(const cv::Mat& surroundings, double side, const LogoModel::Data& data) {
    const double scale = std::min(1.0, surroundings_side / side);
    const ScanRange range{0.7 * side * scale, 1.45 * side * scale, true};
    const auto found = candidates_in(PicturePyramid(surroundings), scale, range, most_proposed_in_surroundings, data);
    return found.empty() ? Candidate{} : found.front();
}

struct SecondLook {
    Candidate best;               // the LOGO there, at least as good as it was
    double mirror_advantage = 0;  // by how much its mirror image agrees better
};

// Looks once more where a LOGO seems to be, for it and for its mirror image. Both are looked for anew, since a placement
// that fits the outline of one need not fit the other's.
SecondLook second_look(const PicturePyramid& picture, const LogoModel::Data& data, const Candidate& seen) {
    const double side = short_side(seen.placement, data.logo);
    const cv::Size2d extent = projected_size(seen.placement, data.logo);
    const cv::Point2d middle = projected(seen.placement, {data.logo.extent().width / 2, data.logo.extent().height / 2});
    const double reach = 0.8 * std::max(extent.width, extent.height) + 0.3 * side;
    const cv::Rect around = cv::Rect(cv::Point(cvFloor(middle.x - reach), cvFloor(middle.y - reach)),
                                     cv::Point(cvCeil(middle.x + reach), cvCeil(middle.y + reach))) &
                            cv::Rect(cv::Point(), picture.size());
    const cv::Mat surroundings = picture.full()(around);
    SecondLook look{seen, 0};
    Candidate again = best_in(surroundings, side, data);
    if (better(again, seen)) {
        again.placement = cv::Matx33d(1, 0, around.x, 0, 1, around.y, 0, 0, 1) * again.placement;
        look.best = again;
    }
    if (!data.has_handedness) return look;
    cv::Mat flipped;
    cv::flip(surroundings, flipped, 1);
    const cv::Matx33d flip(-1, 0, data.logo.extent().width, 0, 1, 0, 0, 0, 1);
    const Candidate turned = looked_at_closely(picture, data, glanced_at(picture, data, seen.placement * flip));
    const double mirrored = std::max(total(best_in(flipped, side, data).agreement), total(turned.agreement));
    look.mirror_advantage = mirrored - total(look.best.agreement);
    return look;
}

// Whether a person could tell the LOGO from its mirror image.
bool has_handedness(const cv::Mat& bgra, const LogoModel::Data& data) {
    // The file may be larger than what is visible of it, whose shorter side is 1 in LOGO coordinates.
    const auto& corners = data.logo.file_corners();
    const double scale = handedness_side * (corners[1].x - corners[0].x) / bgra.cols;
    cv::Mat sized;
    cv::resize(bgra, sized, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::Mat shown(sized.rows + 2 * handedness_margin, sized.cols + 2 * handedness_margin, CV_8UC3,
                  cv::Scalar::all(128));
    for (int y = 0; y < sized.rows; ++y) {
        for (int x = 0; x < sized.cols; ++x) {
            const auto& over = sized.at<cv::Vec4b>(y, x);
            auto& pixel = shown.at<cv::Vec3b>(y + handedness_margin, x + handedness_margin);
            for (int c = 0; c < 3; ++c)
                pixel[c] = cv::saturate_cast<uchar>(pixel[c] + (over[c] - pixel[c]) * over[3] / 255.0);
        }
    }
    const PicturePyramid picture(comparable_colours(shown));
    const cv::Point2d corner = corners.front();
    const double side = handedness_side;
    Candidate itself;
    itself.placement = {side, 0, handedness_margin - corner.x * side, 0, side, handedness_margin - corner.y * side, 0,
                        0,    1};
    itself = looked_at_closely(picture, data, itself);
    return second_look(picture, data, itself).mirror_advantage < -least_handedness;
}

std::vector<Sighting> found(const PicturePyramid& picture, double scale, const ScanRange& range, std::size_t most,
                            const LogoModel::Data& data) {
    std::vector<Sighting> sightings;
    for (const Candidate& candidate : candidates_in(picture, scale, range, most, data)) {
        SecondLook look{candidate, 0};
        if (candidate.agreement.score() >= data.operating_point.absent) look = second_look(picture, data, candidate);
        sightings.push_back(sighting_of(look.best, data.logo));
        sightings.back().mirrored = look.mirror_advantage > mirrored_margin;
    }
    std::stable_sort(sightings.begin(), sightings.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
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

double reduction(cv::Size picture, double long_side) {
    return std::min(1.0, long_side / std::max(picture.width, picture.height));
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

// First at half the size: most LOGOs that are there to be seen are large.
std::vector<Sighting> found_at_first(const cv::Mat& bgr, const LogoModel::Data& data) {
    const PicturePyramid picture(comparable_colours(bgr));
    std::vector<Sighting> sightings;
    for (const double long_side : {scan_long_side / 2, scan_long_side}) {
        const ScanRange range{first_smallest_side, 1e9, true};
        sightings = found(picture, reduction(bgr.size(), long_side), range, most_proposed, data);
        if (present(sightings, data) || std::max(bgr.cols, bgr.rows) <= long_side) break;
    }
    return sightings;
}

std::vector<Sighting> found_small(const cv::Mat& bgr, const LogoModel::Data& data) {
    const double scale = reduction(bgr.size(), scan_long_side);
    const double smallest = scale == 1 ? smallest_side : scale > 0.5 ? first_smallest_side : smallest_side_in_large;
    const ScanRange range{smallest, 1.1 * first_smallest_side / scale, false, scale > 0.5};
    std::vector<Sighting> all;
    for (const cv::Rect& tile : tiles_of(bgr.size(), cvCeil(overlap_sides * range.largest_side))) {
        std::vector<Sighting> here =
            found(PicturePyramid(comparable_colours(bgr(tile))), 1, range, most_proposed_small, data);
        move(here, tile.tl());
        all.insert(all.end(), here.begin(), here.end());
    }
    return all;
}

// Mirrored LOGOs are only looked for where they are large: there are few, and they are no proof.
std::vector<Sighting> found_mirrored(const cv::Mat& bgr, const LogoModel::Data& data) {
    if (!data.has_handedness) return {};
    cv::Mat flipped;
    cv::flip(shrunk_to(bgr, static_cast<int>(scan_long_side)), flipped, 1);
    const double enlarge = static_cast<double>(bgr.cols) / flipped.cols;
    const double scale = reduction(flipped.size(), scan_long_side / 2);
    const PicturePyramid picture(comparable_colours(flipped));
    std::vector<Sighting> sightings;
    for (Sighting& sighting : found(picture, scale, {first_smallest_side, 1e9, true}, most_proposed, data)) {
        if (sighting.mirrored || sighting.score < data.operating_point.present) continue;
        sighting.mirrored = true;
        for (Point& corner : sighting.quad)
            corner = {(flipped.cols - corner.x) * enlarge, corner.y * enlarge};
        sightings.push_back(sighting);
    }
    return sightings;
}

// Once more, with more patience.
std::vector<Sighting> found_again(const cv::Mat& bgr, const LogoModel::Data& data) {
    const double scale = reduction(bgr.size(), scan_long_side);
    if (scale < 0.5) return {};
    const PicturePyramid picture(comparable_colours(bgr));
    return found(picture, scale, {first_smallest_side, 1e9, true}, most_proposed_again, data);
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
    LogoModel::Data data{operating_point, std::move(logo), std::move(views), std::move(cells)};
    data.has_handedness = true;
    data.has_handedness = has_handedness(bgra, data);
    return data;
}

LogoLook look_for_logo(const cv::Mat& bgr, const LogoModel::Data& data, LogoEffort effort) {
    if (bgr.empty() || std::min(bgr.cols, bgr.rows) < smallest_picture) return {{}, "small"};
    LogoLook look;
    if (effort != LogoEffort::closer) look.candidates = found_at_first(bgr, data);
    if (effort != LogoEffort::frame) {
        for (const auto further : {found_again, found_small, found_mirrored})
            if (!present(look.candidates, data)) add(look, further(bgr, data));
    }
    if (!present(look.candidates, data)) look.hindrance = hindrance_of(bgr);
    return look;
}

}  // namespace mediaproof
