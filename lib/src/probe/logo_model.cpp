#include <stdexcept>

#include "media/file_bytes.h"
#include "media/still.h"
#include "mediaproof/error.h"
#include "probe/logo_file.h"
#include "probe/logo_parts.h"

namespace mediaproof {

LogoImage read_logo_image(const std::filesystem::path& file) {
    try {
        return {file, read_file(file, most_logo_file_bytes)};
    } catch (const MediaError& error) {
        throw ConfigError(file, std::nullopt, "the LOGO can't be read: " + error.library_words());
    }
}

cv::Mat decoded(const LogoImage& image) {
    try {
        return decode_with_alpha(image.bytes, image.name);
    } catch (const MediaError& error) {
        throw ConfigError(image.name, std::nullopt, "the LOGO can't be read: " + error.library_words());
    }
}

LogoModel::Data variant_of(const LogoImage& image, LogoOperatingPoint operating_point) {
    try {
        return prepare_logo(decoded(image), operating_point);
    } catch (const std::invalid_argument& error) {
        throw ConfigError(image.name, std::nullopt, std::string("the LOGO ") + error.what());
    }
}

std::vector<LogoModel::Data> variants_of(std::span<const LogoImage> images, LogoOperatingPoint operating_point) {
    std::vector<LogoModel::Data> variants;
    for (const LogoImage& image : images)
        variants.push_back(variant_of(image, operating_point));
    return variants;
}

const std::vector<LogoModel::Data>& LogoModel::Parts::variants() const {
    std::call_once(prepared->made, [&] {
        if (prepared->variants.empty()) prepared->variants = variants_of(images, operating_point);
    });
    return prepared->variants;
}

LogoModel model_of(LearnedLogo learned, std::optional<LogoOperatingPoint> operating_point) {
    std::vector<LogoModel::Data> variants = variants_of(learned.images);
    return model_of(std::move(learned), std::move(variants), operating_point);
}

namespace {

LogoModel model_with(LearnedLogo learned, std::vector<LogoModel::Data> variants, LogoOperatingPoint operating_point) {
    LogoModel::Parts parts;
    parts.operating_point = operating_point;
    parts.prepared = std::make_shared<PreparedVariants>();
    parts.prepared->variants = std::move(variants);
    for (LogoModel::Data& variant : parts.prepared->variants)
        variant.operating_point = operating_point;
    parts.learning = std::move(learned.learning);
    parts.images = std::move(learned.images);
    parts.trials = std::move(learned.trials);
    return LogoModel(std::make_shared<const LogoModel::Parts>(std::move(parts)));
}

}  // namespace

LogoModel model_of(LearnedLogo learned, std::vector<LogoModel::Data> variants,
                   std::optional<LogoOperatingPoint> operating_point) {
    const LogoOperatingPoint point = operating_point.value_or(learned.learning.operating_point);
    return model_with(std::move(learned), std::move(variants), point);
}

LogoModel model_to_prepare_later(LearnedLogo learned) {
    const LogoOperatingPoint point = learned.learning.operating_point;
    return model_with(std::move(learned), {}, point);
}

LogoModel model_of(std::vector<LogoImage> images, LogoOperatingPoint operating_point) {
    LogoModel::Parts parts;
    parts.operating_point = operating_point;
    parts.prepared = std::make_shared<PreparedVariants>();
    parts.prepared->variants = variants_of(images, operating_point);
    parts.images = std::move(images);
    return LogoModel(std::make_shared<const LogoModel::Parts>(std::move(parts)));
}

LogoModel LogoModel::load(const std::filesystem::path& file, std::optional<LogoOperatingPoint> operating_point) {
    const LogoImage image = read_logo_image(file);
    if (is_logo_file(image.bytes)) return model_of(parsed_logo_file(image.bytes, file), operating_point);
    return model_of({image}, operating_point.value_or(LogoOperatingPoint{}));
}

const LogoOperatingPoint& LogoModel::operating_point() const {
    return parts_->operating_point;
}

const std::optional<LogoLearning>& LogoModel::learning() const {
    return parts_->learning;
}

}  // namespace mediaproof
