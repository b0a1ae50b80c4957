// What a warm process does before the first job, so that its workers find all that libraries would otherwise load then.
#pragma once

#include "confine/jobs.h"

namespace mediaproof {

// `jobs` made in one thread; each of them uses all the threads it likes. Changes process-wide state: for the worker
// program alone.
JobTable warmed_up(MakeJobs jobs, std::span<const std::byte> setup);

}  // namespace mediaproof
