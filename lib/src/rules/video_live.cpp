#include <array>
#include <utility>

#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 1> limits = {{{"most_still_share", 0, 1}}};

constexpr std::size_t most_evidence = 5;

// The longest stretches in which the picture stands still.
std::vector<Evidence> still_moments(const FileFacts& file) {
    std::vector<Span> frozen;
    for (const Span& span : file.video->spans) {
        if (span.what == "frozen") frozen.push_back(span);
    }
    std::vector<Evidence> moments;
    for (const Span& span : longest_of(std::move(frozen), most_evidence))
        moments.push_back(evidence_of(file.file, span, "video.live.note"));
    return moments;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const double most_share = input.settings.limit("most_still_share");
    const Message required = {"video.live.required", {{"percent", most_share * 100}}};
    const FileFacts* file = main_video(input);
    if (file == nullptr) return {nothing_to_judge(FileKind::video, required)};
    const auto& share = file->video->still_share;
    Finding finding;
    finding.file = file->file;
    finding.required_text = required;
    finding.observed = {"video.live.observed-open", {}};
    finding.status = Status::unknown;
    if (share) {
        finding.status = unless_in_doubt(*share <= most_share ? Status::pass : Status::fail, *file, input);
        finding.measured = *share;
        finding.unit = "share";
        finding.observed = {"video.live.observed", {{"percent", *share * 100}}};
    }
    if (finding.status == Status::pass) return {finding};
    finding.advice = finding.status == Status::fail ? Message{"video.live.advice", {}}
                                                    : advice_in_doubt(*file, "video.live.advice-open");
    finding.evidence = still_moments(*file);
    return {finding};
}

}  // namespace

const Rule video_live = {"video.live", limits, evaluate};

}  // namespace mediaproof
