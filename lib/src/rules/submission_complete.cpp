#include <array>

#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 2> limits = {{{"min_videos", 0, 100, true}, {"min_photos", 0, 1000, true}}};

std::vector<Finding> evaluate(const RuleInput& input) {
    const auto videos = videos_in(input.files).size();
    const auto photos = photos_in(input.files).size();
    const bool videos_missing = static_cast<double>(videos) < input.settings.limit("min_videos");
    const bool photos_missing = static_cast<double>(photos) < input.settings.limit("min_photos");
    const bool certain = !input.submission.is_archive &&
                         ((videos_missing && !has_unreadable(input.files, FileKind::video)) ||
                          (photos_missing && !has_unreadable(input.files, FileKind::photo)));
    Finding finding;
    finding.status = videos_missing || photos_missing ? (certain ? Status::fail : Status::unknown) : Status::pass;
    finding.measured = static_cast<double>(videos + photos);
    finding.unit = "files";
    finding.observed = {"submission.complete.observed",
                        {{"videos", static_cast<std::int64_t>(videos)}, {"photos", static_cast<std::int64_t>(photos)}}};
    finding.required_text = {"submission.complete.required",
                             {{"min_videos", static_cast<std::int64_t>(input.settings.limit("min_videos"))},
                              {"min_photos", static_cast<std::int64_t>(input.settings.limit("min_photos"))}}};
    if (finding.status != Status::pass) finding.advice = {"submission.complete.advice", {}};
    std::vector<Finding> findings = {finding};
    for (const Message& problem : input.submission.problems) {
        Finding about_problem;
        about_problem.status = Status::unknown;
        about_problem.observed = problem;
        about_problem.required_text = {"submission.complete.required-clean", {}};
        about_problem.advice = {"submission.complete.advice-problem", {}};
        findings.push_back(about_problem);
    }
    return findings;
}

}  // namespace

const Rule submission_complete = {"submission.complete", limits, evaluate};

}  // namespace mediaproof
