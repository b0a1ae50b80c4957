#include "banners.h"

namespace mediaproof {
namespace {

const BannerReading* straightened_at(const std::optional<double>& at_s, const std::vector<BannerReading>& banners) {
    for (const BannerReading& banner : banners) {
        if (banner.at_s == at_s && !banner.strip.empty()) return &banner;
    }
    return nullptr;
}

}  // namespace

const BannerReading* banner_shown(const Finding& finding, const std::vector<FileFacts>& files) {
    for (const Evidence& evidence : finding.evidence) {
        if (!evidence.box) continue;
        for (const FileFacts& facts : files) {
            // By their bytes: paths compare a hundred times slower.
            const auto* banners = facts.file.native() == evidence.file.native() ? banners_of(facts) : nullptr;
            const BannerReading* shown = banners != nullptr ? straightened_at(evidence.at_s, *banners) : nullptr;
            if (shown != nullptr) return shown;
        }
    }
    return nullptr;
}

}  // namespace mediaproof
