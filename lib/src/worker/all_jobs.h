// Every job that our workers do.
#pragma once

#include "confine/jobs.h"

namespace mediaproof {

// A MakeJobs. `setup` is as encode_setup() writes it.
JobTable all_jobs(std::span<const std::byte> setup);

}  // namespace mediaproof
