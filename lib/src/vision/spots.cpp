#include "vision/spots.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "quads.h"

namespace mediaproof {
namespace {

bool holds(const Quad& quad, const Point& point) {
    std::vector<cv::Point2f> outline;
    for (const Point& corner : quad)
        outline.emplace_back(static_cast<float>(corner.x), static_cast<float>(corner.y));
    return cv::pointPolygonTest(outline, {static_cast<float>(point.x), static_cast<float>(point.y)}, false) >= 0;
}

}  // namespace

std::vector<Sighting> best_on_each_spot(std::vector<Sighting> sightings) {
    std::stable_sort(sightings.begin(), sightings.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
    std::vector<Sighting> kept;
    for (const Sighting& sighting : sightings) {
        const bool repeated = std::any_of(kept.begin(), kept.end(), [&](const Sighting& better) {
            return holds(better.quad, middle_of(sighting.quad)) || holds(sighting.quad, middle_of(better.quad));
        });
        if (!repeated) kept.push_back(sighting);
    }
    return kept;
}

}  // namespace mediaproof
