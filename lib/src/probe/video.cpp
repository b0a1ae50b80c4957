#include "probe/video.h"

#include <algorithm>

#include "media/video.h"
#include "mediaproof/error.h"
#include "probe/capture_time.h"
#include "probe/logo_search.h"
#include "vision/clarity.h"
#include "vision/logo_finder.h"

namespace mediaproof {
namespace {

constexpr double most_samples = 120;   // frames decoded of one video, about
constexpr double least_spacing_s = 1;  // between samples
constexpr double widest_gap_s = 12;    // without a key frame, before frames in between are decoded too
constexpr double longest_step_s = 1;   // between frames that still counts as showing something
constexpr double black_luma = 24;      // 95th percentile, grey levels: 16 is video black
constexpr int logo_rest_samples = 40;  // frames searched for the LOGO when it does not turn up earlier
constexpr std::size_t enough_sightings = 4;

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
            const auto frame =
                std::upper_bound(survey.frame_times_s.begin(), survey.frame_times_s.end(), at_s);
            if (frame == survey.frame_times_s.begin() || *(frame - 1) <= from) continue;
            plan.between_s.push_back(*(frame - 1));
        }
        from = to;
    }
    plan.between_s.erase(std::unique(plan.between_s.begin(), plan.between_s.end()), plan.between_s.end());
    return plan;
}

double holes_s(const std::vector<double>& frame_times_s, double duration_s) {
    double holes = 0;
    double last = frame_times_s.front();
    for (const double at_s : frame_times_s) {
        if (at_s - last > longest_step_s) holes += at_s - last;
        last = at_s;
    }
    return holes + (duration_s - last > longest_step_s ? duration_s - last : 0);
}

bool is_black(const Clarity& clarity) {
    return clarity.mean_luma + clarity.luma_spread < black_luma;
}

// Stretches of samples for which `holds`: each reaches half way to its neighbours.
template <typename Holds>
void add_spans(const std::vector<FrameClarity>& samples, double duration_s, const char* what, Holds holds,
               std::vector<Span>& spans) {
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (!holds(samples[i].clarity)) continue;
        const double from = i == 0 ? 0 : (samples[i - 1].at_s + samples[i].at_s) / 2;
        while (i + 1 < samples.size() && holds(samples[i + 1].clarity))
            ++i;
        const double to = i + 1 == samples.size() ? duration_s : (samples[i].at_s + samples[i + 1].at_s) / 2;
        spans.push_back({what, from, to});
    }
}

std::vector<Span> spans_of(const std::vector<FrameClarity>& samples, double duration_s) {
    std::vector<Span> spans;
    add_spans(samples, duration_s, "black", is_black, spans);
    const auto unclear = [](const Clarity& c) { return c.grade == ClarityGrade::unclear && !is_black(c); };
    add_spans(samples, duration_s, "unclear", unclear, spans);
    std::stable_sort(spans.begin(), spans.end(),
                     [](const Span& a, const Span& b) { return a.from_s < b.from_s; });
    return spans;
}

VideoFacts facts_of_packets(const VideoStream& stream, const PacketSurvey& survey) {
    VideoFacts facts;
    facts.duration_s = survey.duration_s;
    facts.header_duration_s = stream.header_duration_s;
    facts.frame_count = static_cast<std::int64_t>(survey.frame_times_s.size());
    facts.width = stream.width;
    facts.height = stream.height;
    if (survey.duration_s > 0) facts.fps = static_cast<double>(facts.frame_count) / survey.duration_s;
    facts.complete = !survey.read_failed && survey.packets_delivered >= survey.packets_promised.value_or(0);
    facts.captured = video_capture_time(stream.tags);
    return facts;
}

// The LOGO looked for in the samples as they come: in every so many of them, and no longer once it was seen
// often.
class LogoInSamples {
  public:
    LogoInSamples(const LogoModel& logo, std::size_t sample_count, cv::Size displayed)
        : logo_(logo),
          stride_(std::max<std::size_t>(1, (sample_count + logo_rest_samples - 1) / logo_rest_samples)),
          displayed_(displayed) {}

    void look_at(const Video::Frame& frame) {
        if (seen_++ % stride_ != 0 || evidence_ >= enough_sightings) return;
        auto candidates = find_in_picture(frame.picture, logo_.data());
        const bool found = !candidates.empty() && candidates.front().score >= logo_.operating_point().present;
        evidence_ += found ? 1 : 0;
        add_candidates(search_, std::move(candidates), frame.picture.size(), displayed_, frame.at_s, logo_);
    }

    LogoSearch result() { return concluded(std::move(search_), logo_); }

  private:
    const LogoModel& logo_;
    std::size_t stride_;
    cv::Size displayed_;
    std::size_t seen_ = 0;
    std::size_t evidence_ = 0;
    LogoSearch search_;
};

}  // namespace

VideoFacts probe_video(const std::filesystem::path& file, const LogoModel* logo) {
    Video video(file);
    const PacketSurvey& survey = video.survey();
    VideoFacts facts = facts_of_packets(video.stream(), survey);
    const SamplePlan plan = plan_samples(survey);
    std::optional<LogoInSamples> search;
    if (logo != nullptr) {
        search.emplace(*logo, plan.key_frames_s.size() + plan.between_s.size(),
                       cv::Size(facts.width, facts.height));
    }
    const auto on_frame = [&](const Video::Frame& frame) {
        if (frame.picture.empty()) return;
        facts.clarity_over_time.push_back({frame.at_s, measure_clarity(frame.picture)});
        if (search) search->look_at(frame);
    };
    video.decode_key_frames(plan.key_frames_s, display_long_side, on_frame);
    video.decode_at(plan.between_s, display_long_side, on_frame);
    if (facts.clarity_over_time.empty()) {
        throw MediaError("decode the video", file, "no frame could be decoded");
    }
    std::stable_sort(facts.clarity_over_time.begin(), facts.clarity_over_time.end(),
                     [](const FrameClarity& a, const FrameClarity& b) { return a.at_s < b.at_s; });
    facts.clarity = median_clarity(facts.clarity_over_time);
    facts.spans = spans_of(facts.clarity_over_time, facts.duration_s);
    double black_s = 0;
    for (const Span& span : facts.spans)
        black_s += span.what == "black" ? span.to_s - span.from_s : 0;
    facts.effective_duration_s =
        std::max(0.0, facts.duration_s - holes_s(survey.frame_times_s, survey.duration_s) - black_s);
    if (search) facts.logo = search->result();
    return facts;
}

}  // namespace mediaproof
