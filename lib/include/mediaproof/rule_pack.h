// A RulePack: what the organiser asks. Data, read from a folder with a rules.toml.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediaproof/calendar.h"
#include "mediaproof/logo.h"
#include "mediaproof/schedule.h"

namespace mediaproof {

// One thing that is asked for in words, and other words for it: the first is what messages call it. In rules.toml a
// text, or a list of texts.
using Wording = std::vector<std::string>;

struct RuleSettings {
    bool on = true;
    bool required = true;  // a fail makes the verdict fail; otherwise it asks for a reviewer
    std::string clause;    // where the organiser's notice asks for it
    std::map<std::string, double, std::less<>> limits;  // the rule's own keys; units are part of their names

    std::map<std::string, std::vector<Wording>, std::less<>> wordings;  // the rule's own keys that hold words

    // A limit, or words, that the rule declares; the reader guarantees that all of them are there.
    double limit(std::string_view key) const { return limits.find(key)->second; }
    const std::vector<Wording>& wording(std::string_view key) const { return wordings.find(key)->second; }
};

struct RulePack {
    std::string id;  // "ningxiang-2023"
    std::string name_zh;
    std::string name_en;
    std::string source;                // the notice's own number
    std::filesystem::path logo_image;  // absolute; an image, or a LOGO learned from several
    bool logo_is_stand_in = false;     // the real LOGO is not public and another drawing takes its place
    std::optional<LogoOperatingPoint> logo_operating_point;  // in place of the learned one
    std::chrono::minutes utc_offset{0};                      // of local time where the events take place
    WorkingCalendar calendar;                                // knows no year where the pack names no calendar
    std::vector<ScheduleEntry> schedule;  // the plan's entries in its order; empty where the pack names no schedule
    std::optional<std::chrono::year> schedule_year;          // the year that the schedule plans; present with one
    std::map<std::string, RuleSettings, std::less<>> rules;  // by rule id; every known rule has its entry

    const RuleSettings& settings(std::string_view rule_id) const { return rules.find(rule_id)->second; }

    // Reads folder/rules.toml, and the calendar's folder and the schedule that it names. Throws ConfigError with file
    // and line for an unknown or missing key, a wrong type, a limit outside its range, limits that contradict each
    // other, or a file that is not there.
    static RulePack load(const std::filesystem::path& folder);
};

// ---- the rules there are ----

// A key of a rule's settings in rules.toml. Its words are the catalogue's "limit.<rule id>.<key>".
struct LimitSpec {
    std::string_view key;  // ends in its unit: min_s, min_score, min_share
    double lowest = 0;     // inclusive
    double highest = 0;    // inclusive
    bool whole = false;    // a whole number
};

// Every rule's id, in the order in which reports list them.
std::vector<std::string_view> rule_ids();

// The keys that the rule takes. Throws std::out_of_range for an unknown id.
std::vector<LimitSpec> rule_limits(std::string_view rule_id);

// The keys of the rule that hold words: each a list of at least one Wording. Their own words are the catalogue's
// "limit.<rule id>.<key>" as well. Throws std::out_of_range for an unknown id.
std::vector<std::string_view> rule_wordings(std::string_view rule_id);

}  // namespace mediaproof
