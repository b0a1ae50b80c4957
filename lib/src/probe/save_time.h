// When a program stored a file, by the name that it gave it.
#pragma once

#include <filesystem>
#include <optional>

#include "mediaproof/facts.h"

namespace mediaproof {

// "mmexport1683857700000.jpg" (milliseconds of UTC), "微信图片_20230512101500.jpg", "IMG_20230512_101500.jpg",
// "Screenshot_2023-05-12-10-15-00.png" and their like; absent for other names, and for digits within other words.
std::optional<SaveTime> save_time_of(const std::filesystem::path& file);

}  // namespace mediaproof
