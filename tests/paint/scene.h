#pragma once

#include "paint/lens.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

namespace mediaproof::paint {

/// One event as it would be seen on site. The same event with the same seed is painted the same, always.
struct Event {
    std::string unit;            // 市教育局
    std::string theme;           // what the tables and boards are about
    std::string banner;          // 市教育局2023年“政务公开主题日”活动
    std::filesystem::path logo;  // the PNG of the LOGO
    bool shows_logo = true;
    std::uint32_t seed = 1;
    bool logo_from_afar = false;  // the LOGO it shows is on a far flag alone: small and seen at an angle
};

/// Where the photographer stands: before the whole plaza, behind the audience of a stage, at a stall,
/// along a row of display boards, or in a meeting room.
enum class View { plaza, stage, stall, boards, room };
constexpr std::array<View, 5> all_views{View::plaza, View::stage, View::stall, View::boards, View::room};

/// The camera of a view: tells where on the canvas a place on the ground is seen.
Lens lens_of(View view, cv::Size canvas);

/// A view in full, 8-bit BGR and without any fault of a camera. `canvas` should be 4:3.
cv::Mat paint_view(const Event& event, View view, cv::Size canvas);

}  // namespace mediaproof::paint
