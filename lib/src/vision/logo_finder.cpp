#include "vision/logo_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>
#include <optional>
#include <stdexcept>

#include "vision/masked_correlation.h"

namespace mediaproof {
namespace {

constexpr int fewest_visible_px = 16;
constexpr double coarse_side = 20;          // the template's shorter side while scanning, pixels
constexpr double smallest_share = 0.045;    // of the picture's longer side: the smallest LOGO looked for
constexpr double largest_share = 0.85;      // of the picture's shorter side
constexpr double pyramid_step = 1.2;
constexpr std::array<double, 3> turns_deg = {-12, 0, 12};
constexpr std::size_t most_candidates = 10;
constexpr double least_coarse_score = 0.35;
constexpr double fine_side = 72;            // the template's shorter side while aligning, pixels
constexpr int alignment_steps = 40;
constexpr int cells_a_side = 4;
constexpr double counted_cells = 0.75;      // the best of them; the rest may be covered

struct Candidate {
    cv::Point2d centre;     // in the searched picture
    double scale = 1;       // picture pixels for one template pixel
    double turn_deg = 0;
    double score = 0;
};

struct Template {
    cv::Mat grey, weight;
};

Template resized(const LogoModel::Data& logo, double short_side, double turn_deg) {
    const double scale = short_side / std::min(logo.grey.cols, logo.grey.rows);
    Template small;
    cv::resize(logo.grey, small.grey, {}, scale, scale, cv::INTER_AREA);
    cv::resize(logo.weight, small.weight, {}, scale, scale, cv::INTER_AREA);
    if (turn_deg == 0) return small;
    const cv::Point2f centre(static_cast<float>(small.grey.cols - 1) / 2, static_cast<float>(small.grey.rows - 1) / 2);
    const cv::Mat turn = cv::getRotationMatrix2D(centre, -turn_deg, 1);
    cv::warpAffine(small.grey, small.grey, turn, small.grey.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpAffine(small.weight, small.weight, turn, small.weight.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, 0);
    return small;
}

// The local maxima of one level's score map, as candidates in the searched picture.
void collect_peaks(const cv::Mat& scores, const Template& pattern, double level_scale, double template_scale,
                   double turn_deg, std::vector<Candidate>& candidates) {
    cv::Mat highest;
    cv::dilate(scores, highest, cv::getStructuringElement(cv::MORPH_RECT, {9, 9}));
    for (int y = 0; y < scores.rows; ++y) {
        for (int x = 0; x < scores.cols; ++x) {
            const float score = scores.at<float>(y, x);
            if (score < least_coarse_score || score < highest.at<float>(y, x)) continue;
            const cv::Point2d centre((x + (pattern.grey.cols - 1) / 2.0) / level_scale,
                                     (y + (pattern.grey.rows - 1) / 2.0) / level_scale);
            candidates.push_back({centre, template_scale / level_scale, turn_deg, score});
        }
    }
}

// The best candidates that don't lie on a better one.
std::vector<Candidate> strongest(std::vector<Candidate> candidates, double template_side) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    std::vector<Candidate> kept;
    for (const Candidate& candidate : candidates) {
        const bool covered = std::any_of(kept.begin(), kept.end(), [&](const Candidate& better) {
            const double near = 0.35 * template_side * better.scale;
            return cv::norm(better.centre - candidate.centre) < near && candidate.scale < 1.5 * better.scale &&
                   better.scale < 1.5 * candidate.scale;
        });
        if (!covered) kept.push_back(candidate);
        if (kept.size() == most_candidates) break;
    }
    return kept;
}

std::vector<Candidate> scan(const cv::Mat& grey, const LogoModel::Data& logo) {
    const double logo_side = std::min(logo.grey.cols, logo.grey.rows);
    std::vector<Template> patterns;
    for (const double turn : turns_deg) patterns.push_back(resized(logo, coarse_side, turn));
    const double template_scale = coarse_side / logo_side;
    std::vector<double> level_scales;
    const double smallest = smallest_share * std::max(grey.cols, grey.rows);
    const double largest = largest_share * std::min(grey.cols, grey.rows);
    for (double side = smallest; side < largest; side *= pyramid_step) level_scales.push_back(coarse_side / side);

    std::vector<std::vector<Candidate>> found(level_scales.size());
    cv::parallel_for_({0, static_cast<int>(level_scales.size())}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const auto level = static_cast<std::size_t>(i);
            const double level_scale = std::min(level_scales[level], 1.0);
            cv::Mat shrunk = grey;
            if (level_scale < 1) cv::resize(grey, shrunk, {}, level_scale, level_scale, cv::INTER_AREA);
            for (std::size_t t = 0; t < patterns.size(); ++t) {
                const cv::Mat scores = masked_correlation(shrunk, patterns[t].grey, patterns[t].weight);
                if (scores.empty()) continue;
                collect_peaks(scores, patterns[t], level_scale, template_scale, turns_deg[t], found[level]);
            }
        }
    });
    std::vector<Candidate> all;
    for (const auto& level : found) all.insert(all.end(), level.begin(), level.end());
    return strongest(std::move(all), logo_side);
}

// Maps the pixels of a fine template into the searched picture, as the candidate has it.
cv::Matx33d placement(const Candidate& candidate, cv::Size fine_size, double fine_scale) {
    const double scale = candidate.scale / fine_scale;
    const double angle = candidate.turn_deg * CV_PI / 180;
    const double c = scale * std::cos(angle);
    const double s = scale * std::sin(angle);
    const double mx = (fine_size.width - 1) / 2.0;
    const double my = (fine_size.height - 1) / 2.0;
    return {c, -s, candidate.centre.x - c * mx + s * my, s, c, candidate.centre.y - s * mx - c * my, 0, 0, 1};
}

// Improves the placement; absent when the alignment runs away or finds nothing to hold on to.
std::optional<cv::Matx33d> aligned(const cv::Mat& picture, const Template& fine, const cv::Matx33d& start) {
    // ECC wants the mask on the picture it warps, so the template is warped onto a patch of the picture.
    const cv::Rect2d box = [&] {
        std::vector<cv::Point2f> corners;
        for (const auto& [x, y] : {std::pair{0, 0}, {fine.grey.cols, 0}, {fine.grey.cols, fine.grey.rows}, {0, fine.grey.rows}}) {
            const cv::Vec3d p = start * cv::Vec3d(x, y, 1);
            corners.emplace_back(static_cast<float>(p[0]), static_cast<float>(p[1]));
        }
        return cv::Rect2d(cv::boundingRect(corners));
    }();
    const double margin = 0.2 * std::max(box.width, box.height);
    const double shrink = fine_side / std::min(box.width, box.height);
    const cv::Matx33d to_patch(shrink, 0, -(box.x - margin) * shrink, 0, shrink, -(box.y - margin) * shrink, 0, 0, 1);
    const cv::Size patch_size(static_cast<int>((box.width + 2 * margin) * shrink),
                              static_cast<int>((box.height + 2 * margin) * shrink));
    cv::Mat patch;
    cv::warpAffine(picture, patch, to_patch.get_minor<2, 3>(0, 0), patch_size,
                   shrink < 0.7 ? cv::INTER_AREA : cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::Mat mask;
    fine.weight.convertTo(mask, CV_8U, 255);
    cv::Mat warp = cv::Mat(cv::Matx33d((to_patch * start).inv()).get_minor<2, 3>(0, 0));
    warp.convertTo(warp, CV_32F);
    try {
        cv::findTransformECC(patch, fine.grey, warp, cv::MOTION_AFFINE,
                             {cv::TermCriteria::COUNT + cv::TermCriteria::EPS, alignment_steps, 1e-4}, mask, 5);
    } catch (const cv::Exception&) {
        return std::nullopt;  // ECC's way of saying that it does not converge
    }
    cv::Matx33d patch_to_fine = cv::Matx33d::eye();
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 3; ++column) patch_to_fine(row, column) = warp.at<float>(row, column);
    }
    const double stretch = std::abs(cv::determinant((patch_to_fine * to_patch * start)));
    if (!std::isfinite(stretch) || stretch < 0.4 || stretch > 2.5) return std::nullopt;
    return (patch_to_fine * to_patch).inv();
}

// How well template and picture agree under a placement: the lesser of the agreement of the whole and the mean
// agreement of its best cells, so that neither a common outline nor a few lucky cells are enough. [0, 1]
double agreement(const cv::Mat& picture, const Template& fine, const cv::Matx33d& where) {
    cv::Mat seen;
    cv::warpPerspective(picture, seen, where, fine.grey.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                        cv::BORDER_REPLICATE);
    const double whole = weighted_correlation(seen, fine.grey, fine.weight);
    std::vector<double> cells;
    for (int row = 0; row < cells_a_side; ++row) {
        for (int column = 0; column < cells_a_side; ++column) {
            const cv::Point from(fine.grey.cols * column / cells_a_side, fine.grey.rows * row / cells_a_side);
            const cv::Point to(fine.grey.cols * (column + 1) / cells_a_side, fine.grey.rows * (row + 1) / cells_a_side);
            const cv::Rect cell(from, to);
            if (cv::mean(fine.weight(cell))[0] < 0.3) continue;
            cells.push_back(weighted_correlation(seen(cell), fine.grey(cell), fine.weight(cell)));
        }
    }
    std::sort(cells.rbegin(), cells.rend());
    const auto counted = static_cast<std::size_t>(std::ceil(counted_cells * static_cast<double>(cells.size())));
    double sum = 0;
    for (std::size_t i = 0; i < counted; ++i) sum += cells[i];
    const double parts = counted > 0 ? sum / static_cast<double>(counted) : 0;
    return std::clamp(std::min(whole, parts), 0.0, 1.0);
}

// The corners of the LOGO's file under `where`, which maps fine template pixels.
Quad quad_of(const cv::Matx33d& where, const LogoModel::Data& logo, double fine_scale, double enlarge) {
    const double left = -logo.visible.x;
    const double top = -logo.visible.y;
    const double right = left + logo.image_size.width;
    const double bottom = top + logo.image_size.height;
    Quad quad;
    const std::array<cv::Point2d, 4> corners = {{{left, top}, {right, top}, {right, bottom}, {left, bottom}}};
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Vec3d p = where * cv::Vec3d(corners[i].x * fine_scale - 0.5, corners[i].y * fine_scale - 0.5, 1);
        quad[i] = {(p[0] / p[2] + 0.5) * enlarge, (p[1] / p[2] + 0.5) * enlarge};
    }
    return quad;
}

double distance(const Sighting& a, const Sighting& b) {
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i) sum += std::hypot(a.quad[i].x - b.quad[i].x, a.quad[i].y - b.quad[i].y);
    return sum / 4;
}

// Best first; of several on the same spot only the best.
std::vector<Sighting> without_repeats(std::vector<Sighting> sightings) {
    std::stable_sort(sightings.begin(), sightings.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
    std::vector<Sighting> kept;
    for (const Sighting& sighting : sightings) {
        const bool repeated = std::any_of(kept.begin(), kept.end(), [&](const Sighting& better) {
            const double side = std::hypot(better.quad[1].x - better.quad[0].x, better.quad[1].y - better.quad[0].y);
            return distance(better, sighting) < 0.5 * side;
        });
        if (!repeated) kept.push_back(sighting);
    }
    return kept;
}

}  // namespace

LogoModel::Data prepare_logo(const cv::Mat& bgra, LogoOperatingPoint operating_point) {
    LogoModel::Data logo;
    logo.operating_point = operating_point;
    logo.image_size = bgra.size();
    cv::Mat alpha;
    cv::extractChannel(bgra, alpha, 3);
    logo.visible = cv::boundingRect(alpha > 127);
    if (logo.visible.width < fewest_visible_px || logo.visible.height < fewest_visible_px) {
        throw std::invalid_argument("shows less than 16×16 visible pixels");
    }
    cv::Mat grey;
    cv::cvtColor(bgra(logo.visible), grey, cv::COLOR_BGRA2GRAY);
    alpha(logo.visible).convertTo(logo.weight, CV_32F, 1.0 / 255);
    grey.convertTo(logo.grey, CV_32F);
    logo.grey.setTo(128, logo.weight < 0.5);
    cv::Scalar mean, deviation;
    cv::meanStdDev(logo.grey, mean, deviation, logo.weight > 0.5);
    if (deviation[0] < 4) throw std::invalid_argument("is all of one brightness, so nothing in it can be recognised");
    return logo;
}

std::vector<Sighting> find_in_picture(const cv::Mat& bgr, const LogoModel::Data& logo) {
    if (bgr.empty() || std::min(bgr.cols, bgr.rows) < 2 * fewest_visible_px) return {};
    const double shrink = std::min(1.0, static_cast<double>(logo_search_long_side) / std::max(bgr.cols, bgr.rows));
    cv::Mat shown = bgr;
    if (shrink < 1) cv::resize(bgr, shown, {}, shrink, shrink, cv::INTER_AREA);
    cv::Mat grey;
    cv::cvtColor(shown, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, CV_32F);

    const Template fine = resized(logo, fine_side, 0);
    const double fine_scale = fine_side / std::min(logo.grey.cols, logo.grey.rows);
    std::vector<Sighting> sightings;
    for (const Candidate& candidate : scan(grey, logo)) {
        const cv::Matx33d start = placement(candidate, fine.grey.size(), fine_scale);
        const cv::Matx33d where = aligned(grey, fine, start).value_or(start);
        const double score = agreement(grey, fine, where);
        sightings.push_back({quad_of(where, logo, fine_scale, 1 / shrink), score, std::nullopt});
    }
    return without_repeats(std::move(sightings));
}

}  // namespace mediaproof
