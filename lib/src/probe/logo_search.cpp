#include "probe/logo_search.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "probe/logo_parts.h"
#include "quads.h"

namespace mediaproof {

namespace {

bool holds(const Quad& quad, const Point& point) {
    std::vector<cv::Point2f> outline;
    for (const Point& corner : quad)
        outline.emplace_back(static_cast<float>(corner.x), static_cast<float>(corner.y));
    const cv::Point2f at(static_cast<float>(point.x), static_cast<float>(point.y));
    return cv::pointPolygonTest(outline, at, false) >= 0;
}

Sighting scaled(Sighting sighting, cv::Size from, cv::Size to) {
    for (Point& corner : sighting.quad) {
        corner.x *= static_cast<double>(to.width) / from.width;
        corner.y *= static_cast<double>(to.height) / from.height;
    }
    return sighting;
}

// Several images of one LOGO, and parts of a picture that overlap, give several candidates on one spot; the best is enough.
std::vector<Sighting> best_on_each_spot(std::vector<Sighting> candidates) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
    std::vector<Sighting> kept;
    for (const Sighting& candidate : candidates) {
        const bool repeated = std::any_of(kept.begin(), kept.end(), [&](const Sighting& better) {
            return holds(better.quad, middle_of(candidate.quad)) || holds(candidate.quad, middle_of(better.quad));
        });
        if (!repeated) kept.push_back(candidate);
    }
    return kept;
}

}  // namespace

bool is_sighting(const Sighting& candidate, const LogoModel& logo) {
    return candidate.score >= logo.operating_point().present && !candidate.mirrored;
}

LogoLook look_for_logo(const cv::Mat& bgr, const LogoModel& logo, LogoEffort effort) {
    const auto& variants = logo.parts().variants;
    LogoLook look = look_for_logo(bgr, variants.front(), effort);
    for (std::size_t i = 1; i < variants.size(); ++i) {
        LogoLook other = look_for_logo(bgr, variants[i], effort);
        if (look.hindrance.empty()) look.hindrance = std::move(other.hindrance);
        look.candidates.insert(look.candidates.end(), other.candidates.begin(), other.candidates.end());
    }
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

LogoSearch concluded(LogoSearch search, const LogoModel&) {
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
