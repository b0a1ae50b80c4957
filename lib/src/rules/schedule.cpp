#include "mediaproof/schedule.h"

#include <algorithm>
#include <functional>
#include <set>

#include "mediaproof/rule_pack.h"
#include "rules/plain_words.h"
#include "rules/rule.h"

namespace mediaproof {
namespace {

constexpr std::size_t longest_unit = 64;      // characters
constexpr std::size_t shortest_unit = 2;      // what is left of a name names a unit
constexpr std::size_t shortest_in_short = 3;  // 医保局

using Forms = std::set<std::u32string>;

// The name, and what is left of it without a prefix, without a suffix, and so on.
void add_forms(const std::u32string& name, const RuleSettings& settings, Forms& forms) {
    if (name.size() < shortest_unit || !forms.insert(name).second) return;
    for (const Wording& prefix : settings.wording("unit_prefixes")) {
        const std::u32string words = plain_words(prefix.front());
        if (!words.empty() && name.starts_with(words)) add_forms(name.substr(words.size()), settings, forms);
    }
    for (const Wording& suffix : settings.wording("unit_suffixes")) {
        const std::u32string words = plain_words(suffix.front());
        if (!words.empty() && name.ends_with(words))
            add_forms(name.substr(0, name.size() - words.size()), settings, forms);
    }
}

bool share_one(const Forms& a, const Forms& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::u32string& form) { return b.contains(form); });
}

// Every form under which the unit may be written, its other names' forms among them.
Forms forms_of(std::string_view unit, const RuleSettings& settings) {
    Forms forms;
    add_forms(plain_words(unit).substr(0, longest_unit), settings, forms);
    for (const Wording& names : settings.wording("unit_names")) {
        Forms other;
        for (const std::string& name : names)
            add_forms(plain_words(name), settings, other);
        if (share_one(forms, other)) forms.merge(other);
    }
    return forms;
}

bool is_short_for(const std::u32string& brief, const std::u32string& whole) {
    return brief.size() >= shortest_in_short && brief.front() == whole.front() && brief.back() == whole.back() &&
           is_contraction(brief, whole);
}

bool nearly_share_one(const Forms& a, const Forms& b, std::size_t most_edits) {
    for (const std::u32string& x : a) {
        for (const std::u32string& y : b) {
            const std::size_t shorter = std::min(x.size(), y.size());
            if (shorter >= shortest_in_short && edits_between(x, y) <= most_edits) return true;
            if (is_short_for(x, y) || is_short_for(y, x)) return true;
        }
    }
    return false;
}

std::vector<ScheduleEntry> entries_where(const RulePack& pack, std::string_view unit,
                                         const std::function<bool(const Forms&, const Forms&)>& wanted) {
    const RuleSettings& settings = pack.settings(schedule_match.id);
    const Forms forms = forms_of(unit, settings);
    std::vector<ScheduleEntry> entries;
    for (const ScheduleEntry& entry : pack.schedule) {
        if (wanted(forms, forms_of(entry.unit, settings))) entries.push_back(entry);
    }
    return entries;
}

}  // namespace

std::vector<ScheduleEntry> entries_of_unit(const RulePack& pack, std::string_view unit) {
    return entries_where(pack, unit, share_one);
}

std::vector<ScheduleEntry> entries_near_unit(const RulePack& pack, std::string_view unit) {
    const auto most_edits = static_cast<std::size_t>(pack.settings(schedule_match.id).limit("max_unit_edits"));
    return entries_where(pack, unit, [&](const Forms& a, const Forms& b) {
        return !share_one(a, b) && nearly_share_one(a, b, most_edits);
    });
}

}  // namespace mediaproof
