#include "probe/scenes.h"

#include <algorithm>

#include "vision/bars.h"
#include "vision/likeness.h"
#include "vision/view_print.h"

namespace mediaproof {
namespace {

constexpr double least_step_s = 1;         // between frames compared …
constexpr double most_frames = 600;        // … and about so many at the most
constexpr double least_shot_s = 1.5;       // shorter is a flash, a fade, or somebody close to the lens
constexpr double goes_on_likeness = 0.65;  // less than between photos: what comes next mostly shows the same
constexpr int most_columns = 2;            // by which the camera may turn between two frames, in the print's fields
constexpr int most_rows = 1;

struct PrintedView {
    double at_s = 0;
    ViewPrint print;
};

// Frames without a cut between them.
struct Shot {
    double from_s = 0;
    double to_s = 0;
    std::vector<ViewPrint> prints;
};

std::vector<SeenFrame> spaced_out(const std::vector<SeenFrame>& seen, double duration_s) {
    const double step_s = std::max(least_step_s, duration_s / most_frames) - 0.05;
    std::vector<SeenFrame> frames;
    for (const SeenFrame& frame : seen) {
        if (frames.empty() || frame.at_s - frames.back().at_s >= step_s) frames.push_back(frame);
    }
    return frames;
}

// Where `luma` shows anything but bars.
cv::Rect inside_bars(const cv::Mat& luma) {
    cv::Size whole;
    cv::Point corner;
    const cv::Mat inside = without_bars(luma);
    inside.locateROI(whole, corner);
    return {corner, inside.size()};
}

// The bars that a film has from end to end hide how its scenes differ. What single frames have at their edges may be the
// sky.
cv::Rect picture_of(const std::vector<SeenFrame>& frames) {
    cv::Rect picture;
    for (const SeenFrame& frame : frames) {
        if (frame.luma.size() != frames.front().luma.size()) return {};
        if (!is_black(frame.luma)) picture |= inside_bars(frame.luma);
    }
    return picture;
}

std::vector<PrintedView> printed(const std::vector<SeenFrame>& frames) {
    const cv::Rect picture = picture_of(frames);
    std::vector<PrintedView> views;
    for (const SeenFrame& frame : frames) {
        if (const auto print = view_print_of(picture.empty() ? frame.luma : frame.luma(picture)))
            views.push_back({frame.at_s, *print});
    }
    return views;
}

bool goes_on(const ViewPrint& before, const ViewPrint& after) {
    for (int rows = -most_rows; rows <= most_rows; ++rows) {
        for (int columns = -most_columns; columns <= most_columns; ++columns) {
            if (view_likeness(before, after, columns, rows) >= goes_on_likeness) return true;
        }
    }
    return false;
}

std::vector<Shot> shots_of(const std::vector<PrintedView>& views, double duration_s) {
    std::vector<Shot> shots;
    for (const PrintedView& view : views) {
        if (shots.empty() || !goes_on(shots.back().prints.back(), view.print)) {
            if (!shots.empty()) shots.back().to_s = view.at_s;
            shots.push_back({view.at_s, duration_s, {}});
        }
        shots.back().prints.push_back(view.print);
    }
    return shots;
}

bool show_the_same(const Shot& one, const Shot& other) {
    return std::any_of(one.prints.begin(), one.prints.end(), [&](const ViewPrint& print) {
        return std::any_of(other.prints.begin(), other.prints.end(),
                           [&](const ViewPrint& seen) { return show_same_view(print, seen); });
    });
}

}  // namespace

std::vector<double> scene_starts_of(const std::vector<SeenFrame>& seen, double duration_s) {
    const std::vector<Shot> shots = shots_of(printed(spaced_out(seen, duration_s)), duration_s);
    std::vector<const Shot*> known;
    std::vector<double> starts_s;
    for (const Shot& shot : shots) {
        const bool passing = shots.size() > 1 && shot.to_s - shot.from_s < least_shot_s;
        if (passing) continue;
        const bool again =
            std::any_of(known.begin(), known.end(), [&](const Shot* other) { return show_the_same(shot, *other); });
        if (!again) starts_s.push_back(shot.from_s);
        known.push_back(&shot);
    }
    return starts_s;
}

}  // namespace mediaproof
