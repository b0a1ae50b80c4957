#include "mediaproof/rule_pack.h"

#include "mediaproof/dates.h"
#include "mediaproof/error.h"
#include "rules/pack_file.h"
#include "rules/rule.h"
#include "rules/schedule_file.h"
#include "rules/strict_table.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

// min_x and max_x of one rule must leave room between them.
void refuse_contradictions(const RuleSettings& settings, const StrictTable& table) {
    for (const auto& [key, least] : settings.limits) {
        if (!key.starts_with("min_")) continue;
        const auto most = settings.limits.find("max_" + key.substr(4));
        if (most == settings.limits.end() || least <= most->second) continue;
        table.refuse(table.where(key), table.full_name(key) + " is larger than " + table.full_name(most->first));
    }
}

RuleSettings read_settings(const Rule& rule, StrictTable table) {
    RuleSettings settings;
    settings.on = table.yes_or_no("on");
    settings.required = table.yes_or_no("required");
    settings.clause = table.text("clause");
    for (const LimitSpec& spec : rule.limits)
        settings.limits.emplace(spec.key, table.number(spec));
    for (const std::string_view key : rule.wordings)
        settings.wordings.emplace(key, table.wordings(key));
    table.refuse_other_keys();
    refuse_contradictions(settings, table);
    return settings;
}

std::chrono::minutes read_offset(StrictTable& table) {
    const std::string text = table.text("utc_offset");
    const auto offset = parse_utc_offset(text);
    if (!offset || text.size() != 6) table.refuse(table.where("utc_offset"), "utc_offset must read like \"+08:00\"");
    return *offset;
}

// Both or none: one alone would go with a learned one by luck only.
LogoOperatingPoint read_scores(StrictTable& table) {
    LogoOperatingPoint point;
    point.present = table.number({"present_score", 0, 1});
    point.absent = table.number({"absent_score", 0, 1});
    if (point.absent > point.present)
        table.refuse(table.where("absent_score"), "logo.absent_score is larger than logo.present_score");
    return point;
}

void read_logo(RulePack& pack, StrictTable table, const fs::path& folder) {
    const std::string image = table.text("image");
    if (fs::path(image).filename() != image || image.empty()) {
        table.refuse(table.where("image"), "logo.image must name a file beside rules.toml");
    }
    pack.logo_image = fs::absolute(folder / image);
    std::error_code ignored;
    if (!fs::is_regular_file(pack.logo_image, ignored)) {
        table.refuse(table.where("image"), "the LOGO " + image + " does not lie beside rules.toml");
    }
    pack.logo_is_stand_in = table.yes_or_no("is_stand_in");
    if (table.has("present_score") || table.has("absent_score")) pack.logo_operating_point = read_scores(table);
    table.refuse_other_keys();
}

void read_calendar(RulePack& pack, StrictTable& table, const fs::path& folder) {
    if (!table.has("calendar")) return;
    const std::string name = table.text("calendar");
    std::error_code ignored;
    if (!fs::is_directory(folder / name, ignored)) {
        table.refuse(table.where("calendar"), "the calendar's folder " + name +
                                                  " is not there; copy models/calendar and name its place, seen from "
                                                  "this file's folder");
    }
    pack.calendar = WorkingCalendar::load(folder / name);
}

void read_plan(RulePack& pack, StrictTable& table, const fs::path& folder) {
    if (!table.has("schedule") && !table.has("schedule_year")) return;
    const std::string name = table.text("schedule");
    pack.schedule_year = std::chrono::year(static_cast<int>(table.number({"schedule_year", 1970, 2999, true})));
    std::error_code ignored;
    if (!fs::is_regular_file(folder / name, ignored))
        table.refuse(table.where("schedule"), "the schedule " + name + " is not there");
    pack.schedule = read_schedule(folder / name);
}

RulePack read_pack(const toml::table& root, const fs::path& file) {
    StrictTable top(root, "", file);
    RulePack pack;
    pack.id = top.text("id");
    pack.name_zh = top.text("name_zh");
    pack.name_en = top.text("name_en");
    pack.source = top.text("source");
    pack.utc_offset = read_offset(top);
    read_logo(pack, top.table("logo"), file.parent_path());
    StrictTable rules = top.table("rules");
    for (const Rule& rule : all_rules()) {
        pack.rules.emplace(rule.id, read_settings(rule, rules.table(rule.id)));
    }
    rules.refuse_other_keys();
    read_calendar(pack, top, file.parent_path());
    read_plan(pack, top, file.parent_path());
    top.refuse_other_keys();
    return pack;
}

}  // namespace

RulePack RulePack::load(const fs::path& folder) {
    const fs::path file = folder / "rules.toml";
    std::error_code error;
    if (!fs::is_regular_file(file, error)) throw ConfigError(file, std::nullopt, "there is no such rule pack");
    try {
        return read_pack(toml::parse(text_of_pack_file(file)), file);
    } catch (const toml::parse_error& broken) {
        throw ConfigError(file, broken.source().begin.line, std::string(broken.description()));
    }
}

}  // namespace mediaproof
