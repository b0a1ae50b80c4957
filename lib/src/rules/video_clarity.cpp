#include <algorithm>
#include <array>

#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 2> limits = {{{"min_score", 0, 100}, {"min_clear_share", 0, 1}}};

constexpr std::size_t most_evidence = 5;

// The least clear moments, the worst first.
std::vector<Evidence> worst_moments(const FileFacts& file, double least_score) {
    std::vector<Evidence> moments;
    for (const FrameClarity& frame : file.video->clarity_over_time) {
        if (frame.clarity.score.value_or(100) >= least_score) continue;
        moments.push_back({file.file,
                           frame.at_s,
                           std::nullopt,
                           frame.clarity.score,
                           {"clarity.note", {{"score", *frame.clarity.score}}}});
    }
    std::stable_sort(moments.begin(), moments.end(),
                     [](const Evidence& a, const Evidence& b) { return a.measured < b.measured; });
    if (moments.size() > most_evidence) moments.resize(most_evidence);
    return moments;
}

// Seconds of the video by what its samples say of them.
struct ClearTime {
    double clear_s = 0, open_s = 0, all_s = 0;
};

ClearTime clear_time(const VideoFacts& video, double least_score) {
    ClearTime time;
    for (const FrameClarity& frame : video.clarity_over_time) {
        time.all_s += frame.stands_for_s;
        if (!frame.clarity.score) time.open_s += frame.stands_for_s;
        if (frame.clarity.score.value_or(-1) >= least_score) time.clear_s += frame.stands_for_s;
    }
    return time;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const double least_score = input.settings.limit("min_score");
    const double least_share = input.settings.limit("min_clear_share");
    const Message required = {"video.clarity.required", {{"percent", least_share * 100}, {"score", least_score}}};
    const FileFacts* file = main_video(input);
    if (file == nullptr) return {nothing_to_judge(FileKind::video, required)};
    const ClearTime time = clear_time(*file->video, least_score);
    const auto samples = static_cast<std::int64_t>(file->video->clarity_over_time.size());
    Finding finding;
    finding.status = unless_in_doubt(status_of_share(time.clear_s, time.open_s, time.all_s, least_share), *file, input);
    finding.file = file->file;
    finding.required_text = required;
    finding.observed = {"video.clarity.observed-open", {{"samples", samples}}};
    if (time.open_s < time.all_s) {
        finding.measured = time.clear_s / time.all_s;
        finding.unit = "share";
        finding.observed = {"video.clarity.observed",
                            {{"percent", *finding.measured * 100},
                             {"median", file->video->clarity.score.value_or(0)},
                             {"samples", samples}}};
    }
    if (finding.status == Status::pass) return {finding};
    finding.advice = finding.status == Status::fail ? Message{"video.clarity.advice", {}}
                                                    : advice_in_doubt(*file, "clarity.advice-unknown");
    finding.evidence = worst_moments(*file, least_score);
    return {finding};
}

}  // namespace

const Rule video_clarity = {"video.clarity", limits, evaluate};

}  // namespace mediaproof
