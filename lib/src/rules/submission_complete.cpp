#include <array>

#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 2> limits = {{{"min_videos", 0, 100, true}, {"min_photos", 0, 1000, true}}};

bool enough(std::size_t videos, std::size_t photos, const RuleSettings& settings) {
    return static_cast<double>(videos) >= settings.limit("min_videos") &&
           static_cast<double>(photos) >= settings.limit("min_photos");
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const auto videos = videos_in(input.files).size();
    const auto photos = photos_in(input.files).size();
    const auto at_best_videos = videos + unreadable_in(input.files, FileKind::video);
    const auto at_best_photos = photos + unreadable_in(input.files, FileKind::photo);
    Finding finding;
    finding.status = enough(videos, photos, input.settings)                   ? Status::pass
                     : !input.submission.looked_into                          ? Status::unknown
                     : enough(at_best_videos, at_best_photos, input.settings) ? Status::unknown
                                                                              : Status::fail;
    finding.measured = static_cast<double>(videos + photos);
    finding.unit = "files";
    finding.observed = {"submission.complete.observed",
                        {{"videos", static_cast<std::int64_t>(videos)}, {"photos", static_cast<std::int64_t>(photos)}}};
    finding.required_text = {"submission.complete.required",
                             {{"min_videos", static_cast<std::int64_t>(input.settings.limit("min_videos"))},
                              {"min_photos", static_cast<std::int64_t>(input.settings.limit("min_photos"))}}};
    if (finding.status != Status::pass) finding.advice = {"submission.complete.advice", {}};
    return {finding};
}

}  // namespace

const Rule submission_complete = {"submission.complete", limits, evaluate};

std::vector<Finding> intake_problems(const Submission& submission) {
    std::vector<Finding> findings;
    for (const Message& problem : submission.problems) {
        Finding finding;
        finding.status = Status::unknown;
        finding.observed = problem;
        finding.required_text = {"submission.complete.required-clean", {}};
        finding.advice = {"submission.complete.advice-problem", {}};
        findings.push_back(finding);
    }
    return findings;
}

}  // namespace mediaproof
