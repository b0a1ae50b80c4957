#include "mediaproof/annotate.h"

#include <utility>

#include "annotate/picture_folder.h"
#include "banners.h"
#include "prober_inside.h"

namespace mediaproof {

namespace fs = std::filesystem;

AnnotatedPictures::AnnotatedPictures(fs::path folder, Prober& prober)
    : folder_(std::make_unique<PictureFolder>(std::move(folder))), prober_(&prober) {}

AnnotatedPictures::AnnotatedPictures(AnnotatedPictures&&) noexcept = default;
AnnotatedPictures& AnnotatedPictures::operator=(AnnotatedPictures&&) noexcept = default;
AnnotatedPictures::~AnnotatedPictures() = default;

std::vector<fs::path> AnnotatedPictures::write(const FileFacts& facts) {
    std::vector<fs::path> pictures;
    for (const DrawnPicture& drawn : ProberInside::annotated(facts, *prober_))
        pictures.push_back(folder_->write(facts.file, drawn.at_s, PictureOf::logo, drawn.jpeg));
    return pictures;
}

std::vector<fs::path> AnnotatedPictures::write_banners(const FileFacts& facts) {
    std::vector<fs::path> strips;
    const auto* banners = banners_of(facts);
    if (banners == nullptr) return strips;
    for (const BannerReading& banner : *banners) {
        if (!banner.strip.empty())
            strips.push_back(folder_->write(facts.file, banner.at_s, PictureOf::banner, banner.strip));
    }
    return strips;
}

}  // namespace mediaproof
