// What a rule is, and the list of them all.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "mediaproof/finding.h"

namespace mediaproof {

// Everything a rule may look at.
struct RuleInput {
    const Submission& submission;
    const std::vector<FileFacts>& files;
    const RulePack& pack;
    const RuleSettings& settings;  // the rule's own
};

struct Rule {
    std::string_view id;
    std::span<const LimitSpec> limits;
    // Gives at least one finding. Fills status, file, measured, unit, messages and evidence; rule, clause and
    // required are filled in for it.
    std::vector<Finding> (*evaluate)(const RuleInput&);
    std::span<const std::string_view> wordings = {};  // the keys that hold words
};

// In the order in which reports list them. Each is defined in the file named after its id.
std::span<const Rule> all_rules();

extern const Rule submission_complete;

// What intake could not take in, as findings of submission.complete. They stand whether or not that rule is on: what
// nobody looked at can't pass.
std::vector<Finding> intake_problems(const Submission& submission);

extern const Rule media_readable;
extern const Rule video_duration;
extern const Rule video_complete;
extern const Rule video_live;
extern const Rule video_date;
extern const Rule video_clarity;
extern const Rule logo_in_video;
extern const Rule photo_clarity;
extern const Rule photo_date;
extern const Rule photo_edited;
extern const Rule logo_in_photos;
extern const Rule media_variety;
extern const Rule schedule_match;
extern const Rule plan_filed_early;
extern const Rule publicity_preheat;
extern const Rule staff_enough;
extern const Rule report_on_time;
extern const Rule publicity_after;
extern const Rule report_complete;
extern const Rule banner_wording;

}  // namespace mediaproof
