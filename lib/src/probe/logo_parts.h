// What a LogoModel is made of.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "mediaproof/logo.h"
#include "vision/logo_finder.h"
#include "vision/rehearsal/rehearsal.h"

namespace mediaproof {

using Bytes = std::vector<std::byte>;

struct LogoImage {
    std::filesystem::path name;  // for messages
    Bytes bytes;                 // the file as it was given
};

// What a file of a learned model holds.
struct LearnedLogo {
    std::vector<LogoImage> images;
    LogoLearning learning;
    std::vector<rehearsal::Trial> trials;  // those that show the LOGO
};

// The images made ready for searching, once they are first needed: a process that only hands the LOGO to its workers does
// without.
struct PreparedVariants {
    std::once_flag made;
    std::vector<LogoModel::Data> variants;  // one for each image; empty before that
};

struct LogoModel::Parts {
    // Throws like variant_of() where they were not made ready before.
    const std::vector<Data>& variants() const;

    LogoOperatingPoint operating_point;
    std::shared_ptr<PreparedVariants> prepared;
    std::vector<LogoImage> images;
    std::optional<LogoLearning> learning;
    std::vector<rehearsal::Trial> trials;  // there only when learned
};

// Throws ConfigError when it can't be read.
LogoImage read_logo_image(const std::filesystem::path& file);

// 8-bit BGRA. Throws ConfigError that names the image.
cv::Mat decoded(const LogoImage& image);

// Throws ConfigError that names the image when it shows nothing to compare.
LogoModel::Data variant_of(const LogoImage& image, LogoOperatingPoint operating_point);

// One for each image. Throws like variant_of().
std::vector<LogoModel::Data> variants_of(std::span<const LogoImage> images, LogoOperatingPoint operating_point = {});

// One that was not learned. Throws like variant_of().
LogoModel model_of(std::vector<LogoImage> images, LogoOperatingPoint operating_point);

LogoModel model_of(LearnedLogo learned, std::optional<LogoOperatingPoint> operating_point = {});

// One that was used before, so that it can be made ready when it is needed.
LogoModel model_to_prepare_later(LearnedLogo learned);

// `variants`: the learned LOGO's images, prepared already.
LogoModel model_of(LearnedLogo learned, std::vector<LogoModel::Data> variants,
                   std::optional<LogoOperatingPoint> operating_point = {});

}  // namespace mediaproof
