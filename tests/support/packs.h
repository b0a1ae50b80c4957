// Rule packs that tests change.
#pragma once

#include <filesystem>
#include <string>

#include "support/temp_folder.h"

namespace mediaproof::tests {

// The shipped pack, laid as a user copies it: `name` in the folder, and the calendar beside it; with another text in
// place of its rules.toml. Returns the pack's folder.
inline std::filesystem::path lay_pack(const TempFolder& folder, const std::string& name, const std::string& rules) {
    namespace fs = std::filesystem;
    const fs::path models = MEDIAPROOF_MODELS;
    const fs::path rules_file = folder.write(name + "/rules.toml", rules);
    const fs::path pack = rules_file.parent_path();
    for (const char* file : {"logo.png", "schedule.csv"})
        fs::copy_file(models / "ningxiang-2023" / file, pack / file, fs::copy_options::overwrite_existing);
    fs::copy(models / "calendar", folder.path() / "calendar",
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    return pack;
}

}  // namespace mediaproof::tests
