#include "probe/stillness.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "probe/stretches.h"
#include "vision/likeness.h"

namespace mediaproof {
namespace {

constexpr double least_span_s = 2;
constexpr double slack_s = 0.05;            // two seconds of 30 frames are not quite two
constexpr double clock_share = 0.025;       // of the tiles: so many may change on a picture that stands still
constexpr double key_frame_noise = 0.5;     // grey levels by which a key frame may renew a still picture
constexpr double sharpening_noise = 2;      // grey levels by which an encoder improves a picture once it stands still
constexpr double sharpening_share = 0.005;  // of the tiles, by more than that
constexpr double most_noise = 6;            // beyond it motion would drown
constexpr double least_noise = 0.25;        // below it there is none to speak of
constexpr double fresh_share = 0.7;         // of the noise far apart, seen from frame to frame: fresh in every frame
constexpr double untouched_tiles = 0.9;
constexpr double certain_tiles = 0.97;   // where the stretch is too short to be certain otherwise
constexpr double untouched_steps = 0.6;  // of the steps within a still picture, key frames being the others

// A run of frames that show one picture, as long as each step keeps it.
struct Run {
    std::size_t first = 0;
    std::size_t last = 0;
    double step_noise = 0;       // summed over the steps from frame to frame
    double anchor_noise = 0;     // summed over the steps, each frame against the first
    double untouched = 0;        // steps that leave the picture as it is
    double untouched_tiles = 0;  // shares of tiles, summed over the steps

    std::size_t steps() const { return last - first; }
};

class Runs {
  public:
    Runs(const std::vector<SeenFrame>& seen, const std::vector<double>& key_frame_times_s, double duration_s)
        : seen_(seen), key_frame_times_s_(key_frame_times_s), duration_s_(duration_s) {}

    // Pictures that a codec has nothing to add to.
    std::vector<Span> untouched() const {
        const auto keeps = [&](const Difference& step, const Difference& anchor, std::size_t at) {
            const bool plain = step.untouched_share >= untouched_tiles;
            const bool renewed = has_key_frame(seen_[at - 1].at_s, seen_[at].at_s) && step.noise <= key_frame_noise &&
                                 step.changed_share <= clock_share;
            return (plain || renewed) && anchor.noise <= key_frame_noise && anchor.changed_share <= clock_share;
        };
        const auto counts = [](const Run& run, double length_s) {
            const auto steps = static_cast<double>(run.steps());
            const bool beyond_doubt = run.untouched_tiles >= certain_tiles * steps;
            return run.untouched >= untouched_steps * steps && (beyond_doubt || length_s >= least_span_s - slack_s);
        };
        const auto sharpens = [](const Difference& anchor) {
            return anchor.noise <= sharpening_noise && anchor.changed_share <= sharpening_share;
        };
        return spans_of(keeps, counts, sharpens);
    }

    // Pictures under noise that is fresh in every frame.
    std::vector<Span> flickering() const {
        const auto keeps = [](const Difference& step, const Difference& anchor, std::size_t) {
            return step.noise >= least_noise && anchor.noise <= most_noise && step.changed_share == 0 &&
                   anchor.changed_share == 0;
        };
        const auto counts = [](const Run& run, double) { return run.step_noise >= fresh_share * run.anchor_noise; };
        return spans_of(keeps, counts, [](const Difference&) { return false; });
    }

    std::vector<Span> black() const {
        std::vector<Span> spans;
        bool inside = false;
        for (std::size_t i = 0; i < seen_.size(); ++i) {
            const bool black = is_black(seen_[i].luma);
            if (black && (!inside || !seen_[i].follows)) spans.push_back({"black", seen_[i].at_s, 0});
            if (black) spans.back().to_s = end_of(i);
            inside = black;
        }
        return spans;
    }

  private:
    using Keeps = std::function<bool(const Difference& step, const Difference& anchor, std::size_t at)>;
    using Counts = std::function<bool(const Run&, double length_s)>;
    using BelongsBefore = std::function<bool(const Difference& anchor)>;

    bool has_key_frame(double after_s, double to_s) const {
        const auto next = std::upper_bound(key_frame_times_s_.begin(), key_frame_times_s_.end(), after_s + 1e-6);
        return next != key_frame_times_s_.end() && *next <= to_s + 1e-6;
    }

    // When what frame `at` shows is replaced.
    double end_of(std::size_t at) const {
        if (at + 1 == seen_.size()) return duration_s_;
        return seen_[at + 1].follows ? seen_[at + 1].at_s : seen_[at].at_s;
    }

    // The first frame, at `first` or before it but after `after`, that belongs to the run.
    std::size_t begin_of(std::size_t first, std::size_t after, const BelongsBefore& belongs) const {
        std::size_t begin = first;
        while (begin > after && seen_[begin].follows &&
               belongs(difference_between(seen_[begin - 1].luma, seen_[first].luma)))
            --begin;
        return begin;
    }

    std::vector<Span> spans_of(const Keeps& keeps, const Counts& counts, const BelongsBefore& belongs) const {
        std::vector<Span> spans;
        std::size_t free = 0;
        const auto close = [&](const Run& run) {
            const double length_s = end_of(run.last) - seen_[run.first].at_s;
            if (run.steps() == 0 || length_s < least_still_s - slack_s || !counts(run, length_s)) return;
            spans.push_back({"frozen", seen_[begin_of(run.first, free, belongs)].at_s, end_of(run.last)});
            free = run.last + 1;
        };
        Run run;
        for (std::size_t i = 1; i < seen_.size(); ++i) {
            const Difference step = difference_between(seen_[i - 1].luma, seen_[i].luma);
            const Difference anchor = difference_between(seen_[run.first].luma, seen_[i].luma);
            if (!seen_[i].follows || !keeps(step, anchor, i)) {
                close(run);
                run = {i, i, 0, 0, 0, 0};
                continue;
            }
            run.last = i;
            run.step_noise += step.noise;
            run.anchor_noise += anchor.noise;
            run.untouched += step.untouched_share >= untouched_tiles ? 1 : 0;
            run.untouched_tiles += step.untouched_share;
        }
        close(run);
        return spans;
    }

    const std::vector<SeenFrame>& seen_;
    const std::vector<double>& key_frame_times_s_;
    double duration_s_;
};

std::vector<Span> as_long_as(std::vector<Span> spans, double least_s) {
    std::erase_if(spans, [&](const Span& span) { return span.to_s - span.from_s < least_s - slack_s; });
    return spans;
}

}  // namespace

Stillness stillness_of(const std::vector<SeenFrame>& seen, const std::vector<double>& key_frame_times_s,
                       double duration_s) {
    const Runs runs(seen, key_frame_times_s, duration_s);
    std::vector<Span> pictures = as_long_as(runs.untouched(), least_still_s);
    append(pictures, as_long_as(runs.flickering(), least_span_s));
    pictures = joined(std::move(pictures));
    const std::vector<Span> black = runs.black();
    Stillness stillness;
    stillness.black = as_long_as(black, least_span_s);
    stillness.frozen = as_long_as(without(pictures, black), least_span_s);
    stillness.still = std::move(pictures);
    append(stillness.still, as_long_as(black, least_still_s));
    sort_by_start(stillness.frozen);
    sort_by_start(stillness.still);
    return stillness;
}

bool may_be_one_picture(const cv::Mat& one, const cv::Mat& other) {
    const Difference difference = difference_between(one, other);
    return is_one_picture(one, other) || (difference.changed_share == 0 && difference.noise <= most_noise);
}

bool is_one_picture(const cv::Mat& one, const cv::Mat& other) {
    const Difference difference = difference_between(one, other);
    return difference.noise <= key_frame_noise && difference.changed_share <= clock_share;
}

}  // namespace mediaproof
