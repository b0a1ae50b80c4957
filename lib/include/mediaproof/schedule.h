// The year's plan: which unit holds which event in which month.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mediaproof {

struct RulePack;

struct ScheduleEntry {
    int number = 0;  // 序号, from 1
    std::string theme;
    std::string form;
    std::string unit;
    unsigned month = 1;  // 1…12
};

// The entries of a unit, in the plan's order. Units are matched as people write them: 市教育局, 宁乡市教育局 and 教育局
// are one, by the prefixes, suffixes and other names that the pack lists under schedule.match.
std::vector<ScheduleEntry> entries_of_unit(const RulePack& pack, std::string_view unit);

// The entries of units whose names are nearly that: a character off, or the short form of a longer name. None of
// entries_of_unit() is among them.
std::vector<ScheduleEntry> entries_near_unit(const RulePack& pack, std::string_view unit);

}  // namespace mediaproof
