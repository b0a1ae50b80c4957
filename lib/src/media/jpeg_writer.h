// Pixels as a JPEG file's bytes.
#pragma once

#include <cstddef>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace mediaproof {

// `picture` is 8-bit BGR and not empty. Colours keep their full resolution, so that thin coloured lines stay as they
// are. `comment` stands in the file's first hundred bytes when it has up to 64 characters. Throws std::runtime_error
// with libjpeg's words.
std::vector<std::byte> encode_jpeg(const cv::Mat& picture, const std::string& comment);

}  // namespace mediaproof
