// Where a video shows nothing, or one picture that stands still.
#pragma once

#include <vector>

#include "mediaproof/facts.h"
#include "probe/seen_frame.h"

namespace mediaproof {

struct Stillness {
    std::vector<Span> black;   // two seconds or longer
    std::vector<Span> frozen;  // likewise; a black stretch is not frozen too
    std::vector<Span> still;  // pictures that stand still for least_still_s or longer, black and frozen ones among them
};

// A slide that anyone could read.
inline constexpr double least_still_s = 1.2;

// `seen` in order of time. Two kinds of picture stand still: one whose tiles stay untouched from frame to frame but for a
// few (a clock), and one whose every tile flickers by the same fresh noise and nothing more. A camera that watches an
// unmoving scene is neither once its noise went through a codec. Times are those of frames: a picture stands until the
// next one is shown, the last until `duration_s`.
Stillness stillness_of(const std::vector<SeenFrame>& seen, const std::vector<double>& key_frame_times_s,
                       double duration_s);

// As far as two frames that lie apart can tell, the picture may have stood still between them.
bool may_be_one_picture(const cv::Mat& one, const cv::Mat& other);

// More than that: so much alike that, where packets say that nothing happened between them, nothing did.
bool is_one_picture(const cv::Mat& one, const cv::Mat& other);

}  // namespace mediaproof
