#pragma once

#include "paint/camera.h"
#include "paint/clock.h"
#include "paint/scene.h"

#include <filesystem>
#include <optional>

namespace mediaproof::paint {

/// A film as someone with a phone makes it: shots of 8 to 15 s that follow one another through the views.
struct Film {
    double duration_s = 180;
    cv::Size size{1280, 720};
    cv::Size enlarged_to{};             // what the encoder blows the frames up to; empty: left as they are
    double fps = 15;                    // as chat programs leave it; painting and decoding cost by the frame
    std::optional<LocalTime> captured;  // its beginning, for the file's tags; absent: no tag tells
    Fault fault;                        // of the spoilt shots
    double spoilt_share = 0;            // how much of the time is spoilt, [0, 1]
    double live_s = 1e9;                // from then on pictures that stand still,
    double slide_s = 1e9;               // each for so long and of another view than the one before
};

/// Paints and encodes an MP4 (H.264, AAC) through the ffmpeg program. Throws std::runtime_error when that
/// fails.
void write_film(const std::filesystem::path& file, const Event& event, const Film& film);

}  // namespace mediaproof::paint
