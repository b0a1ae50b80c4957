// The jobs that draw a file's pictures, as they are asked for and as they are done. The reply of each is as
// encode_pictures() writes it; the one descriptor is the file.
#pragma once

#include <cstddef>
#include <vector>

#include "confine/jobs.h"

namespace mediaproof {

inline constexpr const char* annotate_job = "annotate";      // its request is the facts, as encode_facts() writes them
inline constexpr const char* thumbnails_job = "thumbnails";  // its request is as thumbnails_request() writes it

std::vector<std::byte> annotate(const JobInput& input);
std::vector<std::byte> draw_thumbnails(const JobInput& input);

std::vector<std::byte> thumbnails_request(const std::vector<double>& at_s);

}  // namespace mediaproof
