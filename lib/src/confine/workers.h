// A pool of confined workers, as the process sees it that hands out the jobs.
//
// Each of its places has a warm process, which has loaded all libraries and started no thread. For every job that forks a
// worker, which confines itself, does the one job, answers and ends; so what a hostile file does to its worker reaches
// neither the next job nor one beside it. The warm process reads nothing of what units hand in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "confine/jobs.h"
#include "mediaproof/confine.h"

namespace mediaproof {

struct JobLimits {
    double wall_s = 120;
    double cpu_s = 240;                                   // of all its threads together; whole seconds, rounded up
    std::uint64_t memory_bytes = std::uint64_t{4} << 30;  // address space beyond what the warm process has
    std::size_t reply_bytes = std::size_t{64} << 20;
    std::uint64_t file_bytes = 0;  // how large a file that it was given for writing may get; 0: it writes none
};

struct Job {
    std::string name;
    std::vector<std::byte> request;
    std::vector<int> files;  // descriptors handed on, at most most_job_files; they stay the caller's
    JobLimits limits;
};

inline constexpr std::size_t most_job_files = 16;

struct Failure {
    enum class Kind {
        crashed,
        timed_out,  // by the clock or by its processor time
        out_of_memory,
        refused,  // it tried something forbidden, and was killed for that
        bad_reply,
        could_not_start,
    };
    Kind kind = Kind::bad_reply;
    int signal = 0;  // that it crashed with
};

using JobResult = std::variant<std::vector<std::byte>, Failure>;

struct WorkersOptions {
    Confinement confinement = Confinement::strict;
    std::size_t most_at_once = 1;
    std::filesystem::path program;  // as ProberOptions::worker_program
    std::vector<std::byte> setup;   // what the jobs are made from; goes to each warm process once
};

class Workers {
  public:
    // `jobs` serves Confinement::none only; otherwise the worker program brings its own. Starts nothing yet.
    Workers(WorkersOptions options, MakeJobs jobs);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // From any thread; waits for a free place and then for the job to end. Throws ConfinementError when no worker can be
    // had at all, and what `jobs` throws while it warms up in this process.
    JobResult run(const Job& job);

    // What keeps each worker in: one that can't be confined so does no job. Starts a warm process where there is none yet.
    // Throws ConfinementError.
    ConfinementState confinement();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mediaproof
