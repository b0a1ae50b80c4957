#include "probe/closer_look.h"

#include <algorithm>
#include <cmath>

#include "probe/quiet_packets.h"
#include "probe/stillness.h"
#include "probe/stretches.h"
#include "vision/likeness.h"

namespace mediaproof {
namespace {

constexpr double long_gap_s = 2.5;         // between key frames, in which a freeze could hide from them
constexpr double steady_allowance = 0.04;  // of the running time of others, for stretches that only look steady

// A stretch from one frame seen to the next, and what was decoded of it.
struct Gap {
    double from_s = 0;
    double to_s = 0;
    bool looked_at = false;
    bool still = false;  // known without looking
    std::vector<SeenFrame> inside;
};

class CloserLook {
  public:
    CloserLook(Video& video, std::vector<SeenFrame> seen)
        : video_(video), survey_(video.survey()), seen_(std::move(seen)) {
        for (std::size_t i = 0; i < seen_.size(); ++i) {
            const double to_s = i + 1 < seen_.size() ? seen_[i + 1].at_s : survey_.frame_times_s.back();
            gaps_.push_back({seen_[i].at_s, to_s, false, false, {}});
        }
        for (std::size_t i = 0; i < gaps_.size(); ++i)
            gaps_[i].still = is_silent(survey_, video_.stream(), gaps_[i].from_s, end_of(i)) && ends_alike(i);
    }

    void look() {
        const std::vector<Span> quiet = quiet_stretches(survey_, video_.stream());
        for (std::size_t i = 0; i < gaps_.size(); ++i) {
            if (overlaps(gaps_[i], quiet) || may_stand_still(i)) look_into(i);
        }
        look_into_steady();
        look_around();
    }

    std::vector<SeenFrame> all() const {
        std::vector<SeenFrame> frames;
        for (std::size_t i = 0; i < gaps_.size(); ++i) {
            SeenFrame frame = seen_[i];
            frame.follows = i > 0 && (gaps_[i - 1].looked_at || gaps_[i - 1].still);
            frames.push_back(frame);
            append(frames, gaps_[i].inside);
        }
        // Of the end of the file, where nobody looked, nothing is known.
        const bool ends_unseen = !gaps_.back().looked_at && !gaps_.back().still;
        if (ends_unseen && gaps_.back().to_s > gaps_.back().from_s)
            frames.push_back({gaps_.back().to_s, seen_.back().luma, false});
        for (std::size_t i = 1; i < frames.size(); ++i) {
            if (shows_nothing_between(frames[i - 1].at_s, frames[i].at_s)) frames[i].follows = false;
        }
        return frames;
    }

  private:
    bool is_last(std::size_t gap) const { return gap + 1 == gaps_.size(); }

    double end_of(std::size_t gap) const { return is_last(gap) ? survey_.duration_s : gaps_[gap].to_s; }

    bool ends_alike(std::size_t gap) const {
        return is_last(gap) || is_one_picture(seen_[gap].luma, seen_[gap + 1].luma);
    }

    bool may_stand_still(std::size_t gap) const {
        const bool black = is_black(seen_[gap].luma);
        if (is_last(gap)) return black;
        return black || is_black(seen_[gap + 1].luma) || may_be_one_picture(seen_[gap].luma, seen_[gap + 1].luma);
    }

    static bool overlaps(const Gap& gap, const std::vector<Span>& spans) {
        return std::any_of(spans.begin(), spans.end(),
                           [&](const Span& span) { return span.from_s < gap.to_s && span.to_s > gap.from_s; });
    }

    bool shows_nothing_between(double from_s, double to_s) const {
        if (to_s - from_s <= longest_step_s) return false;
        const auto& times_s = survey_.frame_times_s;
        double last_s = from_s;
        for (auto at = std::upper_bound(times_s.begin(), times_s.end(), from_s); at != times_s.end(); ++at) {
            if (*at - last_s > longest_step_s) return true;
            if (*at >= to_s) break;
            last_s = *at;
        }
        return false;
    }

    void look_into(std::size_t at) {
        Gap& gap = gaps_[at];
        if (gap.looked_at || gap.still) return;
        gap.looked_at = true;
        double last_s = gap.from_s;
        const auto keep = [&](const Video::Frame& frame) {
            if (frame.at_s < last_s + least_step_s || frame.luma.empty()) return;
            if (!is_last(at) && frame.at_s > gap.to_s - least_step_s / 2) return;
            gap.inside.push_back({frame.at_s, frame.luma, true});
            last_s = frame.at_s;
        };
        video_.decode_through(gap.from_s, gap.to_s, keep, Video::Frames::references);
    }

    // Noise hides a freeze from the packets' sizes all but for this; there may be much that looks like it.
    void look_into_steady() {
        double allowance_s = steady_allowance * survey_.duration_s;
        for (const Span& span : steady_stretches(survey_)) {
            for (std::size_t i = 0; i < gaps_.size(); ++i) {
                const double length_s = gaps_[i].to_s - gaps_[i].from_s;
                if (length_s < long_gap_s || !overlaps(gaps_[i], {span}) || gaps_[i].looked_at) continue;
                if (length_s > allowance_s) continue;
                allowance_s -= length_s;
                look_into(i);
            }
        }
    }

    // What stands still where a gap begins or ends may do so beyond.
    void look_around() {
        for (bool found = true; found;) {
            found = false;
            const std::vector<SeenFrame> frames = all();
            for (const Span& span : stillness_of(frames, survey_.key_frame_times_s, survey_.duration_s).still) {
                for (std::size_t i = 0; i < gaps_.size(); ++i) {
                    const bool touches = std::abs(gaps_[i].from_s - span.to_s) < least_step_s ||
                                         std::abs(gaps_[i].to_s - span.from_s) < least_step_s;
                    if (!touches || gaps_[i].looked_at || gaps_[i].still) continue;
                    look_into(i);
                    found = true;
                }
            }
        }
    }

    Video& video_;
    const PacketSurvey& survey_;
    std::vector<SeenFrame> seen_;
    std::vector<Gap> gaps_;
};

}  // namespace

std::vector<SeenFrame> looked_at_closer(Video& video, std::vector<SeenFrame> seen) {
    CloserLook look(video, std::move(seen));
    look.look();
    return look.all();
}

std::vector<SeenFrame> told_from_packets(Video& video, std::vector<SeenFrame> seen) {
    return CloserLook(video, std::move(seen)).all();
}

}  // namespace mediaproof
