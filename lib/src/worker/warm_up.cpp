#include "worker/warm_up.h"

#include <opencv2/core/utility.hpp>

#include "media/warm_up.h"
#include "mediaproof/probe.h"

namespace mediaproof {
namespace {

constexpr int as_many_as_there_are = -1;

}  // namespace

JobTable warmed_up(MakeJobs jobs, std::span<const std::byte> setup) {
    silence_media_libraries();
    warm_up_media_libraries();
    cv::getNumberOfCPUs();  // counted once, from files
    cv::setNumThreads(1);
    JobTable table = jobs(setup);
    for (auto& [name, run] : table) {
        run = [run = std::move(run)](const JobInput& input) {
            cv::setNumThreads(as_many_as_there_are);
            return run(input);
        };
    }
    return table;
}

}  // namespace mediaproof
