#include "media/exif.h"

#include <exiv2/exiv2.hpp>
#include <mutex>

#include "mediaproof/error.h"

namespace mediaproof {
namespace {

// The tags that probes ask for: everything else in the file stays unread.
constexpr const char* wanted[] = {
    "Exif.Image.Make",
    "Exif.Image.Model",
    "Exif.Image.Software",
    "Exif.Image.Orientation",
    "Exif.Image.DateTime",
    "Exif.Photo.DateTimeOriginal",
    "Exif.Photo.DateTimeDigitized",
    "Exif.Photo.OffsetTimeOriginal",
    "Exif.GPSInfo.GPSDateStamp",
    "Exif.GPSInfo.GPSTimeStamp",
};

std::string trimmed(const std::string& text) {
    static constexpr char blanks[] = {' ', '\0', '\t', '\r', '\n'};
    const std::string_view view(text);
    const std::string_view set(blanks, sizeof blanks);
    const auto first = view.find_first_not_of(set);
    if (first == std::string_view::npos) return {};
    return std::string(view.substr(first, view.find_last_not_of(set) - first + 1));
}

ExifTags wanted_tags(const Exiv2::ExifData& exif) {
    ExifTags tags;
    for (const char* key : wanted) {
        const auto found = exif.findKey(Exiv2::ExifKey(key));
        if (found == exif.end()) continue;
        const std::string name = key;
        tags[name.substr(name.rfind('.') + 1)] = trimmed(found->toString());
    }
    return tags;
}

bool exiv2_reads(Content content) {
    return content == Content::jpeg || content == Content::png || content == Content::tiff || content == Content::webp;
}

}  // namespace

ExifTags read_exif(std::span<const std::byte> bytes, Content content, const std::filesystem::path& file) {
    if (!exiv2_reads(content)) return {};
    // exiv2 hands XMP packets to a parser with global state.
    static std::mutex one_at_a_time;
    const std::scoped_lock lock(one_at_a_time);
    try {
        const auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(bytes.data()),
                                                     static_cast<long>(bytes.size()));
        image->readMetadata();
        return wanted_tags(image->exifData());
    } catch (const std::exception& error) {
        throw MediaError("read the EXIF tags", file, error.what());
    }
}

ExifTags read_exif_block(std::span<const std::byte> block, const std::filesystem::path& file) {
    if (block.empty()) return {};
    try {
        Exiv2::ExifData exif;
        Exiv2::ExifParser::decode(exif, reinterpret_cast<const Exiv2::byte*>(block.data()),
                                  static_cast<std::uint32_t>(block.size()));
        return wanted_tags(exif);
    } catch (const std::exception& error) {
        throw MediaError("read the EXIF tags", file, error.what());
    }
}

}  // namespace mediaproof
