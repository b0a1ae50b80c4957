// The banners that were read in a file, whatever its kind, and which of them a finding speaks of.
#pragma once

#include <vector>

#include "mediaproof/finding.h"

namespace mediaproof {

// Of FileFacts, constant or not; null where none was looked for.
template <class Facts>
auto banners_of(Facts& facts) -> decltype(&*facts.photo->banners) {
    auto* banners = facts.video ? &facts.video->banners : facts.photo ? &facts.photo->banners : nullptr;
    return banners != nullptr && *banners ? &**banners : nullptr;
}

// The first straightened banner that the finding points at in one of `files`; null where it points at none.
const BannerReading* banner_shown(const Finding& finding, const std::vector<FileFacts>& files);

}  // namespace mediaproof
