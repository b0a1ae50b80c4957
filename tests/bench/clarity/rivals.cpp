#include "clarity/rivals.h"

#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <opencv2/imgproc.hpp>
#include <string>

#include "bench.h"
#include "vision/clarity.h"
#include "vision/shrink.h"

namespace mediaproof::bench {

namespace fs = std::filesystem;

double variance_of_laplacian(const cv::Mat& picture) {
    cv::Mat grey, edges;
    cv::cvtColor(shrunk_to(picture, display_long_side), grey, cv::COLOR_BGR2GRAY);
    cv::Laplacian(grey, edges, CV_32F);
    cv::Scalar mean, deviation;
    cv::meanStdDev(edges, mean, deviation);
    return deviation[0] * deviation[0];
}

std::optional<double> blurdetect(const cv::Mat& picture) {
    const cv::Mat shown = shrunk_to(picture, display_long_side);
    const cv::Mat packed = shown.isContinuous() ? shown : shown.clone();
    const fs::path raw = fs::temp_directory_path() / ("blurdetect-" + std::to_string(::getpid()) + ".raw");
    const fs::path printed = fs::path(raw).replace_extension("txt");
    std::ofstream(raw, std::ios::binary)
        .write(reinterpret_cast<const char*>(packed.data),
               static_cast<std::streamsize>(packed.total() * packed.elemSize()));
    seconds_of({"ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "bgr24", "-s",
                std::to_string(packed.cols) + "x" + std::to_string(packed.rows), "-i", raw.string(), "-vf",
                "format=yuv420p,blurdetect,metadata=mode=print:file=" + printed.string(), "-f", "null", "-"},
               1);
    std::optional<double> blur;
    std::ifstream lines(printed);
    for (std::string line; std::getline(lines, line);)
        if (const auto at = line.find("lavfi.blur="); at != std::string::npos) blur = std::atof(line.c_str() + at + 11);
    fs::remove(raw);
    fs::remove(printed);
    if (!blur || std::isnan(*blur)) return std::nullopt;  // of a flat picture it says NaN
    return -*blur;
}

}  // namespace mediaproof::bench
