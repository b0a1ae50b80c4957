// The job that draws what was found onto a file's pictures, as it is asked for and as it is done.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "confine/jobs.h"
#include "mediaproof/prober.h"

namespace mediaproof {

inline constexpr const char* annotate_job = "annotate";
inline constexpr std::size_t most_annotated_bytes = std::size_t{64} << 20;

// Its request is the facts as encode_facts() writes them, its one descriptor the file, its reply the pictures.
std::vector<std::byte> run_annotate_job(const JobInput& input);

// What a worker replied. Throws CborError for what is no list of a few JPEG files.
std::vector<AnnotatedPicture> annotated_pictures_in(std::span<const std::byte> reply);

}  // namespace mediaproof
