#include "probe/photo.h"

#include <algorithm>
#include <charconv>
#include <opencv2/imgproc.hpp>

#include "media/file_bytes.h"
#include "media/still.h"
#include "mediaproof/error.h"
#include "probe/banner.h"
#include "probe/capture_time.h"
#include "probe/logo_search.h"
#include "vision/clarity.h"
#include "vision/logo_finder.h"
#include "vision/view_print.h"

namespace mediaproof {
namespace {

constexpr std::int64_t most_bytes = 256LL << 20;
constexpr std::int64_t most_searched_pixels = 60'000'000;  // at once for a small LOGO: 180 MB

// Damaged metadata costs the metadata, not the picture.
ExifTags tags_of(const std::vector<std::byte>& bytes, const Still& still, Content content,
                 const std::filesystem::path& file) {
    try {
        if (content != Content::heif) return read_exif(bytes, content, file);
        ExifTags tags = read_exif_block(still.exif_block, file);
        tags.merge(read_xmp_packet(still.xmp_packet, file));
        return tags;
    } catch (const MediaError&) {
        return {};
    }
}

int orientation_of(const ExifTags& tags, Content content) {
    const auto tag = tags.find("Orientation");
    // libheif has turned the picture by its own box already.
    if (tag == tags.end() || content == Content::heif) return 1;
    int orientation = 1;
    const char* const text = tag->second.c_str();
    std::from_chars(text, text + tag->second.size(), orientation);
    return orientation;
}

cv::Mat luma_of(const cv::Mat& bgr) {
    cv::Mat luma;
    cv::cvtColor(bgr, luma, cv::COLOR_BGR2GRAY);
    return luma;
}

// All of it, or as much as libjpeg's scales leave below `most_searched_pixels`.
int closest_long_side(const DisplayedPhoto& photo) {
    int long_side = std::max(photo.width, photo.height);
    for (auto pixels = std::int64_t{photo.width} * photo.height; pixels > most_searched_pixels; pixels /= 4)
        long_side /= 2;
    return long_side;
}

// Most photos show the LOGO plainly or at a size that is seen in a smaller picture as well; only when it isn't seen
// there the full one is decoded. `photo` is let go of before.
LogoSearch searched(DisplayedPhoto photo, const std::vector<std::byte>& bytes, Content content,
                    const std::filesystem::path& file, const LogoModel& logo) {
    const cv::Size displayed(photo.width, photo.height);
    const bool whole = photo.picture.size() == displayed;
    LogoSearch search;
    add_look(search, look_for_logo(photo.picture, logo, whole ? LogoEffort::photo : LogoEffort::frame),
             photo.picture.size(), displayed, std::nullopt, logo);
    if (!whole && search.sightings.empty()) {
        photo.picture.release();
        const cv::Mat closer = read_photo(bytes, content, closest_long_side(photo), file).picture;
        add_look(search, look_for_logo(closer, logo, LogoEffort::closer), closer.size(), displayed, std::nullopt, logo);
        search.pictures_searched = 1;  // the same one twice
    }
    return concluded(std::move(search));
}

}  // namespace

DisplayedPhoto read_photo(const OpenFile& file, Content content, int enough_long_side) {
    return read_photo(read_file(file, most_bytes), content, enough_long_side, file.name());
}

DisplayedPhoto read_photo(const std::vector<std::byte>& bytes, Content content, int enough_long_side,
                          const std::filesystem::path& file) {
    const Still still = decode_still(bytes, content, enough_long_side, file);
    DisplayedPhoto photo;
    photo.tags = tags_of(bytes, still, content, file);
    const int orientation = orientation_of(photo.tags, content);
    const bool on_its_side = orientation >= 5 && orientation <= 8;
    photo.picture = oriented(still.picture, orientation);
    photo.width = on_its_side ? still.stored_height : still.stored_width;
    photo.height = on_its_side ? still.stored_width : still.stored_height;
    return photo;
}

PhotoFacts probe_photo(const OpenFile& file, Content content, const ProbeOptions& options) {
    return probe_photo(read_file(file, most_bytes), content, file.name(), options);
}

PhotoFacts probe_photo(const std::vector<std::byte>& bytes, Content content, const std::filesystem::path& name,
                       const ProbeOptions& options) {
    DisplayedPhoto photo = read_photo(bytes, content, display_long_side, name);
    PhotoFacts facts;
    facts.width = photo.width;
    facts.height = photo.height;
    facts.clarity = measure_clarity(photo.picture);
    facts.view = view_print_of(luma_of(photo.picture));
    facts.captured = photo_capture_time(photo.tags, name);
    facts.edited_with = photo_editor(photo.tags);
    if (options.banners) {
        const auto closer = [&] { return read_photo(bytes, content, closest_long_side(photo), name).picture; };
        facts.banners = banners_in_photo(photo.picture, {photo.width, photo.height}, closer);
    }
    if (options.logo != nullptr) facts.logo = searched(std::move(photo), bytes, content, name, *options.logo);
    return facts;
}

}  // namespace mediaproof
