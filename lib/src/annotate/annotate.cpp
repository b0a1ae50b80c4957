#include "mediaproof/annotate.h"

#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "annotate/drawing.h"
#include "annotate/file_names.h"
#include "media/file_bytes.h"
#include "prober_inside.h"
#include "whole_file.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

constexpr const char* banner_mark = "mediaproof banner";  // the comment of the probe's strips

// Whether `path` is free, or holds a picture that an earlier run left.
bool may_be_written(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(path, ignored))) return true;
    try {
        const auto head = read_head(path, 128);
        const std::string_view start(reinterpret_cast<const char*>(head.data()), head.size());
        return start.find(annotated_mark) != start.npos || start.find(banner_mark) != start.npos;
    } catch (const MediaError&) {
        return false;
    }
}

fs::path free_path(const fs::path& folder, const std::set<fs::path>& written, const fs::path& file,
                   std::optional<double> at_s, PictureOf what) {
    for (int copy = 1;; ++copy) {
        fs::path path = folder / picture_name(file, at_s, copy, what);
        if (!written.contains(path) && may_be_written(path)) return path;
    }
}

}  // namespace

AnnotatedPictures::AnnotatedPictures(fs::path folder, Prober& prober) : folder_(std::move(folder)), prober_(&prober) {
    fs::create_directories(folder_);
    if (::access(folder_.c_str(), W_OK | X_OK) != 0)
        throw std::system_error(errno, std::generic_category(), folder_.string());
}

std::vector<fs::path> AnnotatedPictures::write(const FileFacts& facts) {
    std::vector<fs::path> pictures;
    for (const DrawnPicture& drawn : ProberInside::annotated(facts, *prober_)) {
        const fs::path path = free_path(folder_, written_, facts.file, drawn.at_s, PictureOf::logo);
        replace_file(path, drawn.jpeg);
        written_.insert(path);
        pictures.push_back(path);
    }
    return pictures;
}

std::vector<fs::path> AnnotatedPictures::write_banners(const FileFacts& facts) {
    std::vector<fs::path> strips;
    const auto* banners = facts.photo ? &facts.photo->banners : facts.video ? &facts.video->banners : nullptr;
    if (banners == nullptr || !*banners) return strips;
    for (const BannerReading& banner : **banners) {
        if (banner.strip.empty()) continue;
        const fs::path path = free_path(folder_, written_, facts.file, banner.at_s, PictureOf::banner);
        replace_file(path, banner.strip);
        written_.insert(path);
        strips.push_back(path);
    }
    return strips;
}

}  // namespace mediaproof
