// LOGOs learned, kept in files and remembered: beside validate.cpp the only file that knows several stages.
#include <fmt/format.h>
#include <algorithm>
#include <stdexcept>

#include "media/jpeg_writer.h"
#include "mediaproof/error.h"
#include "mediaproof/logo.h"
#include "probe/logo_file.h"
#include "probe/logo_parts.h"
#include "store/files.h"
#include "store/memory.h"
#include "vision/logo_finder_version.h"
#include "vision/rehearsal/calibration.h"
#include "vision/rehearsal/chart.h"
#include "vision/rehearsal/weaknesses.h"

namespace mediaproof {
namespace {

using Files = std::span<const std::filesystem::path>;

std::vector<LogoImage> read_images(Files files) {
    if (files.empty()) throw ConfigError("LOGO", std::nullopt, "no image was given");
    if (files.size() > LogoModel::most_images) {
        throw ConfigError(files[LogoModel::most_images], std::nullopt,
                          fmt::format("a LOGO has at most {} images", LogoModel::most_images));
    }
    std::vector<LogoImage> images;
    for (const auto& file : files) {
        images.push_back(read_logo_image(file));
        if (files.size() > 1 && is_logo_file(images.back().bytes))
            throw ConfigError(file, std::nullopt, "a learned LOGO stands alone; give it or images, not both");
    }
    return images;
}

std::vector<cv::Mat> props_of(std::span<const LogoImage> images) {
    std::vector<cv::Mat> props;
    for (const LogoImage& image : images)
        props.push_back(rehearsal::prop(decoded(image)));
    return props;
}

void add_new(std::vector<std::string>& names, const std::vector<std::string>& more) {
    for (const std::string& name : more) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
}

LearnedLogo learned(std::vector<LogoImage> images, const std::vector<LogoModel::Data>& variants) {
    std::vector<std::string> weaknesses;
    for (const LogoImage& image : images)
        add_new(weaknesses, rehearsal::weaknesses_of(decoded(image)));
    std::vector<rehearsal::Trial> trials = rehearsal::rehearsed(props_of(images), variants, {});
    LearnedLogo logo;
    logo.learning = rehearsal::learned_from(trials, {});
    add_new(weaknesses, logo.learning.weaknesses);
    logo.learning.weaknesses = std::move(weaknesses);
    std::erase_if(trials, [](const auto& trial) { return trial.kind != rehearsal::Trial::Kind::logo; });
    logo.trials = std::move(trials);
    logo.images = std::move(images);
    return logo;
}

std::string memory_key(std::span<const LogoImage> images) {
    std::vector<Bytes> parts;
    for (const LogoImage& image : images)
        parts.push_back(image.bytes);
    return fmt::format("logo-{}-{}", short_name(parts), logo_finder_version);
}

std::optional<LearnedLogo> recalled(std::span<const LogoImage> images, const Memory& memory, const std::string& key) {
    const auto bytes = memory.recall(key, most_logo_file_bytes);
    if (!bytes) return std::nullopt;
    try {
        LearnedLogo logo = parsed_logo_file(*bytes, key);
        const bool same = std::equal(images.begin(), images.end(), logo.images.begin(), logo.images.end(),
                                     [](const LogoImage& a, const LogoImage& b) { return a.bytes == b.bytes; });
        return same ? std::optional(std::move(logo)) : std::nullopt;
    } catch (const ConfigError&) {
        return std::nullopt;
    }
}

const LogoLearning& learning_of(const LogoModel& model) {
    if (!model.learning()) throw std::logic_error("this LOGO was not learned");
    return *model.learning();
}

Bytes file_of(const LearnedLogo& logo) {
    return logo_file_of(logo.images, logo.learning, logo.trials);
}

}  // namespace

LogoModel LogoModel::learn(Files images) {
    std::vector<LogoImage> read = read_images(images);
    std::vector<Data> variants = variants_of(read);
    LearnedLogo logo = learned(std::move(read), variants);
    return model_of(std::move(logo), std::move(variants));
}

LogoModel LogoModel::recall_or_learn(Files files, const LogoMemory& memory) {
    std::vector<LogoImage> images = read_images(files);
    if (is_logo_file(images.front().bytes)) return model_of(parsed_logo_file(images.front().bytes, files.front()));
    const Memory remembered(memory.folder);
    const std::string key = memory_key(images);
    if (auto logo = recalled(images, remembered, key)) return model_to_prepare_later(std::move(*logo));
    std::vector<Data> variants = variants_of(images);  // refuses what can't be used before anybody is told to wait
    if (memory.before_learning) memory.before_learning();
    LearnedLogo logo = learned(std::move(images), variants);
    remembered.remember(key, file_of(logo));
    return model_of(std::move(logo), std::move(variants));
}

void LogoModel::save(const std::filesystem::path& file) const {
    write_whole(file, logo_file_of(parts_->images, learning_of(*this), parts_->trials));
}

void LogoModel::write_report(const std::filesystem::path& jpeg) const {
    const LogoOperatingPoint point = learning_of(*this).operating_point;
    write_whole(
        jpeg,
        encode_jpeg(rehearsal::chart_of(parts_->trials, point, props_of(parts_->images), parts_->variants()), {}));
}

}  // namespace mediaproof
