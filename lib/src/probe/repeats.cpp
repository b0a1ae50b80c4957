#include "probe/repeats.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "probe/stretches.h"

namespace mediaproof {
namespace {

constexpr double least_lag_s = 2;            // from the first showing to the next
constexpr double anchor_step_s = 0.5;        // between frames for which a first showing is looked for
constexpr double motion_step_s = 0.4;        // between frames that are compared to tell whether anything moves
constexpr double same_share = 0.005;         // of the tiles: the same frame in two encodings …
constexpr double same_of_motion = 0.05;      // … and as much of those that move, for they are encoded the worst
constexpr double strong_share = 0.0015;      // of the tiles: one of 880
constexpr double strong_of_contrast = 0.08;  // grey levels that no encoding explains, by those of the picture
constexpr int least_strong = 6;
constexpr double motion_share = 0.03;     // of the tiles: something moves
constexpr double moving_frames = 0.6;     // of a stretch's frames, for it to be known again
constexpr double same_instant_s = 0.025;  // frames of 30 a second lie 0.033 s apart
constexpr double longest_doubt_s = 0.3;   // without a frame that agrees, within a repeat
constexpr std::size_t most_lags = 4;      // tried for one anchor
constexpr double gone_share = 0.15;       // of the tiles: something else was shown between

class Repeats {
  public:
    explicit Repeats(const std::vector<PrintedFrame>& frames) : frames_(frames) {
        for (std::size_t i = 0; i < frames_.size(); ++i)
            motion_.push_back(motion_at(i));
        for (const PrintedFrame& frame : frames_)
            contrasts_.push_back(contrast_of(frame.print));
    }

    std::vector<Span> find(double least_s) const {
        std::vector<Span> spans;
        double reached_s = least_lag_s;
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            if (frames_[i].at_s < reached_s) continue;
            reached_s = frames_[i].at_s + anchor_step_s;
            if (motion_[i] < motion_share) continue;
            for (const double lag_s : lags_of(i)) {
                Span span = repeated_around(i, lag_s);
                if (!spans.empty()) span.from_s = std::max(span.from_s, spans.back().to_s);
                if (span.to_s - span.from_s < least_s || !moves_within(span)) continue;
                spans.push_back(span);
                reached_s = span.to_s;
                break;
            }
        }
        return joined(std::move(spans), longest_doubt_s);  // one loop after another is one repeat
    }

  private:
    // The frame shown at `at_s`, if any is.
    std::optional<std::size_t> frame_at(double at_s) const {
        auto after = std::lower_bound(frames_.begin(), frames_.end(), at_s,
                                      [](const PrintedFrame& frame, double second) { return frame.at_s < second; });
        if (after != frames_.begin() && (after == frames_.end() || at_s - (after - 1)->at_s < after->at_s - at_s))
            --after;
        if (after == frames_.end() || std::abs(after->at_s - at_s) > same_instant_s) return std::nullopt;
        return static_cast<std::size_t>(after - frames_.begin());
    }

    // Share of the tiles that differ a moment before or after.
    double motion_at(std::size_t at) const {
        double most = 0;
        for (const double step_s : {-motion_step_s, motion_step_s}) {
            const auto other = frame_at(frames_[at].at_s + step_s);
            if (other) most = std::max(most, differing_share(frames_[*other].print, frames_[at].print));
        }
        return most;
    }

    double difference_allowed(std::size_t at) const { return std::max(same_share, same_of_motion * motion_[at]); }

    bool differ_strongly(std::size_t one, std::size_t other) const {
        const int levels = std::max(least_strong, static_cast<int>(strong_of_contrast * contrasts_[other]));
        return differing_share(frames_[one].print, frames_[other].print, strong_share, levels) > strong_share;
    }

    bool moves_within(const Span& span) const {
        int moving = 0;
        int frames = 0;
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            if (frames_[i].at_s < span.from_s || frames_[i].at_s > span.to_s) continue;
            ++frames;
            moving += motion_[i] >= motion_share ? 1 : 0;
        }
        return frames > 0 && moving >= moving_frames * frames;
    }

    // How long ago frame `at` was shown before, the best match first.
    std::vector<double> lags_of(std::size_t at) const {
        std::vector<std::pair<double, double>> by_difference;
        const double allowed = difference_allowed(at);
        for (std::size_t i = 0; i < at && frames_[at].at_s - frames_[i].at_s >= least_lag_s; ++i) {
            const double share = differing_share(frames_[i].print, frames_[at].print, allowed);
            if (share <= allowed && !differ_strongly(i, at))
                by_difference.emplace_back(share, frames_[at].at_s - frames_[i].at_s);
        }
        std::sort(by_difference.begin(), by_difference.end());
        std::vector<double> lags;
        for (const auto& [share, lag_s] : by_difference) {
            if (lags.size() < most_lags) lags.push_back(lag_s);
        }
        return lags;
    }

    bool is_repeated(std::size_t at, double lag_s) const {
        const auto earlier = frame_at(frames_[at].at_s - lag_s);
        const double allowed = difference_allowed(at);
        return earlier && !differ_strongly(*earlier, at) &&
               differing_share(frames_[*earlier].print, frames_[at].print, allowed) <= allowed;
    }

    Span repeated_around(std::size_t at, double lag_s) const {
        std::size_t first = at;
        for (std::size_t i = at; i-- > 0 && frames_[first].at_s - frames_[i].at_s < longest_doubt_s;) {
            if (is_repeated(i, lag_s)) first = i;
        }
        std::size_t last = at;
        for (std::size_t i = at + 1; i < frames_.size() && frames_[i].at_s - frames_[last].at_s < longest_doubt_s;
             ++i) {
            if (is_repeated(i, lag_s)) last = i;
        }
        const double end_s =
            last + 1 < frames_.size() ? std::min(frames_[last + 1].at_s, frames_[last].at_s + 0.1) : frames_[last].at_s;
        return {"repeated", frames_[first].at_s, end_s};
    }

    const std::vector<PrintedFrame>& frames_;
    std::vector<double> motion_;
    std::vector<int> contrasts_;
};

}  // namespace

std::vector<Span> repeats_of(const std::vector<PrintedFrame>& frames, double least_s) {
    return Repeats(frames).find(least_s);
}

std::vector<Recurrence> recurrences_in(const std::vector<SeenFrame>& seen, std::size_t most) {
    std::vector<Fingerprint> prints;
    for (const SeenFrame& frame : seen)
        prints.push_back(fingerprint_of(frame.luma));
    std::vector<Recurrence> found;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        double farthest = 0;
        for (std::size_t j = i + 1; j < seen.size(); ++j) {
            const double share = differing_share(prints[i], prints[j]);
            const bool went = farthest >= std::max(gone_share, 2 * share);
            if (went && seen[j].at_s - seen[i].at_s >= least_lag_s) found.push_back({i, j, 1 - share / farthest});
            farthest = std::max(farthest, share);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Recurrence& a, const Recurrence& b) { return a.likeness > b.likeness; });
    if (found.size() > most) found.resize(most);
    return found;
}

}  // namespace mediaproof
