#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace mediaproof::paint {

/// A story that is the good one, packed into an archive.
struct ArchivedStory {
    std::string name;
    void (*pack)(const std::filesystem::path& good, const std::filesystem::path& archive);
};

std::vector<ArchivedStory> all_archived_stories();

/// Packs what lies in the folder `good` into an archive in `folder`, which need not exist.
void pack_story(const ArchivedStory& story, const std::filesystem::path& good, const std::filesystem::path& folder);

}  // namespace mediaproof::paint
