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

std::vector<Finding> evaluate(const RuleInput& input) {
    const FileFacts* file = main_video(input);
    if (file == nullptr) return {nothing_to_judge(FileKind::video)};
    const double least_score = input.settings.limit("min_score");
    const double least_share = input.settings.limit("min_clear_share");
    std::size_t clear = 0;
    std::size_t open = 0;
    for (const FrameClarity& frame : file->video->clarity_over_time) {
        clear += frame.clarity.score.value_or(-1) >= least_score ? 1 : 0;
        open += frame.clarity.score ? 0 : 1;
    }
    const std::size_t all = file->video->clarity_over_time.size();
    Finding finding;
    finding.status = unless_in_doubt(status_of_share(clear, open, all, least_share), *file, input);
    finding.file = file->file;
    finding.observed = {"video.clarity.observed-open", {{"samples", static_cast<std::int64_t>(all)}}};
    if (open < all) {
        finding.measured = static_cast<double>(clear) / static_cast<double>(all);
        finding.unit = "share";
        finding.observed = {"video.clarity.observed",
                            {{"percent", *finding.measured * 100},
                             {"median", file->video->clarity.score.value_or(0)},
                             {"samples", static_cast<std::int64_t>(all)}}};
    }
    finding.required_text = {"video.clarity.required",
                             {{"percent", least_share * 100}, {"score", least_score}}};
    if (finding.status != Status::pass) {
        finding.advice = {finding.status == Status::fail ? "video.clarity.advice" : "clarity.advice-unknown",
                          {}};
        finding.evidence = worst_moments(*file, least_score);
    }
    return {finding};
}

}  // namespace

const Rule video_clarity = {"video.clarity", limits, evaluate};

}  // namespace mediaproof
