// Where in a picture the LOGO may be, and how well it agrees there.
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "mediaproof/facts.h"
#include "vision/prepared_logo.h"

namespace mediaproof {

// How much a search may cost.
enum class LogoEffort {
    frame,   // LOGOs whose shorter side is 24 pixels and more where the picture's longer side is 1280
    closer,  // only what `frame` leaves out: smaller ones, at the picture's own size, and mirrored ones
    photo,   // `frame`, and `closer` unless that is enough
};

struct LogoLook {
    std::vector<Sighting> candidates;  // best first, whatever their scores; quads in the picture's pixels, at_s absent
    std::string hindrance;             // why nothing found here means nothing: "dark", "blurred", "small"; or empty
};

// Looks for the LOGO in an 8-bit BGR picture of any size. Never throws for any picture. The same answer for any number
// of threads.
LogoLook look_for_logo(const cv::Mat& bgr, const LogoModel::Data& logo, LogoEffort effort);

}  // namespace mediaproof
