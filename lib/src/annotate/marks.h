// What a reviewer is shown: outlines on the picture, and a strip beneath it.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "mediaproof/evidence.h"
#include "mediaproof/facts.h"

namespace mediaproof {

struct Annotation {
    LogoOutcome outcome = LogoOutcome::indeterminate;
    std::string reason;                // as in LogoSearch
    std::vector<Sighting> sightings;   // of this picture, best first, in displayed pixels
    std::optional<Sighting> doubtful;  // of this picture
    std::optional<double> best_score;  // told where nothing is outlined
    std::optional<double> at_s;        // in a video
};

// `picture` with the annotation drawn on, the longer side at most `most_long_side` pixels with the strip. `displayed`
// is the size that the sightings' pixels count in; `picture` may be smaller.
cv::Mat annotated(const cv::Mat& picture, cv::Size displayed, const Annotation& annotation, int most_long_side);

// The same with outlines alone: green ones for what is certain, dashed amber ones for the rest.
cv::Mat outlined(const cv::Mat& picture, cv::Size displayed, const std::vector<Outline>& outlines, int most_long_side);

}  // namespace mediaproof
