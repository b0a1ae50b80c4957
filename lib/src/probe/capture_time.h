// When a file was taken, from what its tags say, as CaptureTime documents it.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "media/exif.h"
#include "mediaproof/facts.h"

namespace mediaproof {

// `file`'s name can contradict the tags, or call it a screenshot; it never tells when the photo was taken.
std::optional<CaptureTime> photo_capture_time(const ExifTags& tags, const std::filesystem::path& file = {});

// As PhotoFacts::edited_with.
std::optional<std::string> photo_editor(const ExifTags& tags);

// Keys are in lower case.
std::optional<CaptureTime> video_capture_time(const std::map<std::string, std::string>& tags,
                                              const std::filesystem::path& file = {});

}  // namespace mediaproof
