#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "rules/select.h"
#include "rules/wording_match.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 1> limits = {{{"max_wrong_share", 0, 0.3}}};
constexpr std::array<std::string_view, 5> wordings = {"forms", "unit_prefixes", "look_alikes", "unread", "rivals"};
constexpr std::size_t most_evidence = 3;
constexpr std::size_t most_shown = 60;  // letters of a reading that a message quotes

// A banner in one of its readings.
struct Seen {
    const FileFacts* file = nullptr;
    const BannerReading* reading = nullptr;
    WordingMatch match;
};

bool same_banner(const Seen& a, const Seen& b) {
    return a.file == b.file && a.reading->at_s == b.reading->at_s &&
           std::equal(a.reading->quad.begin(), a.reading->quad.end(), b.reading->quad.begin(),
                      [](const Point& one, const Point& other) { return one.x == other.x && one.y == other.y; });
}

// Those of all photos and videos; `looked_for` tells whether there was any search.
std::vector<Seen> readings_in(const RuleInput& input, bool& looked_for) {
    std::vector<Seen> seen;
    for (const FileFacts& file : input.files) {
        const auto* banners = file.photo ? &file.photo->banners : file.video ? &file.video->banners : nullptr;
        if (banners == nullptr || !*banners) continue;
        looked_for = true;
        for (const BannerReading& reading : **banners)
            seen.push_back({&file, &reading, {}});
    }
    return seen;
}

std::vector<std::string> flat(const std::vector<Wording>& lists) {
    std::vector<std::string> words;
    for (const Wording& list : lists)
        words.insert(words.end(), list.begin(), list.end());
    return words;
}

std::set<std::string> years_of(const Submission& submission) {
    std::set<std::string> years;
    for (const auto& day : submission.event_dates)
        years.insert(std::to_string(static_cast<int>(day.year())));
    return years;
}

// Every wording that is right, the unit as it calls itself first.
std::vector<BannerForm> forms_for(const RuleInput& input) {
    std::vector<BannerForm> forms;
    const auto units = unit_names(*input.submission.manifest.unit, flat(input.settings.wording("unit_prefixes")));
    for (const std::string& unit : units) {
        for (const std::string& year : years_of(input.submission)) {
            for (const std::string& pattern : flat(input.settings.wording("forms")))
                forms.push_back(banner_form(pattern, unit, year));
        }
    }
    return forms;
}

Evidence evidence_of(const Seen& seen) {
    const BannerReading& reading = *seen.reading;
    Evidence evidence{seen.file->file, reading.at_s, reading.quad, std::nullopt, {}};
    evidence.note = reading.text.empty()
                        ? Message{"banner.wording.note-unread", {}}
                        : Message{"banner.wording.note", {{"text", shortened(reading.text, most_shown)}}};
    return evidence;
}

Finding open(Message required_text, const char* observed, const char* advice) {
    Finding finding;
    finding.status = Status::unknown;
    finding.required_text = std::move(required_text);
    finding.observed = {observed, {}};
    finding.advice = {advice, {}};
    return finding;
}

// The reading that is right, or else the closest to it first.
void sort_by_closeness(std::vector<Seen>& seen, const RuleInput& input, const std::vector<BannerForm>& forms) {
    const Misreadings misreadings{input.settings.wording("look_alikes"), input.settings.wording("unread"),
                                  input.settings.wording("rivals")};
    const double most_wrong = input.settings.limit("max_wrong_share");
    for (Seen& one : seen) {
        one.match = match_wording({{one.reading->text}}, forms, misreadings, most_wrong);
        std::vector<Reading> readings;
        for (const Seen& other : seen)
            if (same_banner(one, other)) readings.push_back({other.reading->text, other.reading->starts_clear});
        one.match.right = match_wording(readings, forms, misreadings, most_wrong).right;
    }
    std::stable_sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) {
        if (a.match.right != b.match.right) return a.match.right;
        return a.match.wrong_share < b.match.wrong_share;
    });
}

Finding finding_about(const std::vector<Seen>& seen, Message required_text) {
    const Seen& best = seen.front();
    Finding finding;
    finding.required_text = std::move(required_text);
    finding.file = best.file->file;
    finding.status = best.match.right ? Status::pass : Status::unknown;
    finding.observed = best.reading->text.empty()
                           ? Message{"banner.wording.observed-unread", {}}
                           : Message{"banner.wording.observed", {{"text", shortened(best.reading->text, most_shown)}}};
    if (finding.status == Status::unknown)
        finding.advice = {best.reading->text.empty() ? "banner.wording.advice-unread" : "banner.wording.advice-differs",
                          {}};
    if (!best.reading->text.empty()) finding.measured = best.match.wrong_share, finding.unit = "share";
    const std::size_t shown = best.match.right ? 1 : std::min(seen.size(), most_evidence);
    for (std::size_t i = 0; i < shown; ++i)
        finding.evidence.push_back(evidence_of(seen[i]));
    return finding;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const Submission& submission = input.submission;
    if (!submission.manifest.unit || submission.event_dates.empty()) {
        return {open({"banner.wording.required-some", {}}, "banner.wording.observed-no-unit",
                     "banner.wording.advice-no-unit")};
    }
    const std::vector<BannerForm> forms = forms_for(input);
    const Message required = {"banner.wording.required", {{"form", forms.front().shown}}};
    bool looked_for = false;
    std::vector<Seen> seen = readings_in(input, looked_for);
    if (!looked_for) return {open(required, "banner.wording.observed-not-looked", "banner.wording.advice-none")};
    if (seen.empty()) return {open(required, "banner.wording.observed-none", "banner.wording.advice-none")};
    sort_by_closeness(seen, input, forms);
    return {finding_about(seen, required)};
}

}  // namespace

const Rule banner_wording = {"banner.wording", limits, evaluate, wordings};

}  // namespace mediaproof
