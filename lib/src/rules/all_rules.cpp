#include <algorithm>
#include <array>
#include <stdexcept>

#include "rules/rule.h"

namespace mediaproof {
namespace {

// Pointers, because the order in which objects of different files come to life is not fixed.
constexpr std::array rule_list = {
    &submission_complete, &media_readable, &video_complete, &video_duration,   &video_live,        &video_date,
    &video_clarity,       &logo_in_video,  &photo_clarity,  &photo_date,       &photo_edited,      &logo_in_photos,
    &banner_wording,      &media_variety,  &schedule_match, &plan_filed_early, &publicity_preheat, &staff_enough,
    &report_complete,     &report_on_time, &publicity_after};

const Rule& rule_called(std::string_view id) {
    for (const Rule& rule : all_rules()) {
        if (rule.id == id) return rule;
    }
    throw std::out_of_range("no rule is called " + std::string(id));
}

}  // namespace

std::span<const Rule> all_rules() {
    static const std::vector<Rule> rules = [] {
        std::vector<Rule> copies;
        for (const Rule* rule : rule_list)
            copies.push_back(*rule);
        return copies;
    }();
    return rules;
}

std::vector<std::string_view> rule_ids() {
    std::vector<std::string_view> ids;
    for (const Rule& rule : all_rules())
        ids.push_back(rule.id);
    return ids;
}

std::vector<LimitSpec> rule_limits(std::string_view rule_id) {
    const Rule& rule = rule_called(rule_id);
    return {rule.limits.begin(), rule.limits.end()};
}

std::vector<std::string_view> rule_wordings(std::string_view rule_id) {
    const Rule& rule = rule_called(rule_id);
    return {rule.wordings.begin(), rule.wordings.end()};
}

namespace {

// What could not be opened at all: that alone is to be told, and not each rule that can't answer for it.
bool nothing_is_known(const Submission& submission, const std::vector<FileFacts>& facts) {
    const bool seen =
        std::any_of(facts.begin(), facts.end(), [](const FileFacts& f) { return f.kind != FileKind::other; });
    return !seen && !submission.looked_into && !submission.manifest.unit && !submission.problems.empty();
}

}  // namespace

std::vector<Finding> apply_rules(const Submission& submission, const std::vector<FileFacts>& facts,
                                 const RulePack& pack) {
    std::vector<Finding> findings;
    const auto add = [&](const Rule& rule, std::vector<Finding> answers) {
        const RuleSettings& settings = pack.settings(rule.id);
        for (Finding& finding : answers) {
            finding.rule = rule.id;
            finding.clause = settings.clause;
            finding.required = settings.required;
            findings.push_back(std::move(finding));
        }
    };
    const bool closed = nothing_is_known(submission, facts);
    for (const Rule& rule : all_rules()) {
        const RuleSettings& settings = pack.settings(rule.id);
        if (settings.on && !closed) add(rule, rule.evaluate({submission, facts, pack, settings}));
        if (rule.id == submission_complete.id) add(rule, intake_problems(submission));
    }
    return findings;
}

Outcome outcome_of(const std::vector<Finding>& findings) {
    Outcome outcome = findings.empty() ? Outcome::review : Outcome::pass;
    for (const Finding& finding : findings) {
        if (finding.status == Status::fail && finding.required) return Outcome::fail;
        if (finding.status == Status::fail || finding.status == Status::unknown) outcome = Outcome::review;
    }
    return outcome;
}

}  // namespace mediaproof
