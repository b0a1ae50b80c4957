// Small submissions for tests, quick to measure.
#pragma once

#include <filesystem>

namespace mediaproof::tests {

// Folders "unit 00", "unit 01" … in `folder`, each with submission.toml, a report and a photo like no other.
void write_units(const std::filesystem::path& folder, int count);

// The photo of such a unit is taken anew.
void change_photo(const std::filesystem::path& unit);

}  // namespace mediaproof::tests
