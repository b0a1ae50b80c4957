#include "vision/clarity.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string>

#include "vision/bars.h"
#include "vision/blockiness.h"
#include "vision/edge_width.h"
#include "vision/exposure.h"
#include "vision/shrink.h"
#include "vision/upscaling.h"

namespace mediaproof {
namespace {

// Each part of the score is 50 at the figure that viewers begin to complain about, and falls with the given power.
constexpr double middling_edge_px = 1.15;
constexpr double edge_power = 5.0;
constexpr double middling_blockiness = 0.72;
constexpr double blockiness_power = 6.0;
constexpr double middling_end_db = 7.0;
constexpr double end_power = 6.0;

constexpr double bright_enough = 90;    // grey levels that the highlights reach
constexpr double deep_enough = 80;      // and that the shadows stay below, where much is burnt
constexpr double shallow = 120;         // shadows that make what is burnt count in full
constexpr double contrast_enough = 60;  // grey levels between both

// A picture smaller than the screen is shown enlarged, and its edges with it: by this power of the enlargement, as bicubic
// interpolation by 1.3 to 3 widens the edges that are measured.
constexpr double widening_power = 0.7;

constexpr double motion_ratio = 1.5;    // of the widest direction to the narrowest
constexpr double telling_factor = 0.7;  // what leaves less of the score is named

double falling(double figure, double middling, double power) {
    return 1 / (1 + std::pow(figure / middling, power));
}

ClarityGrade grade_of(double score) {
    if (score >= clarity_scale::clear) return ClarityGrade::clear;
    return score >= clarity_scale::soft ? ClarityGrade::soft : ClarityGrade::unclear;
}

// What a fault leaves of the score, (0, 1], and its name.
struct Fault {
    const char* reason;
    double left;
};

double left_by_burning(const Exposure& exposure) {
    const double missing_depth = std::clamp((exposure.shadows - deep_enough) / (shallow - deep_enough), 0.0, 1.0);
    return std::pow(1 - exposure.burnt_share * missing_depth, 2);
}

std::vector<Fault> light_faults(const Exposure& exposure) {
    return {{"dark", std::min(1.0, exposure.highlights / bright_enough)},
            {"bright", left_by_burning(exposure)},
            {"contrast", std::min(1.0, (exposure.highlights - exposure.shadows) / contrast_enough)}};
}

// Those that tell; of a picture that several small ones made unclear the worst.
std::vector<std::string> named(const std::vector<Fault>& faults, ClarityGrade grade) {
    std::vector<std::string> names;
    for (const Fault& fault : faults)
        if (fault.left < telling_factor) names.emplace_back(fault.reason);
    const auto worse = [](const Fault& a, const Fault& b) { return a.left < b.left; };
    if (names.empty() && grade == ClarityGrade::unclear)
        names.emplace_back(std::min_element(faults.begin(), faults.end(), worse)->reason);
    return names;
}

}  // namespace

Clarity measure_clarity(const cv::Mat& bgr) {
    Clarity clarity;
    if (bgr.empty()) return clarity;
    cv::Mat grey;
    cv::cvtColor(shrunk_to(bgr, display_long_side), grey, cv::COLOR_BGR2GRAY);
    const Exposure whole = exposure_of(grey);
    clarity.mean_luma = whole.mean;
    clarity.luma_spread = whole.spread;
    const cv::Mat scene = without_bars(grey);
    const Exposure light = exposure_of(scene);
    std::vector<Fault> faults = light_faults(light);
    if (const auto widths = edge_widths(scene, light)) {
        const double enlarged = std::max(1.0, static_cast<double>(display_long_side) / std::max(grey.cols, grey.rows));
        clarity.edge_width_px = widths->widest_px * std::pow(enlarged, widening_power);
        const bool moved = widths->widest_px > motion_ratio * widths->narrowest_px;
        const double sharp = falling(*clarity.edge_width_px, middling_edge_px, edge_power);
        faults.push_back({"compression", falling(blockiness(scene), middling_blockiness, blockiness_power)});
        // A disc of blur ends the spectrum as well: where edges are wide, nothing tells the one from the other.
        const bool ends_are_telling = *clarity.edge_width_px < middling_edge_px;
        const double end_db = ends_are_telling ? spectrum_end_db(scene) : 0;
        faults.push_back({"upscaled", falling(end_db, middling_end_db, end_power)});
        faults.push_back({moved ? "motion" : "defocus", sharp});
        clarity.score = 100;
        for (const Fault& fault : faults)
            *clarity.score *= fault.left;
        clarity.grade = grade_of(*clarity.score);
    }
    clarity.reasons = named(faults, clarity.grade);
    if (!clarity.score) clarity.reasons.emplace_back("flat");
    return clarity;
}

Clarity median_clarity(const std::vector<FrameClarity>& frames) {
    std::vector<const FrameClarity*> measured;
    double whole_s = 0;
    for (const FrameClarity& frame : frames) {
        if (!frame.clarity.score) continue;
        measured.push_back(&frame);
        whole_s += frame.stands_for_s;
    }
    if (measured.empty()) return frames.empty() ? Clarity{} : frames.front().clarity;
    std::stable_sort(measured.begin(), measured.end(), [](const FrameClarity* a, const FrameClarity* b) {
        return *a->clarity.score < *b->clarity.score;
    });
    double below_s = 0;
    for (const FrameClarity* frame : measured) {
        below_s += frame->stands_for_s;
        if (2 * below_s >= whole_s) return frame->clarity;
    }
    return measured.back()->clarity;
}

}  // namespace mediaproof
