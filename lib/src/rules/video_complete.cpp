#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_evidence = 5;

std::vector<Evidence> lost_moments(const FileFacts& file) {
    std::vector<Evidence> moments;
    for (const Span& span : file.video->spans) {
        if (span.what != "undecodable" || moments.size() == most_evidence) continue;
        moments.push_back(evidence_of(file.file, span, "video.complete.note"));
    }
    return moments;
}

Message observed_of(const VideoFacts& video) {
    if (!video.complete) return {"video.complete.observed-open", {}};
    if (*video.complete) return {"video.complete.observed", {}};
    return {"video.complete.observed-cut-off", {{"duration", minutes_text(video.duration_s)}}};
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const Message required = {"video.complete.required", {}};
    const FileFacts* file = main_video(input);
    if (file == nullptr) return {nothing_to_judge(FileKind::video, required)};
    const auto& complete = file->video->complete;
    Finding finding;
    finding.status = !complete ? Status::unknown : *complete ? Status::pass : Status::fail;
    finding.file = file->file;
    finding.observed = observed_of(*file->video);
    finding.required_text = required;
    if (finding.status == Status::pass) return {finding};
    finding.advice = {complete ? "video.complete.advice" : "video.complete.advice-open", {}};
    finding.evidence = lost_moments(*file);
    return {finding};
}

}  // namespace

const Rule video_complete = {"video.complete", {}, evaluate};

}  // namespace mediaproof
