// What a worker can do: jobs by their names, the same in a confined process as in this one.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace mediaproof {

struct JobInput {
    std::span<const std::byte> request;
    std::span<const int> files;  // open descriptors, in the order in which they were given; the caller's to close
};

// Gives the reply. What it throws is a failure: std::bad_alloc of memory, anything else a bad reply. In a worker nothing
// can be opened: files come as descriptors, and what libraries read besides must be loaded while warming up.
using JobFunction = std::function<std::vector<std::byte>(const JobInput&)>;

using JobTable = std::map<std::string, JobFunction, std::less<>>;

// Warms up with what all jobs of these workers have in common, which comes from the organiser and not from a submission:
// loads what they need, and gives the jobs. May not start a thread.
using MakeJobs = JobTable (*)(std::span<const std::byte> setup);

}  // namespace mediaproof
