// When a file was taken, from what its tags say.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "media/exif.h"
#include "mediaproof/facts.h"

namespace mediaproof {

// EXIF DateTimeOriginal with OffsetTimeOriginal; absent where DateTimeOriginal is missing, blank, zero or no
// date. DateTimeDigitized and DateTime never stand in for it: the one holds placeholders, the other the last
// edit. GPS time that no time zone reconciles with it is a conflict.
std::optional<CaptureTime> photo_capture_time(const ExifTags& tags);

// com.apple.quicktime.creationdate (local, with offset), else the container's creation_time (UTC, and often
// the export's time); absent where neither is a date after 1990. Keys are in lower case.
std::optional<CaptureTime> video_capture_time(const std::map<std::string, std::string>& tags);

}  // namespace mediaproof
