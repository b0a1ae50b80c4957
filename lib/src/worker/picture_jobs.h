// The jobs that draw a file's pictures, as they are asked for and as they are done. The reply of each is as
// encode_pictures() writes it; the one descriptor is the file.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "confine/jobs.h"
#include "mediaproof/evidence.h"

namespace mediaproof {

inline constexpr const char* annotate_job = "annotate";      // its request is the facts, as encode_facts() writes them
inline constexpr const char* thumbnails_job = "thumbnails";  // its request is as thumbnails_request() writes it
inline constexpr const char* full_size_job = "full-size";    // its request is as full_size_request() writes it

std::vector<std::byte> annotate(const JobInput& input);
std::vector<std::byte> draw_thumbnails(const JobInput& input);
std::vector<std::byte> draw_full_size(const JobInput& input);

// `part` is the picture's name in a written report, empty where the file itself is the picture.
std::vector<std::byte> thumbnails_request(const std::string& part, const std::vector<double>& at_s);
std::vector<std::byte> full_size_request(const std::string& part, const std::vector<WantedPicture>& wanted);

}  // namespace mediaproof
