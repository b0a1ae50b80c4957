#include <array>
#include <map>

#include "mediaproof/dates.h"
#include "rules/channels.h"
#include "rules/said.h"

namespace mediaproof {
namespace {

using namespace std::chrono;

constexpr std::array<LimitSpec, 1> limits = {{{"max_days", 0, 365, true}}};
constexpr std::array<std::string_view, 1> wordings = {"channels"};

struct Entry {
    const Publicity& said;
    ChannelReading channel;
    bool out_of_time;  // before the event or too long after it
};

struct Coverage {
    std::vector<Entry> entries;
    year_month_day until;
};

Coverage coverage_of(const RuleInput& input) {
    const auto& event = input.submission.event_dates;
    Coverage coverage{{}, sys_days(event.back()) + days(static_cast<int>(input.settings.limit("max_days")))};
    for (const Publicity& said : input.submission.manifest.publicity) {
        const bool out_of_time = said.date && (*said.date < event.front() || *said.date > coverage.until);
        coverage.entries.push_back({said, read_channel(said, input.settings.wording("channels")), out_of_time});
    }
    return coverage;
}

// Passes with an entry of that kind in time; is unknown where one may be of that kind and in time.
Status status_of(std::size_t kind, const std::vector<Entry>& entries) {
    Status status = Status::fail;
    for (const Entry& entry : entries) {
        if (entry.out_of_time) continue;
        if (entry.channel.kind == kind && entry.said.date) return Status::pass;
        if (!entry.channel.kind || entry.channel.holds[kind]) status = Status::unknown;
    }
    return status;
}

void remark_on(const Entry& entry, std::vector<Evidence>& remarks) {
    const std::map<std::string, MessageArgument> about = {{"entry", entry_name(entry.said)}};
    if (entry.out_of_time) {
        remarks.push_back(said_in_manifest({"publicity.after.note-out-of-time", about}));
    } else if (!entry.channel.kind) {
        remarks.push_back(said_in_manifest({"publicity.note-other-channel", about}));
    } else if (!entry.said.date) {
        remarks.push_back(said_in_manifest({"publicity.note-undated", about}));
    }
    if (has_odd_link(entry.said))
        remarks.push_back(said_in_manifest({"publicity.note-odd-link", {{"link", *entry.said.link}}}));
}

// Each entry is remarked on once: in its own kind's finding, or in the first where that kind has none. `findings` go by
// their kinds and are not empty.
void remark_on_all(const std::vector<Entry>& entries, std::map<std::size_t, Finding>& findings) {
    for (const Entry& entry : entries) {
        const auto own = entry.channel.kind ? findings.find(*entry.channel.kind) : findings.end();
        remark_on(entry, (own != findings.end() ? own : findings.begin())->second.evidence);
    }
}

std::map<std::size_t, Finding> missing_kinds(const Coverage& coverage, const std::vector<Wording>& kinds) {
    std::map<std::size_t, Finding> missing;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        const Status status = status_of(kind, coverage.entries);
        if (status == Status::pass) continue;
        Finding& finding = missing[kind];
        finding.status = status;
        finding.observed = {"publicity.after.observed-missing", {{"kind", kinds[kind].front()}}};
        finding.advice = {status == Status::fail ? "publicity.after.advice" : "publicity.advice-open", {}};
    }
    return missing;
}

Finding all_told(std::size_t kinds) {
    Finding all;
    all.status = Status::pass;
    all.observed = {"publicity.after.observed", {{"kinds", static_cast<std::int64_t>(kinds)}}};
    return all;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const Manifest& manifest = input.submission.manifest;
    const auto most_days = static_cast<std::int64_t>(input.settings.limit("max_days"));
    const Message required_text = {"publicity.after.required", {{"days", most_days}}};
    if (manifest.publicity.empty()) return {not_said("publicity", required_text)};
    if (input.submission.event_dates.empty()) return {no_event_day(required_text)};
    const Coverage coverage = coverage_of(input);
    const std::vector<Wording>& kinds = input.settings.wording("channels");
    std::map<std::size_t, Finding> by_kind = missing_kinds(coverage, kinds);
    if (by_kind.empty()) by_kind[0] = all_told(kinds.size());
    remark_on_all(coverage.entries, by_kind);
    std::vector<Finding> findings;
    for (auto& [kind, finding] : by_kind) {
        finding.required_text = {"publicity.after.required-by",
                                 {{"days", most_days}, {"until", format_date(coverage.until)}}};
        findings.push_back(std::move(finding));
    }
    return findings;
}

}  // namespace

const Rule publicity_after = {"publicity.after", limits, evaluate, wordings};

}  // namespace mediaproof
