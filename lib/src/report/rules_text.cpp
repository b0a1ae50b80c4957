#include <fmt/format.h>

#include <stdexcept>

#include "mediaproof/columns.h"
#include "mediaproof/report.h"

namespace mediaproof {
namespace {

std::string padded(std::string_view text, std::size_t columns) {
    const std::size_t taken = columns_of(text);
    return std::string(text) + std::string(columns > taken ? columns - taken : 1, ' ');
}

std::string_view force_of(const RuleSettings& settings) {
    return !settings.on ? "rules.off" : settings.required ? "rules.required" : "rules.optional";
}

std::string limits_text(std::string_view rule_id, const RuleSettings& settings) {
    std::string text;
    for (const LimitSpec& spec : rule_limits(rule_id)) {
        text += fmt::format("{}{} = {:g}", text.empty() ? "" : ", ", spec.key, settings.limit(spec.key));
    }
    return text;
}

std::string explained(std::string_view rule_id, const RulePack& pack, Language language) {
    const RuleSettings& settings = pack.settings(rule_id);
    const std::string prefix = fmt::format("rule.{}.", rule_id);
    std::string text = hanging("", say(prefix + "question", language)) + hanging("  ", say(prefix + "about", language));
    text += hanging("  " + say("report.clause", language),
                    fmt::format("{} {}  [{}]", pack.source, settings.clause, say(force_of(settings), language)));
    for (const LimitSpec& spec : rule_limits(rule_id)) {
        text += hanging(fmt::format("  {} = {:g}  ", spec.key, settings.limit(spec.key)),
                        say(fmt::format("limit.{}.{}", rule_id, spec.key), language));
    }
    for (const std::string_view key : rule_wordings(rule_id)) {
        text += hanging(fmt::format("  {}: ", key), say(fmt::format("limit.{}.{}", rule_id, key), language));
        for (const Wording& wording : settings.wording(key))
            text += hanging("    ", fmt::format("{}", fmt::join(wording, " / ")));
    }
    return text;
}

}  // namespace

std::string rule_list(const RulePack& pack, Language language) {
    const std::string& name = language == Language::chinese ? pack.name_zh : pack.name_en;
    std::string text = hanging(
        "", say(Message{"rules.heading", {{"name", name}, {"id", pack.id}, {"source", pack.source}}}, language));
    for (const std::string_view id : rule_ids()) {
        const RuleSettings& settings = pack.settings(id);
        text += hanging("  " + padded(id, 22) + padded(say(force_of(settings), language), 17),
                        say(fmt::format("rule.{}.question", id), language));
        const std::string limits = limits_text(id, settings);
        text += hanging(std::string(24, ' '), settings.clause + (limits.empty() ? "" : "  ") + limits);
    }
    return text;
}

std::string rule_explanation(std::string_view rule_id, const RulePack& pack) {
    if (!pack.rules.contains(rule_id)) throw std::out_of_range("no rule is called " + std::string(rule_id));
    return fmt::format("{}\n{}{}", rule_id, explained(rule_id, pack, Language::chinese),
                       explained(rule_id, pack, Language::english));
}

}  // namespace mediaproof
