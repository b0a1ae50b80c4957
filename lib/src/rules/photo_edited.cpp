#include "rules/select.h"

namespace mediaproof {
namespace {

std::vector<Finding> evaluate(const RuleInput& input) {
    const Message required = {"photo.edited.required", {}};
    const auto photos = photos_in(input.files);
    if (photos.empty()) return {nothing_to_judge(FileKind::photo, required)};
    Finding finding;
    for (const FileFacts* photo : photos) {
        if (const auto& editor = photo->photo->edited_with)
            finding.evidence.push_back(
                {photo->file, std::nullopt, std::nullopt, std::nullopt, {"photo.edited.note", {{"editor", *editor}}}});
    }
    const std::size_t edited = finding.evidence.size();
    finding.status = edited > 0 ? Status::warn : Status::pass;
    finding.measured = static_cast<double>(edited);
    finding.unit = "photos";
    finding.observed = {
        "photo.edited.observed",
        {{"edited", static_cast<std::int64_t>(edited)}, {"all", static_cast<std::int64_t>(photos.size())}}};
    finding.required_text = required;
    if (edited > 0) finding.advice = {"photo.edited.advice", {}};
    if (edited == 1) finding.file = finding.evidence.front().file;
    return {finding};
}

}  // namespace

const Rule photo_edited = {"photo.edited", {}, evaluate};

}  // namespace mediaproof
