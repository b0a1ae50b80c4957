// The finder under test: the only place that knows how a LOGO becomes something to look for.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "vision/logo_finder.h"

namespace mediaproof::bench {

// Where things learned by the very library that this program is linked with may be kept: another folder for any other
// code. Empty when that can't be told; then nothing is to be kept.
std::filesystem::path folder_for_learned();

class Ours {
  public:
    // Learned from its image as a user's LOGO is, in about half a minute of one core, or remembered from an earlier
    // run of the same code on the same image.
    explicit Ours(const cv::Mat& bgra);

    // Why the finder takes no such LOGO; empty when it does. Then it sees none, anywhere.
    const std::string& refusal() const { return refusal_; }
    double present() const { return logo_ ? logo_->operating_point.present : 1; }
    const LogoLearning& learning() const { return learning_; }  // means nothing for a LOGO that was refused

    // Best first, whatever their scores; what the finder calls a mirror image is none.
    std::vector<Sighting> find(const cv::Mat& bgr) const;

  private:
    std::optional<LogoModel::Data> logo_;
    LogoLearning learning_;
    std::string refusal_;
};

}  // namespace mediaproof::bench
