#include "vision/logo_verify.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/rehearsal/ground.h"

namespace mediaproof {
namespace {

constexpr double counted_share = 0.65;  // of the cells' weight; the rest may be covered
constexpr double cells_a_side = 6.5;    // along the shorter side
constexpr int smallest_cell = 4;        // pixels
constexpr double shifting_side = 30;    // smaller renderings are compared in place
constexpr double telling_side = 80;     // pixels: a larger LOGO shows no more of itself
constexpr int chance_patches = 48;
constexpr int chance_grounds = 4;
constexpr int ground_side = 320;  // pixels
constexpr std::uint32_t chance_seed = 20230515;
constexpr double grey_saturation = 0.2;  // of the picture relative to the LOGO's: about as good as none
constexpr double neutral_colour = 0.5;   // what a picture without colours counts as having
constexpr double colourless = 0.06;      // mean tint of a LOGO without colours
constexpr float unrest = 5;              // grey levels: gradients of a picture that shows nothing there
constexpr double middle_share = 0.3;     // of the visible part's sides, to either side of its middle

// What a cell says about a placement.
struct Seen {
    double weight = 0;
    double agreement = 0;
};

struct Sums {
    float product = 0, own = 0, seen = 0;
};

Sums summed(const LogoRendering& logo, const cv::Mat& dx, const cv::Mat& dy, const cv::Rect& cell, cv::Point shift) {
    Sums sums;
    for (int y = cell.y; y < cell.br().y; ++y) {
        const int py = std::clamp(y + shift.y, 0, dx.rows - 1);
        const auto* lx = logo.dx.ptr<cv::Vec3f>(y);
        const auto* ly = logo.dy.ptr<cv::Vec3f>(y);
        const auto* ox = logo.outline_x.ptr<float>(y);
        const auto* oy = logo.outline_y.ptr<float>(y);
        const auto* known = logo.known.ptr<float>(y);
        for (int x = cell.x; x < cell.br().x; ++x) {
            const int px = std::clamp(x + shift.x, 0, dx.cols - 1);
            const auto& gx = dx.ptr<cv::Vec3f>(py)[px];
            const auto& gy = dy.ptr<cv::Vec3f>(py)[px];
            sums.seen += known[x] * (gx.dot(gx) + gy.dot(gy));
            const float outline = ox[x] * ox[x] + oy[x] * oy[x];
            const float inside = lx[x].dot(lx[x]) + ly[x].dot(ly[x]);
            if (outline > inside) {
                const cv::Vec3f along = gx * ox[x] + gy * oy[x];
                sums.product += std::sqrt(along.dot(along));
                sums.own += outline;
            } else {
                sums.product += lx[x].dot(gx) + ly[x].dot(gy);
                sums.own += inside;
            }
        }
    }
    return sums;
}

double compared(const LogoRendering& logo, const cv::Mat& dx, const cv::Mat& dy, const cv::Rect& area) {
    const float rest = unrest * unrest * static_cast<float>(area.area());
    const int reach = logo.side >= shifting_side ? 1 : 0;
    double best = -1;
    for (int y = -reach; y <= reach; ++y) {
        for (int x = -reach; x <= reach; ++x) {
            const Sums sums = summed(logo, dx, dy, area, {x, y});
            if (sums.own <= 0) return 0;
            best = std::max(best, static_cast<double>(sums.product / std::sqrt(sums.own * (sums.seen + rest))));
        }
    }
    return std::min(best, 1.0);
}

double best_of(std::vector<Seen> cells, double share) {
    std::sort(cells.begin(), cells.end(), [](const Seen& a, const Seen& b) { return a.agreement > b.agreement; });
    double total = 0, taken = 0, sum = 0;
    for (const Seen& cell : cells)
        total += cell.weight;
    for (const Seen& cell : cells) {
        const double weight = std::min(cell.weight, share * total - taken);
        if (weight <= 0) break;
        taken += weight;
        sum += weight * cell.agreement;
    }
    return taken > 0 ? sum / taken : 0;
}

// Chroma relative to brightness: the same in shade and sun.
cv::Vec2d tint_of(const cv::Scalar& ycrcb) {
    return {(ycrcb[1] - 128) / (ycrcb[0] + 30), (ycrcb[2] - 128) / (ycrcb[0] + 30)};
}

std::vector<LogoCell> cells_of(const LogoRendering& logo) {
    const int side = std::max(smallest_cell, cvRound(logo.side / cells_a_side));
    const int columns = std::max(1, cvRound(static_cast<double>(logo.dx.cols) / side));
    const int rows = std::max(1, cvRound(static_cast<double>(logo.dx.rows) / side));
    std::vector<LogoCell> cells;
    std::vector<double> weights;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const cv::Point from(logo.dx.cols * column / columns, logo.dx.rows * row / rows);
            const cv::Point to(logo.dx.cols * (column + 1) / columns, logo.dx.rows * (row + 1) / rows);
            LogoCell cell;
            cell.area = {from, to};
            cell.weight = std::sqrt(summed(logo, logo.dx, logo.dy, cell.area, {}).own);
            if (cell.weight < cell.area.area() * 0.1) continue;
            const cv::Point2d middle((from.x + to.x) / 2.0 / logo.dx.cols - 0.5,
                                     (from.y + to.y) / 2.0 / logo.dx.rows - 0.5);
            cell.in_the_middle = std::hypot(middle.x, middle.y) < middle_share;
            const cv::Mat opaque = logo.opacity(cell.area) > 0.5;
            cell.opaque_share = static_cast<double>(cv::countNonZero(opaque)) / cell.area.area();
            if (cell.opaque_share > 0) {
                cell.opaque = opaque;
                cell.tint = tint_of(cv::mean(logo.colour(cell.area), opaque));
            }
            cells.push_back(cell);
            weights.push_back(cell.weight);
        }
    }
    if (weights.empty()) return {};
    // No cell, however busy, counts for much more than the others.
    std::nth_element(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(weights.size() / 2), weights.end());
    const double most = 1.2 * weights[weights.size() / 2];
    for (LogoCell& cell : cells)
        cell.weight = std::min(cell.weight, most) / most;
    return cells;
}

const std::vector<cv::Mat>& grounds() {
    static const std::vector<cv::Mat> all = [] {
        rehearsal::Chance chance(chance_seed);
        std::vector<cv::Mat> made;
        for (int i = 0; i < chance_grounds; ++i)
            made.push_back(comparable_colours(rehearsal::logo_free_ground(chance, {ground_side, ground_side})));
        return made;
    }();
    return all;
}

// A patch of a picture without any LOGO.
cv::Mat patch_of(cv::Size size, rehearsal::Chance& chance) {
    const cv::Mat& ground = grounds()[static_cast<std::size_t>(chance.whole(0, chance_grounds - 1))];
    const cv::Size fitted(std::min(size.width, ground.cols), std::min(size.height, ground.rows));
    const cv::Point at(chance.whole(0, ground.cols - fitted.width), chance.whole(0, ground.rows - fitted.height));
    cv::Mat patch;
    cv::resize(ground(cv::Rect(at, fitted)), patch, size, 0, 0, cv::INTER_LINEAR);
    return patch;
}

void learn_chance(std::vector<LogoCell>& cells, const LogoRendering& logo) {
    rehearsal::Chance chance(chance_seed);
    for (int i = 0; i < chance_patches; ++i) {
        cv::Mat dx, dy;
        gradients_of(patch_of(logo.dx.size(), chance), dx, dy);
        for (LogoCell& cell : cells)
            cell.chance += std::max(0.0, compared(logo, dx, dy, cell.area)) / chance_patches;
    }
    for (LogoCell& cell : cells)
        cell.chance = std::min(cell.chance, 0.95);
}

}  // namespace

LogoCells cells_of(const LogoTemplate& logo) {
    LogoCells all;
    for (const LogoRendering& rendering : logo.renderings()) {
        all.push_back(cells_of(rendering));
        learn_chance(all.back(), rendering);
    }
    return all;
}

double Agreement::score() const {
    // Where the picture or the LOGO has no colours they say nothing, for or against.
    const double certain = std::clamp((saturation - grey_saturation) / grey_saturation, 0.0, 1.0);
    const double colours = certain * colour + (1 - certain) * neutral_colour;
    // A rim that agrees around a middle that does not is another sign with the same ring; what covers a LOGO's middle
    // covers some of its rim as well.
    const double other_middle = std::min(0.0, middle_whole - rim_whole);
    const double size = std::log(std::clamp(side, 1.0, telling_side) / (telling_side / 2));
    const double evidence =
        2.9 * best + 5.9 * whole + 2.2 * middle + 7.4 * colours + 4.5 * other_middle + 1.5 * size - 9.0;
    return 1 / (1 + std::exp(-evidence / 2));
}

Agreement agreement(const PicturePyramid& picture, const Placement& placement, const LogoTemplate& logo,
                    const LogoCells& cells, std::size_t rendering) {
    const LogoRendering& drawn = logo.renderings()[rendering];
    const cv::Mat patch = picture.under(placement, drawn);
    cv::Mat dx, dy;
    gradients_of(patch, dx, dy);
    std::vector<Seen> all, middle, rim, colours;
    double own_tint = 0, seen_tint = 0;
    for (const LogoCell& cell : cells[rendering]) {
        const double value = compared(drawn, dx, dy, cell.area);
        const Seen seen{cell.weight * (1 - cell.chance), std::max(-0.3, (value - cell.chance) / (1 - cell.chance))};
        all.push_back(seen);
        (cell.in_the_middle ? middle : rim).push_back(seen);
        if (cell.opaque.empty()) continue;
        const cv::Vec2d tint = tint_of(cv::mean(patch(cell.area), cell.opaque));
        const double own = cell.tint.dot(cell.tint), other = tint.dot(tint);
        colours.push_back({cell.opaque_share * std::sqrt(own), cell.tint.dot(tint) / (std::max(own, other) + 0.005)});
        own_tint += cell.opaque_share * std::sqrt(own);
        seen_tint += cell.opaque_share * std::min(std::sqrt(other), std::sqrt(own));
    }
    Agreement result;
    result.best = best_of(all, counted_share);
    result.whole = best_of(all, 1);
    result.middle = best_of(middle, 0.6);
    result.middle_whole = best_of(middle, 1);
    result.rim_whole = best_of(rim, 1);
    result.colour = best_of(colours, counted_share);
    result.saturation = seen_tint / std::max(own_tint, colourless * static_cast<double>(colours.size()));
    const cv::Size2d size = projected_size(placement, logo);
    result.side = std::min(size.width, size.height);
    return result;
}

}  // namespace mediaproof
