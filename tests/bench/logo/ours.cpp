#include "logo/ours.h"

#include <algorithm>
#include <stdexcept>

namespace mediaproof::bench {
namespace {

template <typename S>
bool is_mirror_image(const S& sighting) {
    if constexpr (requires { sighting.mirrored; }) {
        return sighting.mirrored;
    } else {
        return false;
    }
}

}  // namespace

Ours::Ours(const cv::Mat& bgra) {
    try {
        logo_ = prepare_logo(bgra, {});
    } catch (const std::invalid_argument& error) {
        refusal_ = error.what();
    }
}

std::vector<Sighting> Ours::find(const cv::Mat& bgr) const {
    if (!logo_) return {};
    std::vector<Sighting> sightings = find_in_picture(bgr, *logo_);
    std::erase_if(sightings, [](const Sighting& sighting) { return is_mirror_image(sighting); });
    std::stable_sort(sightings.begin(), sightings.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
    return sightings;
}

}  // namespace mediaproof::bench
