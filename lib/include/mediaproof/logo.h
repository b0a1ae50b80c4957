// The LOGO to look for, and the search for it in one picture or video.
#pragma once

#include <filesystem>
#include <memory>

#include "mediaproof/facts.h"

namespace mediaproof {

// How a score becomes an outcome: present from `present` on, absent below `absent`, indeterminate between.
// The defaults: painted events with the project's LOGO score 0.87 and more, 0.68 and more where the picture is badly
// blurred; real photos without a LOGO 0.38 at the most for that LOGO, and 0.60 for the worst of ten others
// (tests/bench/logo).
struct LogoOperatingPoint {
    double present = 0.8;   // [0, 1]
    double absent = 0.6;    // [0, present]
};

// A LOGO image made ready for searching. Cheap to copy, immutable, may be shared between threads.
class LogoModel {
  public:
    // PNG with or without transparency, JPEG, BMP, TIFF or WebP, at least 16×16 visible pixels. Transparent
    // pixels take no part in the comparison. Throws ConfigError that names the file when it can't be read or
    // shows nothing.
    static LogoModel load(const std::filesystem::path& image, LogoOperatingPoint operating_point = {});

    const LogoOperatingPoint& operating_point() const;

    struct Data;  // not for callers
    const Data& data() const { return *data_; }

  private:
    explicit LogoModel(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    std::shared_ptr<const Data> data_;
};

}  // namespace mediaproof
