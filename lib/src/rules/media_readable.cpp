#include "rules/select.h"

namespace mediaproof {
namespace {

// Some reasons know better what helps.
std::string advice_for(const Message& reason) {
    const std::string own = reason.key + ".advice";
    return has_message(own) ? own : "media.readable.advice";
}

Finding could_not_read(const FileFacts& file) {
    Finding finding;
    finding.status = Status::unknown;
    finding.file = file.file;
    finding.observed = file.reason;
    finding.advice = {advice_for(file.reason), {}};
    return finding;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    std::vector<Finding> findings;
    std::int64_t media = 0;
    for (const FileFacts& file : input.files) {
        media += file.kind == FileKind::photo || file.kind == FileKind::video ? 1 : 0;
        if (file.kind == FileKind::unreadable) findings.push_back(could_not_read(file));
    }
    if (findings.empty()) {
        Finding finding;
        // With no media at all there is nothing that could have been read.
        finding.status = media > 0 ? Status::pass : Status::unknown;
        finding.observed = {media > 0 ? "media.readable.observed" : "media.readable.observed-none", {{"count", media}}};
        if (media == 0) finding.advice = {"submission.complete.advice", {}};
        findings.push_back(finding);
    }
    for (Finding& finding : findings)
        finding.required_text = {"media.readable.required", {}};
    return findings;
}

}  // namespace

const Rule media_readable = {"media.readable", {}, evaluate};

}  // namespace mediaproof
