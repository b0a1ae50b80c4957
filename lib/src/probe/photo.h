// A still picture as a viewer shows it, and what is measured of it.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>

#include "media/exif.h"
#include "mediaproof/content.h"
#include "mediaproof/facts.h"
#include "mediaproof/logo.h"

namespace mediaproof {

struct DisplayedPhoto {
    cv::Mat picture;  // 8-bit BGR, orientation applied
    int width = 0;    // pixels of the full picture, orientation applied
    int height = 0;
    ExifTags tags;
};

// The picture's longer side keeps at least `enough_long_side` pixels where the file has as many. Throws MediaError when
// it is damaged, cut off or too large.
DisplayedPhoto read_photo(const std::filesystem::path& file, Content content, int enough_long_side);

// Throws MediaError as read_photo() does. `logo` may be null.
PhotoFacts probe_photo(const std::filesystem::path& file, Content content, const LogoModel* logo, bool banners = false);

}  // namespace mediaproof
