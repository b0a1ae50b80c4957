#pragma once

#include "paint/clock.h"

#include <opencv2/core.hpp>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace mediaproof::paint {

/// What a phone writes into its photos.
struct PhoneExif {
    LocalTime taken;
    std::string make = "HUAWEI";
    std::string model = "NOH-AN00";
    std::string software = "NOH-AN00 4.0.0.120(C00E120R8P4)";
    double latitude_deg = 28.2536;    // north; Ningxiang
    double longitude_deg = 112.5517;  // east
    std::chrono::days gps_late{0};    // how far the satellites' date is behind the clock's
};

/// Writes a JPEG of quality 88, with the EXIF of a phone or, as chat programs pass photos on, with none.
/// Throws std::runtime_error when that is not possible.
void write_photo(const std::filesystem::path& file, const cv::Mat& bgr, const std::optional<PhoneExif>& exif);

}  // namespace mediaproof::paint
