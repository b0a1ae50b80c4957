#include "probe/video.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "media/declared_size.h"
#include "media/file_bytes.h"
#include "media/video.h"
#include "mediaproof/error.h"
#include "probe/capture_time.h"
#include "probe/stretches.h"
#include "probe/video_logo.h"
#include "vision/clarity.h"
#include "vision/shrink.h"

namespace mediaproof {
namespace {

constexpr double most_samples = 120;   // frames decoded of one video, about
constexpr double least_spacing_s = 1;  // between samples
constexpr double widest_gap_s = 12;    // without a key frame, before frames in between are decoded too
constexpr double longest_step_s = 1;   // between frames that still counts as showing something
constexpr double black_luma = 24;      // 95th percentile, grey levels: 16 is video black

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

std::vector<Span> spans_of(const std::vector<FrameClarity>& samples) {
    std::vector<Span> spans;
    add_spans(samples, "black", is_black, spans);
    const auto unclear = [](const Clarity& c) { return c.grade == ClarityGrade::unclear && !is_black(c); };
    add_spans(samples, "unclear", unclear, spans);
    sort_by_start(spans);
    return spans;
}

// Whether all that the file promises is there, as far as its bytes and packets tell.
std::optional<bool> completeness(const std::filesystem::path& file, Content content, const VideoStream& stream,
                                 const PacketSurvey& survey) {
    if (survey.read_failed) return false;
    if (content == Content::mp4 && survey.packets_promised) return survey.packets_delivered >= *survey.packets_promised;
    const auto declared = declared_size(read_head(file, content_head_bytes), content);
    if (declared && *declared > std::filesystem::file_size(file)) return false;
    const double least_s = stream.header_duration_s.value_or(0) - std::max(2.0, 0.02 * survey.duration_s);
    if (survey.duration_s < least_s) return false;
    return std::nullopt;
}

VideoFacts facts_of_packets(const VideoStream& stream, const PacketSurvey& survey) {
    VideoFacts facts;
    facts.duration_s = survey.duration_s;
    facts.header_duration_s = stream.header_duration_s;
    facts.frame_count = static_cast<std::int64_t>(survey.frame_times_s.size());
    facts.width = stream.width;
    facts.height = stream.height;
    if (survey.duration_s > 0) facts.fps = static_cast<double>(facts.frame_count) / survey.duration_s;
    facts.captured = video_capture_time(stream.tags);
    return facts;
}

// Looks once more around what was found.
LogoSearch finished(VideoLogoSearch search, Video& video) {
    search.search_waiting();
    video.decode_at(
        search.frames_near_sightings(), logo_long_side, [&](const Video::Frame& frame) { search.look_at(frame); },
        [&] { return search.has_enough(); });
    search.search_waiting();
    return std::move(search).result();
}

// Clarity is measured at display size whatever else the frame is for.
FrameClarity clarity_of(const Video::Frame& frame) {
    const cv::Mat displayed = frame.picture.empty() ? cv::Mat() : shrunk_to(frame.picture, display_long_side);
    return {frame.at_s, 0, measure_clarity(displayed)};
}

// The frames between key frames: those of the plan, and in the same pass those the search wants besides. How many of the
// plan's can't be decoded.
std::size_t look_between(Video& video, const SamplePlan& plan, std::optional<VideoLogoSearch>& search,
                         std::vector<FrameClarity>& clarity) {
    if (search) search->search_waiting();
    const std::set<double> planned(plan.between_s.begin(), plan.between_s.end());
    std::set<double> wanted = planned;
    if (search) {
        for (const double at_s : search->frames_in_gaps(plan.between_s))
            wanted.insert(at_s);
    }
    std::size_t measured = 0;
    std::size_t lost = 0;
    const auto look = [&](const Video::Frame& frame) {
        if (search) search->look_at(frame);
        if (!planned.contains(frame.at_s)) return;
        clarity.push_back(clarity_of(frame));
        ++measured;
        lost += frame.picture.empty() ? 1 : 0;
    };
    video.decode_at({wanted.begin(), wanted.end()}, logo_long_side, look,
                    [&] { return measured == planned.size() && (!search || search->has_enough()); });
    return lost;
}

}  // namespace

VideoFacts probe_video(const std::filesystem::path& file, Content content, const LogoModel* logo) {
    Video video(file);
    const PacketSurvey& survey = video.survey();
    VideoFacts facts = facts_of_packets(video.stream(), survey);
    SamplePlan plan = plan_samples(survey);
    std::optional<VideoLogoSearch> search;
    if (logo != nullptr)
        search.emplace(*logo, cv::Size(facts.width, facts.height), survey.frame_times_s, survey.duration_s);
    video.decode_key_frames(plan.key_frames_s, logo_long_side, [&](const Video::Frame& frame) {
        // What the index calls a key frame need not be one; decoding up to it may still show it.
        if (frame.picture.empty()) return plan.between_s.push_back(frame.at_s);
        facts.clarity_over_time.push_back(clarity_of(frame));
        if (search) search->look_at(frame);
    });
    std::sort(plan.between_s.begin(), plan.between_s.end());
    const std::size_t lost = look_between(video, plan, search, facts.clarity_over_time);
    if (lost == facts.clarity_over_time.size()) throw MediaError("decode the video", file, "no frame could be decoded");
    facts.complete = lost > 0 ? false : completeness(file, content, video.stream(), survey);
    std::stable_sort(facts.clarity_over_time.begin(), facts.clarity_over_time.end(),
                     [](const FrameClarity& a, const FrameClarity& b) { return a.at_s < b.at_s; });
    settle_time_shares(facts.clarity_over_time, facts.duration_s);
    facts.clarity = median_clarity(facts.clarity_over_time);
    facts.spans = spans_of(facts.clarity_over_time);
    std::vector<Span> empty = holes_between(survey.frame_times_s, survey.duration_s);
    std::copy_if(facts.spans.begin(), facts.spans.end(), std::back_inserter(empty),
                 [](const Span& span) { return span.what == "black"; });
    sort_by_start(empty);
    facts.effective_duration_s = std::max(0.0, facts.duration_s - seconds_covered(empty));
    if (search) facts.logo = finished(std::move(*search), video);
    return facts;
}

}  // namespace mediaproof
