// The finder under test: the only place that knows its interface.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "vision/logo_finder.h"

namespace mediaproof::bench {

class Ours {
  public:
    explicit Ours(const cv::Mat& bgra);

    // Why the finder takes no such LOGO; empty when it does. Then it sees none, anywhere.
    const std::string& refusal() const { return refusal_; }
    double present() const { return logo_ ? logo_->operating_point.present : 1; }

    // Best first, whatever their scores; what the finder calls a mirror image is none.
    std::vector<Sighting> find(const cv::Mat& bgr) const;

  private:
    std::optional<LogoModel::Data> logo_;
    std::string refusal_;
};

}  // namespace mediaproof::bench
