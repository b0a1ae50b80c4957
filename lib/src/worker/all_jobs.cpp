#include "worker/all_jobs.h"

#include "worker/picture_jobs.h"
#include "worker/probe_job.h"
#include "worker/unpack_job.h"

namespace mediaproof {

JobTable all_jobs(std::span<const std::byte> setup) {
    JobTable jobs;
    jobs.emplace(probe_job, probe_job_of(decode_setup(setup)));
    jobs.emplace(annotate_job, annotate);
    jobs.emplace(thumbnails_job, draw_thumbnails);
    jobs.emplace(full_size_job, draw_full_size);
    jobs.emplace(unpack_job, unpack_job_prepared());
    return jobs;
}

}  // namespace mediaproof
