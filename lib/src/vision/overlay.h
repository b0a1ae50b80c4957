// Tells a LOGO put on in editing from one hung in the scene.
#pragma once

#include <opencv2/core.hpp>

#include "mediaproof/facts.h"

namespace mediaproof {

// What is kept of a frame in which the LOGO was seen.
struct LogoView {
    Quad quad{};
    cv::Point corner;  // of `near` in the frame, pixels
    cv::Mat near;      // 8-bit grey: the quad's box and a margin, cut from the frame
    cv::Mat scene;     // 8-bit grey: the whole frame, small
    cv::Mat beside;    // 8-bit, the size of `scene`: not 0 where the LOGO is not
};

// `bgr` is 8-bit, the quad in its pixels.
LogoView logo_view(const cv::Mat& bgr, const Quad& quad);

enum class Standing {
    hung,    // the LOGO has moved over the screen from one frame to the other
    put_on,  // it stands on the very same pixels, though nearly all of the scene has changed
    open,    // neither: nothing moves, or there is nothing in the scene to see it by
};

// What two frames of one film and size tell together.
//
// Standing still is measured on pixels, since the corners found are good for a few pixels only: the first frame's LOGO,
// correlated with the second frame up to a few pixels to each side, fits best where it was, within one pixel. That
// holds for half transparent ones too, through which different scenes shine: what both frames share is the LOGO. The
// scene has changed where a cell of it that holds any texture does not correlate with itself any more, or does so better
// a little aside; a camera on a tripod leaves many cells as they were, however many people walk through the picture.
Standing standing(const LogoView& one, const LogoView& other);

}  // namespace mediaproof
