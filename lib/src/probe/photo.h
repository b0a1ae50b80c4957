// A still picture as a viewer shows it, and what is measured of it.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <vector>

#include "media/exif.h"
#include "media/file_bytes.h"
#include "mediaproof/content.h"
#include "mediaproof/facts.h"
#include "probe/probe_file.h"

namespace mediaproof {

struct DisplayedPhoto {
    cv::Mat picture;  // 8-bit BGR, orientation applied
    int width = 0;    // pixels of the full picture, orientation applied
    int height = 0;
    ExifTags tags;
};

// The picture's longer side keeps at least `enough_long_side` pixels where the file has as many. Throws MediaError when
// it is damaged, cut off or too large.
DisplayedPhoto read_photo(const OpenFile& file, Content content, int enough_long_side);

// The same for a file's bytes; `name` is for messages.
DisplayedPhoto read_photo(const std::vector<std::byte>& bytes, Content content, int enough_long_side,
                          const std::filesystem::path& name);

// Throws MediaError as read_photo() does.
PhotoFacts probe_photo(const OpenFile& file, Content content, const ProbeOptions& options);

// The same for a file's bytes; `name` is for messages.
PhotoFacts probe_photo(const std::vector<std::byte>& bytes, Content content, const std::filesystem::path& name,
                       const ProbeOptions& options);

}  // namespace mediaproof
