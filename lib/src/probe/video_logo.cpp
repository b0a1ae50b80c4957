#include "probe/video_logo.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <opencv2/imgproc.hpp>
#include <set>
#include <utility>

#include "probe/stretches.h"
#include "vision/shrink.h"

namespace mediaproof {
namespace {

constexpr double dense_s = 2.05;        // frames so far apart need none between them: key frames every two seconds
constexpr double step_s = 1.7;          // between frames where some must be put between
constexpr double most_steps = 150;      // of a longer video, the steps are longer
constexpr double near_step_s = 0.5;     // between frames around a sighting
constexpr std::size_t most_near = 24;   // such frames
constexpr std::size_t enough = 4;       // frames that show the LOGO; no rule asks for more
constexpr std::size_t at_once = 4;      // frames searched together, fixed so that all machines stop alike
constexpr int likeness_side = 160;      // of a frame in little, pixels
constexpr double same_likeness = 8;     // grey levels by which no pixel of it may differ; a LOGO of 64 pixels in 1920
                                        // covers 28 of them
constexpr double hindered_share = 0.5;  // of the frames: an absence means nothing when so many could not show it

bool alike(const cv::Mat& one, const cv::Mat& other) {
    return one.size() == other.size() && cv::norm(one, other, cv::NORM_INF) <= same_likeness;
}

}  // namespace

VideoLogoSearch::VideoLogoSearch(const LogoModel& logo, cv::Size displayed, const std::vector<double>& frame_times_s,
                                 double duration_s)
    : logo_(logo),
      displayed_(displayed),
      frame_times_s_(frame_times_s),
      duration_s_(duration_s),
      step_s_(std::max(step_s, duration_s / most_steps)) {}

bool VideoLogoSearch::is_known(const cv::Mat& likeness, bool in_vain) const {
    return std::any_of(searched_.begin(), searched_.end(),
                       [&](const Kept& kept) { return kept.in_vain == in_vain && alike(kept.likeness, likeness); });
}

bool VideoLogoSearch::waits(const cv::Mat& likeness) const {
    return std::any_of(waiting_.begin(), waiting_.end(),
                       [&](const Waiting& frame) { return alike(frame.likeness, likeness); });
}

void VideoLogoSearch::look_at(const Video::Frame& frame) {
    if (frame.picture.empty() || has_enough() || looked_at_.contains(frame.at_s)) return;
    const cv::Mat likeness = shrunk_to(frame.picture, likeness_side);
    if (waits(likeness)) search_waiting();
    if (is_known(likeness, true)) {
        ++search_.pictures_searched;
        looked_at_[frame.at_s] = 0;
        return;
    }
    // A still scene that was seen often enough has nothing to add.
    if (seen_often() && is_known(likeness, false)) return;
    waiting_.push_back({frame.at_s, frame.picture, likeness.clone()});
    if (waiting_.size() == at_once) search_waiting();
}

void VideoLogoSearch::search_waiting() {
    std::vector<LogoLook> looks(waiting_.size());
    const auto search = [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            looks[at] = look_for_logo(waiting_[at].picture, logo_, LogoEffort::frame);
        }
    };
    const cv::Range all(0, static_cast<int>(looks.size()));
    // A single one may use the other threads within.
    looks.size() == 1 ? search(all) : cv::parallel_for_(all, search);
    for (std::size_t i = 0; i < looks.size(); ++i)
        take(waiting_[i], looks[i]);
    waiting_.clear();
}

void VideoLogoSearch::take(const Waiting& frame, const LogoLook& look) {
    const std::size_t first_new = search_.sightings.size();
    add_look(search_, look, frame.picture.size(), displayed_, frame.at_s, logo_);
    if (!look.hindrance.empty()) ++hindrances_[look.hindrance];
    double best = 0;
    for (const Sighting& candidate : look.candidates) {
        if (candidate.score >= logo_.operating_point().absent) best = std::max(best, candidate.score);
        if (is_sighting(candidate, logo_))
            glimpses_.push_back({frame.at_s, logo_view(frame.picture, candidate.quad), false, false});
    }
    searched_.push_back({frame.likeness, best <= 0});
    looked_at_[frame.at_s] = best;
    compare_with_earlier(first_new);
}

// Frame against frame: whichever of a frame's LOGOs stands where the other frame has one.
void VideoLogoSearch::compare_with_earlier(std::size_t first_new) {
    for (std::size_t begin = 0, end = 0; begin < first_new; begin = end) {
        end = begin;
        bool all_hung = true;
        for (; end < first_new && glimpses_[end].at_s == glimpses_[begin].at_s; ++end) {
            for (std::size_t i = first_new; i < glimpses_.size(); ++i) {
                Glimpse& earlier = glimpses_[end];
                Glimpse& later = glimpses_[i];
                const bool known = earlier.put_on && later.put_on;
                const Standing answer = known ? Standing::put_on : standing(earlier.view, later.view);
                all_hung = all_hung && answer == Standing::hung;
                if (answer == Standing::put_on) earlier.put_on = later.put_on = true;
            }
        }
        if (!all_hung) continue;
        for (std::size_t i = begin; i < end; ++i)
            glimpses_[i].hung = true;
        for (std::size_t i = first_new; i < glimpses_.size(); ++i)
            glimpses_[i].hung = true;
    }
}

std::size_t VideoLogoSearch::frames_showing(bool certain) const {
    std::set<double> seconds;
    for (const Glimpse& glimpse : glimpses_) {
        if (!glimpse.put_on && (glimpse.hung || !certain)) seconds.insert(glimpse.at_s);
    }
    return seconds.size();
}

bool VideoLogoSearch::has_enough() const {
    return frames_showing(true) >= enough;
}

bool VideoLogoSearch::seen_often() const {
    return frames_showing(false) >= enough;
}

// Frames strictly between two seconds, evenly spread and at most `step_s` apart.
std::vector<double> VideoLogoSearch::frames_filling(double from_s, double to_s, double step_s) const {
    std::vector<double> frames;
    const double parts = std::ceil((to_s - from_s) / step_s - 1e-6);
    for (double part = 1; part < parts; ++part) {
        const double wanted_s = from_s + (to_s - from_s) * part / parts;
        const auto after = std::upper_bound(frame_times_s_.begin(), frame_times_s_.end(), wanted_s);
        if (after == frame_times_s_.begin() || *(after - 1) <= from_s) continue;
        if (frames.empty() || frames.back() < *(after - 1)) frames.push_back(*(after - 1));
    }
    return frames;
}

std::vector<double> VideoLogoSearch::frames_in_gaps(const std::vector<double>& planned) const {
    if (seen_often()) return {};
    std::set<double> stops(planned.begin(), planned.end());
    for (const auto& [at_s, score] : looked_at_)
        stops.insert(at_s);
    std::vector<double> wanted;
    double from_s = frame_times_s_.front();
    for (const double to_s : stops) {
        if (to_s - from_s > std::max(dense_s, step_s_)) append(wanted, frames_filling(from_s, to_s, step_s_));
        from_s = to_s;
    }
    append(wanted, frames_filling(from_s, frame_times_s_.back(), step_s_));
    if (frame_times_s_.back() - from_s > near_step_s) wanted.push_back(frame_times_s_.back());
    return wanted;
}

std::vector<double> VideoLogoSearch::frames_near_sightings() const {
    if (seen_often()) return {};
    std::vector<std::map<double, double>::const_iterator> best_first;
    for (auto look = looked_at_.begin(); look != looked_at_.end(); ++look) {
        if (look->second > 0) best_first.push_back(look);
    }
    std::stable_sort(best_first.begin(), best_first.end(), [](auto a, auto b) { return a->second > b->second; });
    std::set<double> wanted;
    for (const auto look : best_first) {
        const double before_s = look == looked_at_.begin() ? 0 : std::prev(look)->first;
        const double after_s = std::next(look) == looked_at_.end() ? duration_s_ : std::next(look)->first;
        for (const double at_s : frames_filling(std::max(before_s, look->first - step_s_), look->first, near_step_s))
            wanted.insert(at_s);
        for (const double at_s : frames_filling(look->first, std::min(after_s, look->first + step_s_), near_step_s))
            wanted.insert(at_s);
        if (wanted.size() >= most_near) break;
    }
    return {wanted.begin(), wanted.end()};
}

// Runs of sightings, each reaching half way to the frames looked at around it. A look in vain between two sightings
// that are close to each other is no end: the LOGO goes unrecognised now and then.
std::vector<LogoSpan> VideoLogoSearch::spans(bool overlay) const {
    std::map<double, const Sighting*> seen;
    for (const Sighting& sighting : search_.sightings) {
        if (sighting.overlay != overlay) continue;
        const Sighting*& best = seen[*sighting.at_s];
        if (best == nullptr || best->score < sighting.score) best = &sighting;
    }
    const double close_s = std::max(dense_s, step_s_);
    std::vector<LogoSpan> spans;
    double last_s = 0;
    for (const auto& [at_s, sighting] : seen) {
        const auto look = looked_at_.find(at_s);
        const double before_s = look == looked_at_.begin() ? 0 : std::prev(look)->first;
        const double after_s = std::next(look) == looked_at_.end() ? duration_s_ : std::next(look)->first;
        if (spans.empty() || at_s - last_s > close_s)
            spans.push_back({at_s - std::min(at_s - before_s, close_s) / 2, at_s, overlay, *sighting});
        LogoSpan& span = spans.back();
        span.to_s = at_s + std::min(after_s - at_s, close_s) / 2;
        if (span.best.score < sighting->score) span.best = *sighting;
        last_s = at_s;
    }
    return spans;
}

std::int64_t VideoLogoSearch::frames_in_doubt() const {
    std::set<double> showing;
    for (const Glimpse& glimpse : glimpses_)
        showing.insert(glimpse.at_s);
    return std::count_if(looked_at_.begin(), looked_at_.end(),
                         [&](const auto& look) { return look.second > 0 && !showing.contains(look.first); });
}

std::string VideoLogoSearch::hindrance() const {
    for (const auto& [hindrance, frames] : hindrances_) {
        if (frames > hindered_share * static_cast<double>(looked_at_.size())) return hindrance;
    }
    return {};
}

LogoSearch VideoLogoSearch::result() && {
    for (std::size_t i = 0; i < glimpses_.size(); ++i)
        search_.sightings[i].overlay = glimpses_[i].put_on;
    search_.spans = spans(false);
    append(search_.spans, spans(true));
    sort_by_start(search_.spans);
    search_.visible_s = seconds_covered(search_.spans);
    search_.doubtful_frames = frames_in_doubt();
    // A few dark frames are no reason to doubt an absence; many outweigh whatever the others show faintly.
    search_.reason = hindrance();
    LogoSearch search = concluded(std::move(search_));
    if (search.outcome == LogoOutcome::indeterminate && !hindrance().empty()) search.reason = hindrance();
    return search;
}

}  // namespace mediaproof
