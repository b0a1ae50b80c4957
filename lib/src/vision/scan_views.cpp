#include "vision/scan_views.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/edge_directions.h"

namespace mediaproof {
namespace {

constexpr float least_mark = 1;  // of a view's feature, on average
constexpr std::array<double, 5> rolls_deg = {-26, -13, 0, 13, 26};

struct Tilt {
    double squeeze;
    int axes;
};
constexpr std::array<Tilt, 3> tilts = {{{1, 1}, {0.72, 4}, {0.52, 6}}};
constexpr double steep_squeeze = 0.6;

struct Spot {
    float mark;  // what it would be given in a picture of the LOGO
    int x, y, direction;
};

// The LOGO's gradients, moved by a few pixels, in the form of a picture's.
std::vector<cv::Mat> moved(const cv::Mat& gradient, int x, int y) {
    cv::Mat result;
    constexpr int pad = 2 * cell_side;
    cv::copyMakeBorder(gradient, result, pad + y, pad - y, pad + x, pad - x, cv::BORDER_CONSTANT, cv::Scalar(0));
    result.convertTo(result, CV_16S, 4);
    return {result, result, result};
}

// Where and in which directions the LOGO earns marks, wherever it lies on the grid of cells.
std::vector<Spot> spots_of(const LogoTemplate& logo, const cv::Matx22d& map, cv::Size& drawn) {
    constexpr int reach = 1;
    cv::Mat gx, gy, sum;
    logo.render_view(map, gx, gy);
    drawn = gx.size();
    cv::Size size;
    float renderings = 0;
    for (int y = -reach; y <= reach; ++y) {
        for (int x = -reach; x <= reach; ++x) {
            const EdgeDirections cells(moved(gx, x, y), moved(gy, x, y));
            size = {cells.cols(), cells.rows()};
            if (sum.empty()) sum = cv::Mat(size.height, size.width * direction_count, CV_32F, cv::Scalar(0));
            for (int row = 0; row < size.height; ++row)
                for (int i = 0; i < size.width * direction_count; ++i)
                    sum.at<float>(row, i) += static_cast<float>(cells.marks(0, row)[i]);
            ++renderings;
        }
    }
    std::vector<Spot> spots;
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            for (int d = 0; d < direction_count; ++d) {
                const float mark = sum.at<float>(y, x * direction_count + d) / renderings;
                if (mark >= least_mark) spots.push_back({mark, x, y, d});
            }
        }
    }
    std::stable_sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.mark > b.mark; });
    return spots;
}

// As many as there are to be, spread as evenly as the LOGO's edges allow.
std::vector<Spot> chosen_from(const std::vector<Spot>& spots, cv::Size size) {
    std::vector<Spot> best;
    for (double apart = 4; apart > 0.5; apart *= 0.8) {
        cv::Mat taken(size, CV_8U, cv::Scalar(0));
        std::vector<Spot> chosen;
        for (const Spot& spot : spots) {
            if (taken.at<uchar>(spot.y, spot.x)) continue;
            const int reach = static_cast<int>(apart);
            const double squared = apart * apart;
            for (int y = std::max(0, spot.y - reach); y <= std::min(size.height - 1, spot.y + reach); ++y)
                for (int x = std::max(0, spot.x - reach); x <= std::min(size.width - 1, spot.x + reach); ++x)
                    if ((x - spot.x) * (x - spot.x) + (y - spot.y) * (y - spot.y) < squared) taken.at<uchar>(y, x) = 1;
            chosen.push_back(spot);
            if (chosen.size() == scan_features) return chosen;
        }
        best = std::move(chosen);
    }
    return best;
}

ScanView view_of(const LogoTemplate& logo, const cv::Matx22d& map) {
    cv::Size drawn;
    const std::vector<Spot> spots = spots_of(logo, map, drawn);
    const int pad = 2;  // cells
    const std::vector<Spot> chosen =
        chosen_from(spots, {drawn.width / cell_side + 2 * pad, drawn.height / cell_side + 2 * pad});
    ScanView view;
    view.view = map;
    for (std::size_t i = 0; i < view.features.size() && !chosen.empty(); ++i) {
        const Spot& spot = chosen[i % chosen.size()];
        auto& feature = view.features[i];
        feature.x = static_cast<int>(std::lround(spot.x - pad + 0.5 - drawn.width / (2.0 * cell_side)));
        feature.y = static_cast<int>(std::lround(spot.y - pad + 0.5 - drawn.height / (2.0 * cell_side)));
        feature.direction = spot.direction;
        view.reach_x = std::max(view.reach_x, std::abs(feature.x));
        view.reach_y = std::max(view.reach_y, std::abs(feature.y));
    }
    return view;
}

}  // namespace

std::vector<ScanViews> scan_views_of(const LogoTemplate& logo) {
    std::vector<ScanViews> sets;
    for (const double side : {small_scan_side, large_scan_side}) {
        sets.push_back({side, {}});
        for (const Tilt& tilt : tilts) {
            for (int axis = 0; axis < tilt.axes; ++axis) {
                const cv::Matx22d direction = rotation(180.0 * axis / tilt.axes);
                const cv::Matx22d squeezed = direction * cv::Matx22d(tilt.squeeze, 0, 0, 1) * direction.t();
                for (const double roll : rolls_deg) {
                    cv::Matx22d map = rotation(roll) * squeezed;
                    const double across = std::hypot(map(0, 0), map(1, 0)) * logo.extent().width;
                    const double along = std::hypot(map(0, 1), map(1, 1)) * logo.extent().height;
                    sets.back().all.push_back(view_of(logo, map * (side / std::min(across, along))));
                    sets.back().all.back().steep = tilt.squeeze < steep_squeeze;
                }
            }
        }
    }
    return sets;
}

}  // namespace mediaproof
