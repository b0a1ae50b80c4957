#include <algorithm>
#include <array>

#include "rules/clarity_note.h"
#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 3> limits = {
    {{"min_score", 0, 100}, {"min_clear_share", 0, 1}, {"max_unclear_s", 0, 3600}}};

constexpr std::size_t most_evidence = 5;

// The least clear moments, the worst first.
std::vector<Evidence> worst_moments(const FileFacts& file, double least_score) {
    std::vector<Evidence> moments;
    for (const FrameClarity& frame : file.video->clarity_over_time) {
        if (frame.clarity.score.value_or(100) >= least_score) continue;
        moments.push_back({file.file, frame.at_s, std::nullopt, frame.clarity.score, clarity_note(frame.clarity)});
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

double longest_unclear_s(const VideoFacts& video, double least_score) {
    double longest_s = 0, this_one_s = 0;
    for (const FrameClarity& frame : video.clarity_over_time) {
        const bool unclear = frame.clarity.score.value_or(100) < least_score;
        this_one_s = unclear ? this_one_s + frame.stands_for_s : 0;
        longest_s = std::max(longest_s, this_one_s);
    }
    return longest_s;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const double least_score = input.settings.limit("min_score");
    const double least_share = input.settings.limit("min_clear_share");
    const double most_unclear_s = input.settings.limit("max_unclear_s");
    const Message required = {"video.clarity.required",
                              {{"percent", least_share * 100}, {"score", least_score}, {"unclear", most_unclear_s}}};
    const FileFacts* file = main_video(input);
    if (file == nullptr) return {nothing_to_judge(FileKind::video, required)};
    const ClearTime time = clear_time(*file->video, least_score);
    const auto samples = static_cast<std::int64_t>(file->video->clarity_over_time.size());
    const double unclear_s = longest_unclear_s(*file->video, least_score);
    const Status status =
        unclear_s > most_unclear_s ? Status::fail : status_of_share(time.clear_s, time.open_s, time.all_s, least_share);
    Finding finding;
    finding.status = unless_in_doubt(status, *file, input);
    finding.file = file->file;
    finding.required_text = required;
    finding.observed = {"video.clarity.observed-open", {{"samples", samples}}};
    if (time.open_s < time.all_s) {
        finding.measured = time.clear_s / time.all_s;
        finding.unit = "share";
        finding.observed = {"video.clarity.observed",
                            {{"percent", *finding.measured * 100},
                             {"unclear", unclear_s},
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
