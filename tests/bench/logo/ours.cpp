#include "logo/ours.h"

#include <algorithm>
#include <stdexcept>

namespace mediaproof::bench {

Ours::Ours(const cv::Mat& bgra) {
    try {
        logo_ = prepare_logo(bgra, {});
    } catch (const std::invalid_argument& error) {
        refusal_ = error.what();
    }
}

std::vector<Sighting> Ours::find(const cv::Mat& bgr) const {
    if (!logo_) return {};
    std::vector<Sighting> sightings = look_for_logo(bgr, *logo_, LogoEffort::photo).candidates;
    std::erase_if(sightings, [](const Sighting& sighting) { return sighting.mirrored; });
    std::stable_sort(sightings.begin(), sightings.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
    return sightings;
}

}  // namespace mediaproof::bench
