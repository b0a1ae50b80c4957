#include "worker/warm_up.h"

#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include "confine/channel.h"
#include "media/jpeg_writer.h"
#include "media/warm_up.h"
#include "mediaproof/probe.h"
#include "worker/probe_job.h"

namespace mediaproof {
namespace {

constexpr int as_many_as_there_are = -1;

// Tables that libraries compute when they are first used are then there for every worker. A picture of ours: no byte of a
// submission is ever read here.
void measure_one_photo(const JobTable& jobs) {
    cv::Mat picture(480, 640, CV_8UC3, cv::Scalar(90, 140, 190));
    cv::circle(picture, {320, 240}, 100, {30, 40, 50}, cv::FILLED);
    const Descriptor file = memory_file(encode_jpeg(picture, {}));
    const int number = file.get();
    const auto request = probe_request("photo.jpg");
    const auto probe = jobs.find(probe_job);
    if (probe != jobs.end()) probe->second({request, {&number, 1}});
}

}  // namespace

JobTable warmed_up(MakeJobs jobs, std::span<const std::byte> setup) {
    silence_media_libraries();
    warm_up_media_libraries();
    cv::getNumberOfCPUs();  // counted once, from files
    cv::setNumThreads(1);
    JobTable table = jobs(setup);
    measure_one_photo(table);
    for (auto& [name, run] : table) {
        run = [run = std::move(run)](const JobInput& input) {
            cv::setNumThreads(as_many_as_there_are);
            return run(input);
        };
    }
    return table;
}

}  // namespace mediaproof
