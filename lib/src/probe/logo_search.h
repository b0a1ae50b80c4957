// From candidates to a LogoSearch.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "mediaproof/facts.h"
#include "mediaproof/logo.h"
#include "vision/logo_finder.h"

namespace mediaproof {

// Whether the candidate counts as the LOGO.
bool is_sighting(const Sighting& candidate, const LogoModel& logo);

// Looks for each image of the LOGO; the candidates of all of them, best first and only one on a spot.
LogoLook look_for_logo(const cv::Mat& bgr, const LogoModel& logo, LogoEffort effort);

// Adds what was seen in one picture of the size `searched` to `search`, in pixels of the size `displayed`.
void add_look(LogoSearch& search, const LogoLook& look, cv::Size searched, cv::Size displayed,
              std::optional<double> at_s, const LogoModel& logo);

// `search` with its outcome, and its sightings best first.
LogoSearch concluded(LogoSearch search);

}  // namespace mediaproof
