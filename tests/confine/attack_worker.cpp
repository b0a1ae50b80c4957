// The worker program of the tests: confined as the real one, but what it does is hostile. With an argument it is a process
// that hands out a job to itself and waits for it for ever.
#include "confine/attacks.h"
#include "confine/serve.h"
#include "confine/workers.h"

namespace {

using namespace mediaproof;

JobTable hostile_jobs(std::span<const std::byte>) {
    JobTable jobs = tests::forbidden_attempts();
    jobs.merge(tests::misbehaviour());
    jobs.emplace("probe", tests::hostile_probe());
    return jobs;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return serve(hostile_jobs);
    WorkersOptions options;
    options.program = argv[1];
    Workers workers(options, hostile_jobs);
    Job job;
    job.name = "sleep";
    job.limits.wall_s = 3600;
    workers.run(job);
    return 1;
}
