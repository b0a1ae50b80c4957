// Pictures without any of the LOGOs: real photos where there are any, and painted events.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace mediaproof::bench {

inline constexpr int background_width = 1280;
inline constexpr int background_height = 960;

struct Background {
    std::string name;
    cv::Mat picture;  // 8-bit BGR, background_width × background_height
    bool real = false;
    bool takes_logo = true;  // false: too dark or damaged for a person to see anything in it
};

// Where the real photos are, if anywhere.
std::filesystem::path photo_folder();

// The same ones in the same order on every run; about half as many when `quick`.
std::vector<Background> backgrounds(bool quick);

}  // namespace mediaproof::bench
