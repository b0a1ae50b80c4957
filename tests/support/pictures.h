// Small pictures and files for tests, made by code.
#pragma once

#include <cstdint>
#include <filesystem>
#include <opencv2/core.hpp>
#include <string>

namespace mediaproof::tests {

// A painted street event with the LOGO in it or not; 8-bit BGR, 4:3, that many pixels wide.
cv::Mat painted_event(int width, bool shows_logo);

// 8-bit, any channels: every value as the noise of that standard deviation leaves it, other noise for each seed.
cv::Mat noisy(const cv::Mat& picture, double sigma, std::uint64_t seed = 11);

// The LOGO as models/ningxiang-2023 has it, 8-bit BGRA, and its file.
const cv::Mat& logo_image();
std::filesystem::path logo_file();

// A JPEG of quality 88. The EXIF of a phone where `taken` is a date such as "2023-05-12".
void write_jpeg(const std::filesystem::path& file, const cv::Mat& bgr, const std::string& taken = "");

// A JPEG in the four inks of a printer; `bgr` is the light that they leave, black ink none.
void write_printed_jpeg(const std::filesystem::path& file, const cv::Mat& bgr);

// An 8-bit or 16-bit PNG (any of 1, 3 or 4 channels, BGR order) through the ffmpeg program.
void write_png(const std::filesystem::path& file, const cv::Mat& picture);

}  // namespace mediaproof::tests
