#include "clarity/trials.h"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <functional>
#include <opencv2/core.hpp>

#include "clarity/rivals.h"
#include "clarity/scenes.h"
#include "clarity/treatments.h"
#include "logo/recompress.h"
#include "vision/clarity.h"

extern "C" {
#include <libavutil/log.h>
}

namespace mediaproof::bench {
namespace {

constexpr std::size_t blurdetect_every = 7;  // a process each: of a part of the pictures

double seconds_for(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void keep(const ClarityOptions& options, const ClarityTrial& trial, const cv::Mat& picture) {
    if (options.dump.empty() || trial.right()) return;
    std::string name = fmt::format("{}-{}-{:.0f}.jpg", trial.treatment, trial.scene, trial.ours.score.value_or(-1));
    std::replace(name.begin(), name.end(), ' ', '_');
    const std::vector<unsigned char> bytes = jpeg_of(picture.isContinuous() ? picture : picture.clone(), 95);
    std::ofstream(options.dump / name, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

ClarityTrial tried(const cv::Mat& picture, const ClarityScene& scene, const std::string& treatment, bool clear,
                   bool ask_blurdetect) {
    ClarityTrial trial{scene.name, treatment, clear, scene.held_out, {}, 0, {}, 0, 0};
    trial.ours_s = seconds_for([&] { trial.ours = measure_clarity(picture); });
    trial.laplacian_s = seconds_for([&] { trial.laplacian = variance_of_laplacian(picture); });
    if (ask_blurdetect) trial.blurdetect = blurdetect(picture);
    return trial;
}

double score_of(const cv::Mat& picture) {
    return measure_clarity(picture).score.value_or(0);
}

// The same for a scene and treatment whatever else is run.
std::uint32_t seed_of(const std::string& text) {
    std::uint32_t hash = 2166136261U;
    for (const char letter : text)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    return hash;
}

}  // namespace

ClarityResults run_clarity_challenge(const ClarityOptions& options) {
    if (!options.dump.empty()) std::filesystem::create_directories(options.dump);
    av_log_set_level(AV_LOG_QUIET);
    cv::setNumThreads(1);  // a core each, so that each method's time is its cost
    ClarityResults results;
    for (const ClarityScene& scene : clear_scenes(options.quick)) {
        for (const Treatment& treatment : all_treatments()) {
            paint::Random random(seed_of(scene.name + treatment.name));
            const cv::Mat picture = treatment.apply(scene.picture, random);
            const bool ask = results.trials.size() % blurdetect_every == 0;
            results.trials.push_back(tried(picture, scene, treatment.name, treatment.clear, ask));
            keep(options, results.trials.back(), picture);
        }
    }
    for (const ClarityScene& scene : really_unclear()) {
        results.really_unclear.push_back(tried(scene.picture, scene, "as taken", false, false));
        keep(options, results.really_unclear.back(), scene.picture);
    }
    for (const Triplet& triplet : real_triplets())
        results.triplets.push_back(
            {triplet.name, score_of(triplet.sharp), score_of(triplet.defocused), score_of(triplet.moved)});
    cv::setNumThreads(-1);
    return results;
}

}  // namespace mediaproof::bench
