#include "probe/logo_search.h"

#include <algorithm>

#include "probe/logo_parts.h"
#include "vision/spots.h"

namespace mediaproof {

namespace {

Sighting scaled(Sighting sighting, cv::Size from, cv::Size to) {
    for (Point& corner : sighting.quad) {
        corner.x *= static_cast<double>(to.width) / from.width;
        corner.y *= static_cast<double>(to.height) / from.height;
    }
    return sighting;
}

}  // namespace

bool is_sighting(const Sighting& candidate, const LogoModel& logo) {
    return candidate.score >= logo.operating_point().present && !candidate.mirrored;
}

LogoLook look_for_logo(const cv::Mat& bgr, const LogoModel& logo, LogoEffort effort) {
    const auto& variants = logo.parts().variants();
    LogoLook look = look_for_logo(bgr, variants.front(), effort);
    for (std::size_t i = 1; i < variants.size(); ++i) {
        LogoLook other = look_for_logo(bgr, variants[i], effort);
        if (look.hindrance.empty()) look.hindrance = std::move(other.hindrance);
        look.candidates.insert(look.candidates.end(), other.candidates.begin(), other.candidates.end());
    }
    // Several images, and looks of different patience, give several candidates on one spot.
    look.candidates = best_on_each_spot(std::move(look.candidates));
    return look;
}

void add_look(LogoSearch& search, const LogoLook& look, cv::Size searched, cv::Size displayed,
              std::optional<double> at_s, const LogoModel& logo) {
    ++search.pictures_searched;
    if (search.reason.empty()) search.reason = look.hindrance;
    for (const Sighting& candidate : look.candidates) {
        search.best_score = std::max(search.best_score.value_or(0), candidate.score);
        if (candidate.score < logo.operating_point().absent) continue;
        Sighting sighting = scaled(candidate, searched, displayed);
        sighting.at_s = at_s;
        if (is_sighting(candidate, logo)) {
            search.sightings.push_back(sighting);
        } else if (!search.doubtful || search.doubtful->score < sighting.score) {
            search.doubtful = sighting;
        }
    }
}

LogoSearch concluded(LogoSearch search) {
    std::stable_sort(search.sightings.begin(), search.sightings.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
    if (!search.sightings.empty()) {
        search.outcome = LogoOutcome::present;
        search.reason.clear();
        search.doubtful.reset();
    } else if (search.doubtful) {
        search.outcome = LogoOutcome::indeterminate;
        search.reason = search.doubtful->mirrored ? "mirrored" : "doubtful";
    } else {
        search.outcome = search.reason.empty() ? LogoOutcome::absent : LogoOutcome::indeterminate;
    }
    return search;
}

}  // namespace mediaproof
