#include "probe/video.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <set>

#include "media/declared_size.h"
#include "media/file_bytes.h"
#include "media/mp4_boxes.h"
#include "media/video.h"
#include "mediaproof/error.h"
#include "probe/banner.h"
#include "probe/capture_time.h"
#include "probe/closer_look.h"
#include "probe/repeat_search.h"
#include "probe/repeats.h"
#include "probe/scenes.h"
#include "probe/stillness.h"
#include "probe/stretches.h"
#include "probe/video_logo.h"
#include "vision/clarity.h"

namespace mediaproof {
namespace {

constexpr double most_samples = 120;   // frames decoded of one video, about
constexpr double least_spacing_s = 1;  // between samples
constexpr double widest_gap_s = 12;    // without a key frame, before frames in between are decoded too
constexpr double short_video_s = 45;   // too few key frames to tell: every frame is decoded
constexpr double black_luma = 24;      // 95th percentile, grey levels: such a frame is dark rather than unclear

// Key frames are nearly free to decode, so they are the samples; where they lie too far apart, frames between
// are taken as well.
struct SamplePlan {
    std::vector<double> key_frames_s;
    std::vector<double> between_s;
};

SamplePlan plan_samples(const PacketSurvey& survey) {
    const double spacing = std::max(least_spacing_s, survey.duration_s / most_samples);
    SamplePlan plan;
    double last = -spacing;
    for (const double at_s : survey.key_frame_times_s) {
        if (at_s - last < spacing - 1e-6) continue;
        plan.key_frames_s.push_back(at_s);
        last = at_s;
    }
    // An edit list may hide every key frame; decoding from a hidden one still shows the first.
    if (plan.key_frames_s.empty()) plan.key_frames_s.push_back(survey.frame_times_s.front());
    std::vector<double> stops = plan.key_frames_s;
    stops.push_back(survey.frame_times_s.back());
    double from = 0;
    for (const double to : stops) {
        const double step = std::max(widest_gap_s / 2, spacing);
        for (double at_s = from + step; to - from > widest_gap_s && at_s < to; at_s += step) {
            const auto frame = std::upper_bound(survey.frame_times_s.begin(), survey.frame_times_s.end(), at_s);
            if (frame == survey.frame_times_s.begin() || *(frame - 1) <= from) continue;
            plan.between_s.push_back(*(frame - 1));
        }
        from = to;
    }
    plan.between_s.erase(std::unique(plan.between_s.begin(), plan.between_s.end()), plan.between_s.end());
    return plan;
}

// Stretches between frames in which nothing is shown.
std::vector<Span> holes_between(const std::vector<double>& frame_times_s, double duration_s) {
    std::vector<Span> holes;
    double last = frame_times_s.front();
    for (const double at_s : frame_times_s) {
        if (at_s - last > longest_step_s) holes.push_back({"hole", last, at_s});
        last = at_s;
    }
    if (duration_s - last > longest_step_s) holes.push_back({"hole", last, duration_s});
    return holes;
}

bool is_black(const Clarity& clarity) {
    return clarity.mean_luma && *clarity.mean_luma + *clarity.luma_spread < black_luma;
}

void settle_time_shares(std::vector<FrameClarity>& samples, double duration_s) {
    double from = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double to = i + 1 < samples.size() ? (samples[i].at_s + samples[i + 1].at_s) / 2 : duration_s;
        samples[i].stands_for_s = std::max(0.0, to - from);
        from = to;
    }
}

// Stretches of samples for which `holds`.
template <typename Holds>
void add_spans(const std::vector<FrameClarity>& samples, const char* what, Holds holds, std::vector<Span>& spans) {
    double from = 0;
    bool inside = false;
    for (const FrameClarity& sample : samples) {
        const double to = from + sample.stands_for_s;
        if (holds(sample.clarity) && inside) {
            spans.back().to_s = to;
        } else if (holds(sample.clarity)) {
            spans.push_back({what, from, to});
        }
        inside = holds(sample.clarity);
        from = to;
    }
}

std::vector<Span> unclear_spans(const std::vector<FrameClarity>& samples) {
    std::vector<Span> spans;
    const auto unclear = [](const Clarity& c) { return c.grade == ClarityGrade::unclear && !is_black(c); };
    add_spans(samples, "unclear", unclear, spans);
    return spans;
}

// Around samples that can't be decoded, as far as the next that can.
std::vector<Span> lost_samples(const std::vector<FrameClarity>& samples) {
    std::vector<Span> spans;
    add_spans(
        samples, "undecodable", [](const Clarity& c) { return !c.mean_luma; }, spans);
    return spans;
}

// From each lost frame to the next that came.
std::vector<Span> lost_stretches(const std::vector<double>& lost_s, const PacketSurvey& survey) {
    const std::vector<double>& times_s = survey.frame_times_s;
    std::vector<Span> spans;
    for (const double at_s : lost_s) {
        const auto next = std::upper_bound(times_s.begin(), times_s.end(), at_s);
        const double to_s = next == times_s.end() ? survey.duration_s : *next;
        if (spans.empty() || spans.back().to_s < at_s) spans.push_back({"undecodable", at_s, to_s});
        spans.back().to_s = to_s;
    }
    return spans;
}

// Whether all that the file promises is there, as far as its bytes and packets tell.
std::optional<bool> completeness(const OpenFile& file, Content content, const VideoStream& stream,
                                 const PacketSurvey& survey) {
    if (survey.read_failed) return false;
    if (content == Content::mp4 && survey.packets_promised) return survey.packets_delivered >= *survey.packets_promised;
    if (content == Content::mp4) return boxes_complete(file);
    const auto declared = declared_size(read_head(file, content_head_bytes), content);
    const auto size = static_cast<std::uint64_t>(file.size());
    // To the byte: only its sound can last longer then. A file that its writer never finished declares less than it holds.
    if (declared && *declared >= size) return *declared == size;
    const double least_s = stream.header_duration_s.value_or(0) - std::max(2.0, 0.02 * survey.duration_s);
    const double end_s = survey.duration_s + std::max(0.0, survey.start_s);  // Matroska's header counts from zero
    if (end_s < least_s) return false;
    if (declared && stream.header_duration_s) return true;
    return std::nullopt;
}

VideoFacts facts_of_packets(const VideoStream& stream, const PacketSurvey& survey, const std::filesystem::path& file) {
    VideoFacts facts;
    facts.duration_s = survey.duration_s;
    facts.header_duration_s = stream.header_duration_s;
    facts.frame_count = static_cast<std::int64_t>(survey.frame_times_s.size());
    facts.width = stream.width;
    facts.height = stream.height;
    if (survey.duration_s > 0) facts.fps = static_cast<double>(facts.frame_count) / survey.duration_s;
    facts.captured = video_capture_time(stream.tags, file);
    return facts;
}

ProbeDepth depth_for(double duration_s, ProbeDepth asked) {
    return asked == ProbeDepth::standard && duration_s <= short_video_s ? ProbeDepth::full : asked;
}

// Measures one frame while the caller decodes the next.
class ClarityMeter {
  public:
    void add(const Video::Frame& frame) {
        settle();
        frames_.push_back({frame.at_s, 0, {}});
        measuring_ = std::async(std::launch::async, measure_clarity, frame.picture);
    }

    std::vector<FrameClarity> take() {
        settle();
        return std::move(frames_);
    }

  private:
    void settle() {
        if (measuring_.valid()) frames_.back().clarity = measuring_.get();
    }

    std::vector<FrameClarity> frames_;
    std::future<Clarity> measuring_;  // of the last of them
};

// What the frames decoded of one video add up to.
class Viewing {
  public:
    Viewing(Video& video, const ProbeOptions& options, cv::Size displayed)
        : video_(video),
          survey_(video.survey()),
          depth_(depth_for(survey_.duration_s, options.depth)),
          plan_(plan_samples(survey_)) {
        if (depth_ == ProbeDepth::quick) plan_.between_s.clear();
        if (options.banners) banners_.emplace(displayed, survey_.duration_s);
        if (options.logo == nullptr) return;
        picture_long_side_ = logo_long_side;
        search_.emplace(*options.logo, displayed, survey_.frame_times_s, survey_.duration_s);
    }

    void look() {
        depth_ == ProbeDepth::full ? look_at_all() : look_at_key_frames();
        append(clarity_, meter_.take());
        std::stable_sort(clarity_.begin(), clarity_.end(),
                         [](const FrameClarity& a, const FrameClarity& b) { return a.at_s < b.at_s; });
        std::stable_sort(seen_.begin(), seen_.end(),
                         [](const SeenFrame& a, const SeenFrame& b) { return a.at_s < b.at_s; });
        settle_time_shares(clarity_, survey_.duration_s);
    }

    bool saw_nothing() const {
        return std::none_of(clarity_.begin(), clarity_.end(),
                            [](const FrameClarity& sample) { return sample.clarity.mean_luma.has_value(); });
    }
    const std::vector<FrameClarity>& clarity() const { return clarity_; }

    std::vector<Span> undecodable() const {
        return depth_ == ProbeDepth::full ? lost_stretches(lost_s_, survey_) : lost_samples(clarity_);
    }

    // Frames for telling where the picture stands still.
    std::vector<SeenFrame> seen_closely() {
        if (seen_.empty() || depth_ == ProbeDepth::full) return seen_;
        return depth_ == ProbeDepth::quick ? told_from_packets(video_, seen_) : looked_at_closer(video_, seen_);
    }

    std::vector<Span> repeated() {
        if (depth_ == ProbeDepth::full) return repeats_of(prints_, least_repeat_s);
        return depth_ == ProbeDepth::quick ? std::vector<Span>() : repeats_in(video_, seen_);
    }

    // Looks once more around what was found.
    std::optional<LogoSearch> logo() && {
        if (!search_) return std::nullopt;
        search_->search_waiting();
        video_.decode_at(
            search_->frames_near_sightings(), logo_long_side,
            [&](const Video::Frame& frame) { search_->look_at(frame); }, [&] { return search_->has_enough(); });
        search_->search_waiting();
        return std::move(*search_).result();
    }

    std::optional<std::vector<BannerReading>> banners() && {
        if (!banners_) return std::nullopt;
        return std::move(*banners_).result();
    }

  private:
    void measure(const Video::Frame& frame) {
        meter_.add(frame);
        if (banners_) banners_->look_at(frame);
        if (!frame.luma.empty()) seen_.push_back({frame.at_s, frame.luma, true});
    }

    void look_at_key_frames() {
        video_.decode_key_frames(plan_.key_frames_s, picture_long_side_, [&](const Video::Frame& frame) {
            // What the index calls a key frame need not be one; decoding up to it may still show it.
            if (frame.picture.empty()) return plan_.between_s.push_back(frame.at_s);
            measure(frame);
            if (search_) search_->look_at(frame);
        });
        std::sort(plan_.between_s.begin(), plan_.between_s.end());
        look_between();
    }

    // The frames between key frames: those of the plan, and in the same pass those the search wants besides.
    void look_between() {
        if (search_) search_->search_waiting();
        const std::set<double> planned(plan_.between_s.begin(), plan_.between_s.end());
        std::set<double> wanted = planned;
        if (search_) {
            for (const double at_s : search_->frames_in_gaps(plan_.between_s))
                wanted.insert(at_s);
        }
        std::size_t measured = 0;
        const auto look = [&](const Video::Frame& frame) {
            if (search_) search_->look_at(frame);
            if (!planned.contains(frame.at_s)) return;
            measure(frame);
            ++measured;
        };
        video_.decode_at({wanted.begin(), wanted.end()}, picture_long_side_, look,
                         [&] { return measured == planned.size() && (!search_ || search_->has_enough()); });
    }

    void look_at_all() {
        std::vector<double> wanted = plan_.key_frames_s;
        append(wanted, plan_.between_s);
        std::sort(wanted.begin(), wanted.end());
        lost_s_ = video_.decode_all(wanted, picture_long_side_, [&](const Video::Frame& frame) {
            if (!frame.picture.empty()) {
                meter_.add(frame);
                if (banners_) banners_->look_at(frame);
                if (search_) search_->look_at(frame);
            }
            prints_.push_back({frame.at_s, fingerprint_of(frame.luma)});
            const double step_s = seen_.empty() ? least_step_s : frame.at_s - seen_.back().at_s;
            if (step_s < least_step_s || frame.luma.empty()) return;
            seen_.push_back({frame.at_s, frame.luma, step_s <= longest_step_s});
        });
        for (const double at_s : wanted) {
            if (std::binary_search(lost_s_.begin(), lost_s_.end(), at_s)) clarity_.push_back({at_s, 0, {}});
        }
        plan_.between_s.clear();
        if (search_) look_between();
    }

    Video& video_;
    const PacketSurvey& survey_;
    ProbeDepth depth_;
    SamplePlan plan_;
    int picture_long_side_ = display_long_side;
    std::optional<VideoLogoSearch> search_;
    std::optional<VideoBanners> banners_;
    ClarityMeter meter_;
    std::vector<FrameClarity> clarity_;
    std::vector<SeenFrame> seen_;
    std::vector<PrintedFrame> prints_;  // at full depth, of every frame
    std::vector<double> lost_s_;
};

// What of the running time shows anything, and anything new.
void add_time(VideoFacts& facts, const PacketSurvey& survey, const std::vector<SeenFrame>& seen) {
    std::vector<Span> nothing = holes_between(survey.frame_times_s, survey.duration_s);
    const Stillness stillness = stillness_of(seen, survey.key_frame_times_s, survey.duration_s);
    append(facts.spans, stillness.black);
    append(facts.spans, stillness.frozen);
    sort_by_start(facts.spans);
    std::copy_if(facts.spans.begin(), facts.spans.end(), std::back_inserter(nothing),
                 [](const Span& span) { return span.what != "unclear"; });
    sort_by_start(nothing);
    facts.effective_duration_s = std::max(0.0, facts.duration_s - seconds_covered(nothing));
    if (seen.size() > 1 && facts.duration_s > 0)
        facts.still_share = std::min(1.0, seconds_covered(stillness.still) / facts.duration_s);
}

}  // namespace

VideoFacts probe_video(const OpenFile& file, Content content, const ProbeOptions& options) {
    Video video(file);
    const PacketSurvey& survey = video.survey();
    VideoFacts facts = facts_of_packets(video.stream(), survey, file.name());
    Viewing viewing(video, options, {facts.width, facts.height});
    viewing.look();
    if (viewing.saw_nothing()) throw MediaError("decode the video", file.name(), "no frame could be decoded");
    facts.clarity_over_time = viewing.clarity();
    facts.clarity = median_clarity(facts.clarity_over_time);
    facts.spans = viewing.undecodable();
    facts.complete = facts.spans.empty() ? completeness(file, content, video.stream(), survey) : false;
    append(facts.spans, unclear_spans(facts.clarity_over_time));
    append(facts.spans, viewing.repeated());
    const std::vector<SeenFrame> seen = viewing.seen_closely();
    add_time(facts, survey, seen);
    facts.scene_starts_s = scene_starts_of(seen, facts.duration_s);
    facts.banners = std::move(viewing).banners();
    facts.logo = std::move(viewing).logo();
    return facts;
}

}  // namespace mediaproof
