// The job that unpacks one archive, as it is asked for and as it is done.
#pragma once

#include <cstddef>
#include <vector>

#include "confine/jobs.h"
#include "intake/room.h"

namespace mediaproof {

inline constexpr const char* unpack_job = "unpack";

// Its request is the room, its two descriptors the archive and the spool, its reply the listing as encode_listing() writes
// it.
JobFunction unpack_job_prepared();

std::vector<std::byte> unpack_request(const Room& room);

}  // namespace mediaproof
