// The worker program: a warm process, and the workers that it forks.
#pragma once

#include "confine/jobs.h"

namespace mediaproof {

// What a worker program's main() returns. Serves jobs that come on the descriptor `jobs_socket` until the other end is
// gone; then, whatever it is doing, it ends with its worker. `jobs` may not start a thread.
int serve(MakeJobs jobs);

inline constexpr int jobs_socket = 3;

}  // namespace mediaproof
