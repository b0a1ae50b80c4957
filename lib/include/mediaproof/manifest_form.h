// A submission.toml for a unit to fill in.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "mediaproof/message.h"
#include "mediaproof/schedule.h"

namespace mediaproof {

// The file's text: every key that a unit may fill in, with a comment that says what belongs there. What the unit's entry
// of the plan says is filled in; all else is blank, and blank is read as not said. `others` are further entries of the
// same unit, told in comments. An entry without a number is of no plan: only its unit is taken.
std::string manifest_form(const ScheduleEntry& entry, const std::vector<ScheduleEntry>& others,
                          Language language = Language::chinese);

// Writes folder/submission.toml, whole or not at all, with the folders above it. False where something of that name is
// there already, which is left as it is. Throws std::system_error.
bool write_manifest_form(const std::filesystem::path& folder, const std::string& text);

}  // namespace mediaproof
