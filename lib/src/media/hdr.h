// Light as high dynamic range codes it, and as an ordinary screen shows it.
#pragma once

extern "C" {
#include <libavutil/pixfmt.h>
}

#include <opencv2/core.hpp>

namespace mediaproof::ffmpeg {

// For each 8-bit level of a picture or a colour in `transfer` (PQ or HLG of ITU-R BT.2100), the level at which an
// ordinary screen shows about the same light: 1 × 256, for cv::LUT. Empty where the picture is meant for such a screen
// as it is.
cv::Mat ordinary_levels(AVColorTransferCharacteristic transfer);

}  // namespace mediaproof::ffmpeg
