// Pixels as a JPEG file's bytes.
#pragma once

#include <cstddef>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace mediaproof {

// How a picture is to be kept.
struct JpegStyle {
    int quality = 90;         // libjpeg's, 1 to 100
    bool full_colour = true;  // colours keep their full resolution, so that thin coloured lines stay as they are
};

// `picture` is 8-bit BGR and not empty. `comment` stands in the file's first hundred bytes when it has up to 64
// characters. Throws std::runtime_error with libjpeg's words.
std::vector<std::byte> encode_jpeg(const cv::Mat& picture, const std::string& comment, const JpegStyle& style = {});

}  // namespace mediaproof
