#include <algorithm>
#include <array>
#include <tuple>

#include "mediaproof/dates.h"
#include "rules/plain_words.h"
#include "rules/said.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 2> limits = {{{"max_unit_edits", 0, 5, true}, {"max_theme_edit_share", 0, 1}}};
constexpr std::array<std::string_view, 3> wordings = {"unit_prefixes", "unit_suffixes", "unit_names"};

enum class Likeness { same, similar, different };

bool strip_year(std::u32string& words) {
    const bool year = words.size() > 5 && words[4] == U'年' &&
                      std::all_of(words.begin(), words.begin() + 4, [](char32_t c) { return c >= '0' && c <= '9'; });
    if (year) words.erase(0, 5);
    return year;
}

bool strip_prefix(std::u32string& words, const std::vector<Wording>& prefixes) {
    for (const Wording& prefix : prefixes) {
        const std::u32string start = plain_words(prefix.front());
        if (start.empty() || words.size() <= start.size() || !words.starts_with(start)) continue;
        words.erase(0, start.size());
        return true;
    }
    return false;
}

// The theme without the place's name and the year before it: “宁乡市2023年”.
std::u32string bare_theme(std::string_view theme, const RuleSettings& settings) {
    std::u32string words = plain_words(theme);
    while (strip_prefix(words, settings.wording("unit_prefixes")) || strip_year(words)) {
    }
    return words;
}

Likeness theme_likeness(std::string_view said, std::string_view planned, const RuleSettings& settings) {
    const std::u32string a = bare_theme(said, settings);
    const std::u32string b = bare_theme(planned, settings);
    if (a == b) return Likeness::same;
    constexpr std::size_t shortest_part = 4;
    const bool part = std::min(a.size(), b.size()) >= shortest_part && (is_contraction(a, b) || is_contraction(b, a));
    const double most_edits =
        settings.limit("max_theme_edit_share") * static_cast<double>(std::max(a.size(), b.size()));
    const bool near = static_cast<double>(edits_between(a, b)) <= most_edits + 1e-9;
    return part || near ? Likeness::similar : Likeness::different;
}

bool same_form(std::string_view a, std::string_view b) {
    return plain_words(a) == plain_words(b);
}

bool in_month(const Submission& submission, const ScheduleEntry& entry, std::chrono::year year) {
    return std::any_of(submission.event_dates.begin(), submission.event_dates.end(), [&](const auto& day) {
        return day.year() == year && day.month() == std::chrono::month(entry.month);
    });
}

// The entry of the unit's that was meant: by its theme, else by its month, else by its form.
ScheduleEntry meant_of(const std::vector<ScheduleEntry>& entries, const RuleInput& input) {
    const Manifest& said = input.submission.manifest;
    const auto off = [&](const ScheduleEntry& entry) {
        return std::tuple(said.theme ? theme_likeness(*said.theme, entry.theme, input.settings) : Likeness::same,
                          !in_month(input.submission, entry, *input.pack.schedule_year),
                          said.form && !same_form(*said.form, entry.form));
    };
    return *std::min_element(entries.begin(), entries.end(),
                             [&](const ScheduleEntry& a, const ScheduleEntry& b) { return off(a) < off(b); });
}

Message required_of(const ScheduleEntry& entry) {
    return {"schedule.match.required",
            {{"number", std::int64_t{entry.number}},
             {"unit", entry.unit},
             {"theme", entry.theme},
             {"form", entry.form},
             {"month", std::int64_t{entry.month}}}};
}

Finding finding(Status status, Message observed, Message required_text, Message advice) {
    Finding made;
    made.status = status;
    made.observed = std::move(observed);
    made.required_text = std::move(required_text);
    made.advice = std::move(advice);
    return made;
}

// A unit that the plan does not name: a slip of the pen where its theme is that of a unit of nearly that name.
Finding unplanned(const std::string& unit, const RuleInput& input) {
    const auto& theme = input.submission.manifest.theme;
    const Message observed = {"schedule.match.observed-no-unit", {{"unit", unit}}};
    for (const ScheduleEntry& near : entries_near_unit(input.pack, unit)) {
        if (theme && theme_likeness(*theme, near.theme, input.settings) == Likeness::different) continue;
        return finding(
            Status::unknown, observed, {"schedule.match.required-some", {}},
            {"schedule.match.advice-near",
             {{"unit", near.unit}, {"number", std::int64_t{near.number}}, {"month", std::int64_t{near.month}}}});
    }
    return finding(Status::fail, observed, {"schedule.match.required-some", {}}, {"schedule.match.advice-no-unit", {}});
}

void judge_theme(const RuleInput& input, const ScheduleEntry& planned, std::vector<Finding>& findings) {
    const auto& theme = input.submission.manifest.theme;
    if (!theme) return findings.push_back(not_said("theme", required_of(planned)));
    const Likeness likeness = theme_likeness(*theme, planned.theme, input.settings);
    if (likeness == Likeness::same) return;
    const bool similar = likeness == Likeness::similar;
    findings.push_back(finding(
        similar ? Status::unknown : Status::fail, {"schedule.match.observed-theme", {{"theme", *theme}}},
        required_of(planned),
        {similar ? "schedule.match.advice-similar-theme" : "schedule.match.advice-theme", {{"theme", planned.theme}}}));
}

// Another form of the plan's is another form; words that the plan does not use may mean the same.
void judge_form(const RuleInput& input, const ScheduleEntry& planned, std::vector<Finding>& findings) {
    const auto& form = input.submission.manifest.form;
    if (!form) return findings.push_back(not_said("form", required_of(planned)));
    if (same_form(*form, planned.form)) return;
    const bool of_the_plan = std::any_of(input.pack.schedule.begin(), input.pack.schedule.end(),
                                         [&](const ScheduleEntry& entry) { return same_form(*form, entry.form); });
    findings.push_back(finding(of_the_plan ? Status::fail : Status::unknown,
                               {"schedule.match.observed-form", {{"form", *form}}}, required_of(planned),
                               {"schedule.match.advice-form", {{"form", planned.form}}}));
}

void judge_month(const RuleInput& input, const ScheduleEntry& planned, std::vector<Finding>& findings) {
    const auto& days = input.submission.event_dates;
    if (days.empty()) return findings.push_back(no_event_day(required_of(planned)));
    const std::chrono::year year = *input.pack.schedule_year;
    if (in_month(input.submission, planned, year)) return;
    findings.push_back(
        finding(Status::fail, {"schedule.match.observed-month", {{"dates", format_dates(days)}}}, required_of(planned),
                {"schedule.match.advice-month",
                 {{"year", std::int64_t{static_cast<int>(year)}}, {"month", std::int64_t{planned.month}}}}));
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const auto& unit = input.submission.manifest.unit;
    const Message some = {"schedule.match.required-some", {}};
    if (input.pack.schedule.empty()) {
        return {finding(Status::unknown, {"schedule.match.observed-no-schedule", {}}, some,
                        {"schedule.match.advice-no-schedule", {}})};
    }
    if (!unit) return {not_said("unit", some)};
    const auto entries = entries_of_unit(input.pack, *unit);
    if (entries.empty()) return {unplanned(*unit, input)};
    const ScheduleEntry planned = meant_of(entries, input);
    std::vector<Finding> findings;
    judge_theme(input, planned, findings);
    judge_form(input, planned, findings);
    judge_month(input, planned, findings);
    if (!findings.empty()) return findings;
    return {finding(Status::pass, {"schedule.match.observed", {{"number", std::int64_t{planned.number}}}},
                    required_of(planned), {})};
}

}  // namespace

const Rule schedule_match = {"schedule.match", limits, evaluate, wordings};

}  // namespace mediaproof
