#include "vision/logo_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>
#include <optional>
#include <stdexcept>

#include "vision/masked_correlation.h"
#include "vision/shrink.h"

namespace mediaproof {
namespace {

constexpr int fewest_visible_px = 16;
constexpr double coarse_side = 20;        // the template's shorter side while scanning, pixels
constexpr double smallest_share = 0.045;  // of the picture's longer side: the smallest LOGO looked for
constexpr double largest_share = 0.85;    // of the picture's shorter side
constexpr double pyramid_step = 1.2;
constexpr std::array<double, 3> scan_turns_deg = {-12, 0, 12};
constexpr std::size_t most_candidates = 6;
constexpr double least_coarse_score = 0.35;
constexpr double fine_side = 72;  // the template's shorter side while aligning, pixels
constexpr int alignment_steps = 30;
constexpr int cells_a_side = 4;
constexpr double counted_cells = 0.75;  // the best of them; the rest may be covered

struct Candidate {
    cv::Point2d centre;  // in the searched picture
    double scale = 1;    // picture pixels for one template pixel
    double turn_deg = 0;
    double score = 0;
};

// The local maxima of one level's score map, as candidates in the searched picture.
void collect_peaks(const cv::Mat& scores, cv::Size pattern, double level_scale, double template_scale, double turn_deg,
                   std::vector<Candidate>& candidates) {
    cv::Mat highest;
    cv::dilate(scores, highest, cv::getStructuringElement(cv::MORPH_RECT, {9, 9}));
    for (int y = 0; y < scores.rows; ++y) {
        for (int x = 0; x < scores.cols; ++x) {
            const float score = scores.at<float>(y, x);
            if (score < least_coarse_score || score < highest.at<float>(y, x)) continue;
            const cv::Point2d centre((x + (pattern.width - 1) / 2.0) / level_scale,
                                     (y + (pattern.height - 1) / 2.0) / level_scale);
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

// The scales at which the picture is scanned for a template of a fixed size: from the smallest LOGO to the
// largest.
std::vector<double> level_scales(cv::Size picture) {
    std::vector<double> scales;
    const double smallest = std::max(coarse_side, smallest_share * std::max(picture.width, picture.height));
    const double largest = largest_share * std::min(picture.width, picture.height);
    for (double side = smallest; side < largest; side *= pyramid_step)
        scales.push_back(coarse_side / side);
    return scales;
}

std::vector<Candidate> scan_level(const cv::Mat& grey, double level_scale, const LogoModel::Data& logo) {
    cv::Mat shrunk = grey;
    if (level_scale < 1) cv::resize(grey, shrunk, {}, level_scale, level_scale, cv::INTER_AREA);
    const cv::Mat variance = window_variance(shrunk, logo.coarse_weight);
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < logo.coarse.size(); ++i) {
        const cv::Mat scores = masked_correlation(shrunk, logo.coarse[i], logo.coarse_weight, variance);
        if (scores.empty()) continue;
        collect_peaks(scores, logo.coarse[i].size(), level_scale, logo.coarse_scale, scan_turns_deg[i], candidates);
    }
    return candidates;
}

std::vector<Candidate> scan(const cv::Mat& grey, const LogoModel::Data& logo) {
    const std::vector<double> scales = level_scales(grey.size());
    std::vector<std::vector<Candidate>> found(scales.size());
    cv::parallel_for_({0, static_cast<int>(scales.size())}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const auto level = static_cast<std::size_t>(i);
            found[level] = scan_level(grey, scales[level], logo);
        }
    });
    std::vector<Candidate> all;
    for (const auto& level : found)
        all.insert(all.end(), level.begin(), level.end());
    return strongest(std::move(all), std::min(logo.visible.width, logo.visible.height));
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
std::optional<cv::Matx33d> aligned(const cv::Mat& picture, const LogoModel::Data& logo, const cv::Matx33d& start) {
    // ECC wants the mask on the picture it warps, so the template is warped onto a patch of the picture.
    const cv::Rect2d box = [&] {
        std::vector<cv::Point2f> corners;
        for (const auto& [x, y] :
             {std::pair{0, 0}, {logo.fine.cols, 0}, {logo.fine.cols, logo.fine.rows}, {0, logo.fine.rows}}) {
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
    cv::warpAffine(picture, patch, to_patch.get_minor<2, 3>(0, 0), patch_size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::Mat mask;
    logo.fine_weight.convertTo(mask, CV_8U, 255);
    cv::Mat warp = cv::Mat(cv::Matx33d((to_patch * start).inv()).get_minor<2, 3>(0, 0));
    warp.convertTo(warp, CV_32F);
    try {
        cv::findTransformECC(patch, logo.fine, warp, cv::MOTION_AFFINE,
                             {cv::TermCriteria::COUNT + cv::TermCriteria::EPS, alignment_steps, 1e-3}, mask, 5);
    } catch (const cv::Exception&) {
        return std::nullopt;  // ECC's way of saying that it does not converge
    }
    cv::Matx33d patch_to_fine = cv::Matx33d::eye();
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 3; ++column)
            patch_to_fine(row, column) = warp.at<float>(row, column);
    }
    const double stretch = std::abs(cv::determinant((patch_to_fine * to_patch * start)));
    if (!std::isfinite(stretch) || stretch < 0.4 || stretch > 2.5) return std::nullopt;
    return (patch_to_fine * to_patch).inv();
}

// How well template and picture agree under a placement: the lesser of the agreement of the whole and the
// mean agreement of its best cells, so that neither a common outline nor a few lucky cells are enough. [0, 1]
double agreement(const cv::Mat& picture, const LogoModel::Data& logo, const cv::Matx33d& where) {
    cv::Mat seen;
    cv::warpPerspective(picture, seen, where, logo.fine.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                        cv::BORDER_REPLICATE);
    const double whole = weighted_correlation(seen, logo.fine, logo.fine_weight);
    std::vector<double> cells;
    for (int row = 0; row < cells_a_side; ++row) {
        for (int column = 0; column < cells_a_side; ++column) {
            const cv::Point from(logo.fine.cols * column / cells_a_side, logo.fine.rows * row / cells_a_side);
            const cv::Point to(logo.fine.cols * (column + 1) / cells_a_side, logo.fine.rows * (row + 1) / cells_a_side);
            const cv::Rect cell(from, to);
            if (cv::mean(logo.fine_weight(cell))[0] < 0.3) continue;
            cells.push_back(weighted_correlation(seen(cell), logo.fine(cell), logo.fine_weight(cell)));
        }
    }
    std::sort(cells.rbegin(), cells.rend());
    const auto counted = static_cast<std::size_t>(std::ceil(counted_cells * static_cast<double>(cells.size())));
    double sum = 0;
    for (std::size_t i = 0; i < counted; ++i)
        sum += cells[i];
    const double parts = counted > 0 ? sum / static_cast<double>(counted) : 0;
    return std::clamp(std::min(whole, parts), 0.0, 1.0);
}

// The corners of the LOGO's file under `where`, which maps fine template pixels.
Quad quad_of(const cv::Matx33d& where, const LogoModel::Data& logo, double enlarge) {
    const double left = -logo.visible.x;
    const double top = -logo.visible.y;
    const double right = left + logo.image_size.width;
    const double bottom = top + logo.image_size.height;
    Quad quad;
    const std::array<cv::Point2d, 4> corners = {{{left, top}, {right, top}, {right, bottom}, {left, bottom}}};
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Vec3d p =
            where * cv::Vec3d(corners[i].x * logo.fine_scale - 0.5, corners[i].y * logo.fine_scale - 0.5, 1);
        quad[i] = {(p[0] / p[2] + 0.5) * enlarge, (p[1] / p[2] + 0.5) * enlarge};
    }
    return quad;
}

double distance(const Sighting& a, const Sighting& b) {
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i)
        sum += std::hypot(a.quad[i].x - b.quad[i].x, a.quad[i].y - b.quad[i].y);
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

void add_coarse_templates(LogoModel::Data& logo, const cv::Mat& grey, const cv::Mat& weight) {
    cv::Mat small, small_weight;
    cv::resize(grey, small, {}, logo.coarse_scale, logo.coarse_scale, cv::INTER_AREA);
    cv::resize(weight, small_weight, small.size(), 0, 0, cv::INTER_AREA);
    logo.coarse_weight = small_weight.clone();
    const cv::Point2f centre(static_cast<float>(small.cols - 1) / 2, static_cast<float>(small.rows - 1) / 2);
    for (const double turn_deg : scan_turns_deg) {
        const cv::Mat turn = cv::getRotationMatrix2D(centre, -turn_deg, 1);
        cv::Mat turned, turned_weight;
        cv::warpAffine(small, turned, turn, small.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        cv::warpAffine(small_weight, turned_weight, turn, small.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, 0);
        logo.coarse.push_back(turned);
        cv::min(logo.coarse_weight, turned_weight, logo.coarse_weight);
    }
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
    cv::Mat grey, weight;
    cv::cvtColor(bgra(logo.visible), grey, cv::COLOR_BGRA2GRAY);
    grey.convertTo(grey, CV_32F);
    alpha(logo.visible).convertTo(weight, CV_32F, 1.0 / 255);
    grey.setTo(128, weight < 0.5);
    cv::Scalar mean, deviation;
    cv::meanStdDev(grey, mean, deviation, weight > 0.5);
    if (deviation[0] < 4) throw std::invalid_argument("is all of one brightness, so nothing in it can be recognised");

    const double short_side = std::min(grey.cols, grey.rows);
    logo.fine_scale = fine_side / short_side;
    cv::resize(grey, logo.fine, {}, logo.fine_scale, logo.fine_scale, cv::INTER_AREA);
    cv::resize(weight, logo.fine_weight, logo.fine.size(), 0, 0, cv::INTER_AREA);
    logo.coarse_scale = coarse_side / short_side;
    add_coarse_templates(logo, grey, weight);
    return logo;
}

LogoLook look_for_logo(const cv::Mat& bgr, const LogoModel::Data& logo, LogoEffort) {
    if (bgr.empty()) return {{}, "small"};
    const cv::Mat shown = shrunk_to(bgr, 1280);
    if (std::min(shown.cols, shown.rows) < 2 * fewest_visible_px) return {};
    const double enlarge = static_cast<double>(bgr.cols) / shown.cols;
    cv::Mat grey;
    cv::cvtColor(shown, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, CV_32F);

    const std::vector<Candidate> candidates = scan(grey, logo);
    std::vector<Sighting> sightings(candidates.size());
    cv::parallel_for_({0, static_cast<int>(candidates.size())}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const cv::Matx33d start = placement(candidates[at], logo.fine.size(), logo.fine_scale);
            const cv::Matx33d where = aligned(grey, logo, start).value_or(start);
            sightings[at] = {quad_of(where, logo, enlarge), agreement(grey, logo, where), std::nullopt, false};
        }
    });
    return {without_repeats(std::move(sightings)), {}};
}

}  // namespace mediaproof
