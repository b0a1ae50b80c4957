#include <array>

#include "mediaproof/dates.h"
#include "rules/channels.h"
#include "rules/said.h"

namespace mediaproof {
namespace {

constexpr std::array<std::string_view, 1> wordings = {"channels"};

std::optional<Message> fault_of(const Publicity& entry, const RuleInput& input) {
    const std::map<std::string, MessageArgument> about = {{"entry", entry_name(entry)}};
    if (entry.date && *entry.date >= input.submission.event_dates.front())
        return Message{"publicity.preheat.note-late", about};
    if (!read_channel(entry, input.settings.wording("channels")).kind)
        return Message{"publicity.note-other-channel", about};
    if (!entry.date) return Message{"publicity.note-undated", about};
    return std::nullopt;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const auto& entries = input.submission.manifest.preheat;
    const Message required_text = {"publicity.preheat.required", {}};
    if (entries.empty()) return {not_said("preheat", required_text)};
    if (input.submission.event_dates.empty()) return {no_event_day(required_text)};
    Finding finding;
    finding.status = Status::fail;
    finding.required_text = required_text;
    finding.observed = {"publicity.preheat.observed-none", {{"entries", static_cast<std::int64_t>(entries.size())}}};
    for (const Publicity& entry : entries) {
        if (const auto fault = fault_of(entry, input)) {
            const bool open = fault->key != "publicity.preheat.note-late";
            if (open && finding.status == Status::fail) finding.status = Status::unknown;
            finding.evidence.push_back(said_in_manifest(*fault));
        } else {
            if (has_odd_link(entry))
                finding.evidence.push_back(said_in_manifest({"publicity.note-odd-link", {{"link", *entry.link}}}));
            if (finding.status == Status::pass) continue;
            finding.status = Status::pass;
            finding.observed = {"publicity.preheat.observed", {{"entry", entry_name(entry)}}};
        }
    }
    if (finding.status == Status::fail) finding.advice = {"publicity.preheat.advice", {}};
    if (finding.status == Status::unknown) finding.advice = {"publicity.advice-open", {}};
    return {finding};
}

}  // namespace

const Rule publicity_preheat = {"publicity.preheat", {}, evaluate, wordings};

}  // namespace mediaproof
