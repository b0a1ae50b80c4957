#include "logo/ours.h"

#include <fmt/format.h>

#include <algorithm>
#include <opencv2/core/version.hpp>
#include <sstream>
#include <stdexcept>

#include "media/file_bytes.h"
#include "store/memory.h"
#include "vision/logo_finder_version.h"
#include "vision/rehearsal/calibration.h"
#include "vision/rehearsal/rehearsal.h"
#include "vision/rehearsal/weaknesses.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::byte>;

constexpr std::int64_t most_library_bytes = 1LL << 30;
constexpr std::int64_t most_learned_bytes = 1 << 16;

Bytes bytes_of(std::string_view text) {
    const auto* const first = reinterpret_cast<const std::byte*>(text.data());
    return {first, first + text.size()};
}

std::string name_of(const cv::Mat& bgra) {
    const cv::Mat whole = bgra.isContinuous() ? bgra : bgra.clone();
    const std::string_view pixels(reinterpret_cast<const char*>(whole.data), whole.total() * whole.elemSize());
    const Bytes parts[] = {bytes_of(fmt::format("{}×{}", bgra.cols, bgra.rows)), bytes_of(pixels)};
    return "design-" + short_name(parts);
}

std::string word(const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : "none";
}

std::optional<double> value_of(const std::string& word) {
    return word == "none" ? std::nullopt : std::optional(std::stod(word));
}

std::string text_of(const LogoLearning& learning) {
    return fmt::format("{} {} {} {} {} {}", learning.operating_point.present, learning.operating_point.absent,
                       learning.found_share, word(learning.smallest_px), word(learning.steepest_deg),
                       fmt::join(learning.weaknesses, " "));
}

LogoLearning learning_of(const Bytes& bytes) {
    std::istringstream text(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    LogoLearning learning;
    std::string smallest, steepest;
    text >> learning.operating_point.present >> learning.operating_point.absent >> learning.found_share >> smallest >>
        steepest;
    if (!text) throw std::runtime_error("what was learned can't be read; remove " + folder_for_learned().string());
    learning.smallest_px = value_of(smallest);
    learning.steepest_deg = value_of(steepest);
    for (std::string weakness; text >> weakness;)
        learning.weaknesses.push_back(weakness);
    return learning;
}

// As lib/src/learn_logo.cpp does it with the image's file.
LogoLearning learned(const cv::Mat& bgra, const LogoModel::Data& logo) {
    const auto trials = rehearsal::rehearsed({rehearsal::prop(bgra)}, {logo}, {});
    LogoLearning learning = rehearsal::learned_from(trials, {});
    const std::vector<std::string> seen = rehearsal::weaknesses_of(bgra);
    learning.weaknesses.insert(learning.weaknesses.begin(), seen.begin(), seen.end());
    return learning;
}

}  // namespace

fs::path folder_for_learned() {
    static const fs::path folder = []() -> fs::path {
        const fs::path library = MEDIAPROOF_LIBRARY;
        std::error_code failed;
        const auto built = fs::last_write_time(library, failed);
        // A library built since is not the one in this program.
        if (failed || built > fs::last_write_time("/proc/self/exe", failed) || failed) return {};
        const Bytes parts[] = {read_file(library, most_library_bytes), bytes_of(CV_VERSION)};
        const std::string name = fmt::format("learned-{}-{}", logo_finder_version, short_name(parts));
        for (const auto& entry : fs::directory_iterator(MEDIAPROOF_BENCH_MEDIA, failed)) {
            const std::string other = entry.path().filename().string();
            if (other.starts_with("learned-") && other != name) fs::remove_all(entry.path(), failed);
        }
        return fs::path(MEDIAPROOF_BENCH_MEDIA) / name;
    }();
    return folder;
}

Ours::Ours(const cv::Mat& bgra) {
    try {
        logo_ = prepare_logo(bgra, {});
    } catch (const std::invalid_argument& error) {
        refusal_ = error.what();
        return;
    }
    const Memory memory(folder_for_learned());
    const std::string name = name_of(bgra);
    if (const auto known = memory.recall(name, most_learned_bytes)) {
        learning_ = learning_of(*known);
    } else {
        learning_ = learned(bgra, *logo_);
        memory.remember(name, bytes_of(text_of(learning_)));
    }
    logo_->operating_point = learning_.operating_point;
}

std::vector<Sighting> Ours::find(const cv::Mat& bgr) const {
    if (!logo_) return {};
    std::vector<Sighting> sightings = look_for_logo(bgr, *logo_, LogoEffort::photo).candidates;
    std::erase_if(sightings, [](const Sighting& sighting) { return sighting.mirrored; });
    std::stable_sort(sightings.begin(), sightings.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
    return sightings;
}

}  // namespace mediaproof::bench
