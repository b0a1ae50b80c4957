// JPEG files through libjpeg.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>

namespace mediaproof {

// `bgr` is 8-bit and at least 1×1; `quality` lies in [1, 100]. Throws std::system_error when the file can't be written.
void write_jpeg(const cv::Mat& bgr, int quality, const std::filesystem::path& file);

}  // namespace mediaproof
