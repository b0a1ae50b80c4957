#include <algorithm>
#include <array>
#include <map>

#include "mediaproof/dates.h"
#include "rules/capture_day.h"
#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 2> limits = {{{"days_before_allowed", 0, 30, true}, {"min_dated_share", 0, 1}}};

// Word processors strip the time off pictures: those of a report count beside photos only where they carry one.
std::vector<const FileFacts*> photos_to_date(const std::vector<FileFacts>& files) {
    std::vector<const FileFacts*> photos = photos_in(files);
    const auto stripped = [](const FileFacts* photo) { return photo->in_document && !photo->photo->captured; };
    const bool only_those = std::all_of(photos.begin(), photos.end(), stripped);
    if (!only_those) std::erase_if(photos, stripped);
    return photos;
}

struct DatedPhotos {
    std::map<CaptureDay, std::int64_t> counts;
    std::vector<Evidence> evidence;  // one a photo, those to look at first

    std::int64_t count(CaptureDay day) const {
        const auto found = counts.find(day);
        return found == counts.end() ? 0 : found->second;
    }
};

DatedPhotos sort_photos(const std::vector<const FileFacts*>& photos, const RuleInput& input) {
    std::map<CaptureDay, std::vector<Evidence>> by_day;
    for (const FileFacts* photo : photos) {
        by_day[capture_day(photo->photo->captured, input)].push_back(
            {photo->file, std::nullopt, std::nullopt, std::nullopt, capture_note(*photo, input)});
    }
    DatedPhotos dated;
    for (auto& [day, evidence] : by_day) {
        dated.counts[day] = static_cast<std::int64_t>(evidence.size());
        dated.evidence.insert(dated.evidence.end(), evidence.begin(), evidence.end());
    }
    return dated;
}

Message required_of(const RuleInput& input) {
    const double percent = input.settings.limit("min_dated_share") * 100;
    const auto before = static_cast<std::int64_t>(input.settings.limit("days_before_allowed"));
    if (input.submission.event_dates.empty()) return {"photo.date.required-some-day", {{"percent", percent}}};
    return {before > 0 ? "photo.date.required-or-before" : "photo.date.required",
            {{"date", format_dates(input.submission.event_dates)}, {"days", before}, {"percent", percent}}};
}

Message observed(const DatedPhotos& dated) {
    return {"photo.date.observed",
            {{"on_the_day", dated.count(CaptureDay::on_the_day)},
             {"other_day", dated.count(CaptureDay::other_day)},
             {"doubtful", dated.count(CaptureDay::doubtful) + dated.count(CaptureDay::unproven)},
             {"undated", dated.count(CaptureDay::undated)}}};
}

void judge(Finding& finding, const DatedPhotos& dated, bool enough) {
    if (dated.count(CaptureDay::other_day) > 0) {
        finding.status = Status::fail;
        finding.advice = {"photo.date.advice-other-day", {}};
    } else if (dated.count(CaptureDay::doubtful) > 0 || !enough) {
        const bool some_doubtful = dated.count(CaptureDay::doubtful) + dated.count(CaptureDay::unproven) > 0;
        finding.status = Status::unknown;
        finding.advice = {some_doubtful ? "photo.date.advice-doubtful" : "photo.date.advice-undated", {}};
    } else {
        finding.status = Status::pass;
    }
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const auto photos = photos_to_date(input.files);
    if (photos.empty()) return {nothing_to_judge(FileKind::photo, required_of(input))};
    if (input.submission.event_dates.empty()) return {without_event_date(required_of(input))};
    Finding finding;
    const DatedPhotos dated = sort_photos(photos, input);
    const auto all = static_cast<double>(photos.size());
    const auto on_the_day = static_cast<double>(dated.count(CaptureDay::on_the_day));
    judge(finding, dated, on_the_day > 0 && on_the_day >= input.settings.limit("min_dated_share") * all - 1e-9);
    finding.measured = on_the_day / all;
    finding.unit = "share";
    finding.observed = observed(dated);
    finding.required_text = required_of(input);
    finding.evidence = dated.evidence;
    if (finding.status != Status::pass && all - on_the_day == 1) finding.file = finding.evidence.front().file;
    return {finding};
}

}  // namespace

const Rule photo_date = {"photo.date", limits, evaluate};

}  // namespace mediaproof
