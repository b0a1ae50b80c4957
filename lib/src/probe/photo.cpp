#include "probe/photo.h"

#include <charconv>

#include "media/file_bytes.h"
#include "media/still.h"
#include "mediaproof/error.h"
#include "probe/capture_time.h"
#include "probe/logo_search.h"
#include "vision/clarity.h"
#include "vision/logo_finder.h"

namespace mediaproof {
namespace {

constexpr std::int64_t most_bytes = 256LL << 20;

// Damaged metadata costs the metadata, not the picture.
ExifTags tags_of(const std::vector<std::byte>& bytes, const Still& still, Content content,
                 const std::filesystem::path& file) {
    try {
        return content == Content::heif ? read_exif_block(still.exif_block, file) : read_exif(bytes, content, file);
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

}  // namespace

DisplayedPhoto read_photo(const std::filesystem::path& file, Content content, int enough_long_side) {
    const auto bytes = read_file(file, most_bytes);
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

PhotoFacts probe_photo(const std::filesystem::path& file, Content content, const LogoModel* logo) {
    const DisplayedPhoto photo = read_photo(file, content, display_long_side);
    const cv::Mat& picture = photo.picture;
    PhotoFacts facts;
    facts.width = photo.width;
    facts.height = photo.height;
    facts.clarity = measure_clarity(picture);
    facts.captured = photo_capture_time(photo.tags);
    if (logo != nullptr) {
        LogoSearch search;
        add_look(search, look_for_logo(picture, *logo, LogoEffort::photo), picture.size(), {facts.width, facts.height},
                 std::nullopt, *logo);
        facts.logo = concluded(std::move(search), *logo);
    }
    return facts;
}

}  // namespace mediaproof
