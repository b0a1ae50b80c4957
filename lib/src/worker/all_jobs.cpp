#include "worker/all_jobs.h"

#include "worker/annotate_job.h"
#include "worker/probe_job.h"

namespace mediaproof {

JobTable all_jobs(std::span<const std::byte> setup) {
    JobTable jobs;
    jobs.emplace(probe_job, probe_job_of(decode_setup(setup)));
    jobs.emplace(annotate_job, run_annotate_job);
    return jobs;
}

}  // namespace mediaproof
