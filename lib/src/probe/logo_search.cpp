#include "probe/logo_search.h"

#include <algorithm>

namespace mediaproof {

void add_candidates(LogoSearch& search, std::vector<Sighting> candidates, cv::Size searched, cv::Size displayed,
                    std::optional<double> at_s, const LogoModel& logo) {
    ++search.pictures_searched;
    const double x_scale = static_cast<double>(displayed.width) / searched.width;
    const double y_scale = static_cast<double>(displayed.height) / searched.height;
    for (Sighting& candidate : candidates) {
        search.best_score = std::max(search.best_score.value_or(0), candidate.score);
        if (candidate.score < logo.operating_point().present) continue;
        for (Point& corner : candidate.quad) {
            corner.x *= x_scale;
            corner.y *= y_scale;
        }
        candidate.at_s = at_s;
        search.sightings.push_back(candidate);
    }
}

LogoSearch concluded(LogoSearch search, const LogoModel& logo) {
    std::stable_sort(search.sightings.begin(), search.sightings.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
    if (!search.sightings.empty()) {
        search.outcome = LogoOutcome::present;
    } else if (search.best_score && *search.best_score < logo.operating_point().absent) {
        search.outcome = LogoOutcome::absent;
    } else {
        search.outcome = LogoOutcome::indeterminate;
    }
    return search;
}

}  // namespace mediaproof
