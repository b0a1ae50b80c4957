// The finder tried on pictures made from the LOGO's own image, so that its thresholds and limits can be measured
// before any real picture is seen.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "vision/logo_finder.h"
#include "vision/rehearsal/look_alikes.h"
#include "vision/rehearsal/scene.h"

namespace mediaproof::rehearsal {

// How many pictures a rehearsal takes. The default is about 250; at 0.15 s a picture and core that is 20 s on two
// cores. Change these when the finder's speed changes.
struct Effort {
    int rounds = 3;               // pictures with the LOGO for each of 8 sizes × 4 tilts
    int logo_free = 80;           // pictures without anything
    int of_each_look_alike = 12;  // for each of 6 kinds
    int most_looks = 700;         // pictures × images of the LOGO: with many images fewer pictures each

    // No less than one round, and no more looks than that.
    Effort shared_by(int images) const;
};

inline constexpr int picture_width = 480;  // multiples of 16
inline constexpr int picture_height = 352;

// What was shown to the finder, and what it made of it.
struct Trial {
    enum class Kind { logo, nothing, look_alike };
    Kind kind = Kind::logo;
    int number = 0;                        // within its kind; the picture follows from kind and number
    LookAlike like = LookAlike::mirrored;  // of kind look_alike
    View view;                             // of kinds logo and look_alike; short_px as it came out
    double score = 0;  // [0, 1] of the best candidate that is not mirrored: at the LOGO's place where there is one,
                       // anywhere otherwise; 0 when there is none
};

// An image of the LOGO as the rehearsal shows it: cropped to what is visible, and no larger than it needs.
cv::Mat prop(const cv::Mat& bgra);

// `props` are the LOGO's images (at least one), `variants` the same ones made ready for the finder. The same trials
// in the same order on every run, whatever the number of threads.
std::vector<Trial> rehearsed(const std::vector<cv::Mat>& props, const std::vector<LogoModel::Data>& variants,
                             const Effort& effort);

// One trial's picture once more, and what the finder finds best in it.
struct Replay {
    Scene scene;
    std::optional<Sighting> best;  // as Trial::score has it
};
Replay replayed(const Trial& trial, const std::vector<cv::Mat>& props, const std::vector<LogoModel::Data>& variants);

}  // namespace mediaproof::rehearsal
