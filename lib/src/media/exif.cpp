#include "media/exif.h"

#include <algorithm>
#include <exiv2/exiv2.hpp>
#include <mutex>

#include "mediaproof/error.h"

namespace mediaproof {
namespace {

constexpr std::size_t longest_value = 1024;  // bytes; a comment can be megabytes long

// The tags that probes ask for: everything else in the file stays unread.
struct WantedTag {
    std::string_view group;
    std::uint16_t number;
    const char* name;
    bool gives_way = false;  // to one of the same name in another group
};
constexpr std::string_view maker_note = "MakerNote";
constexpr WantedTag wanted_exif[] = {
    {"Photo", 0x9003, "DateTimeOriginal"},
    {"Image", 0x9003, "DateTimeOriginal", true},
    {"Photo", 0x9004, "DateTimeDigitized"},
    {"Image", 0x0132, "DateTime"},
    {"Photo", 0x9010, "OffsetTime"},
    {"Photo", 0x9011, "OffsetTimeOriginal"},
    {"Photo", 0x9012, "OffsetTimeDigitized"},
    {"GPSInfo", 0x001d, "GPSDateStamp"},
    {"GPSInfo", 0x0007, "GPSTimeStamp"},
    {"GPSInfo", 0x0002, "GPSLatitude"},
    {"Image", 0x010f, "Make"},
    {"Image", 0x0110, "Model"},
    {"Image", 0x0131, "Software"},
    {"Image", 0x0112, "Orientation"},
    {"Photo", 0x829a, "ExposureTime"},
    {"Photo", 0x829d, "FNumber"},
    {"Photo", 0x8827, "ISOSpeedRatings"},
    {"Photo", 0x920a, "FocalLength"},
    {"Photo", 0x927c, "MakerNote"},
    {"Photo", 0xa000, "FlashpixVersion"},
    {"Photo", 0x9286, "UserComment"},
};

constexpr std::string_view wanted_xmp[] = {
    "Xmp.exif.DateTimeOriginal", "Xmp.photoshop.DateCreated", "Xmp.xmp.CreateDate",
    "Xmp.xmp.ModifyDate",        "Xmp.xmp.CreatorTool",
};

// exiv2 hands XMP packets to a parser with global state.
std::mutex& xmp_parser() {
    static std::mutex one_at_a_time;
    return one_at_a_time;
}

std::string trimmed(const std::string& text) {
    static constexpr char blanks[] = {' ', '\0', '\t', '\r', '\n'};
    const std::string_view view(text);
    const std::string_view set(blanks, sizeof blanks);
    const auto first = view.find_first_not_of(set);
    if (first == std::string_view::npos) return {};
    return std::string(view.substr(first, view.find_last_not_of(set) - first + 1));
}

void add_exif(ExifTags& tags, const Exiv2::ExifData& exif) {
    for (const Exiv2::Exifdatum& datum : exif) {
        for (const WantedTag& wanted : wanted_exif) {
            if (datum.tag() != wanted.number || datum.groupName() != wanted.group) continue;
            if (wanted.gives_way && tags.contains(wanted.name)) continue;
            const bool is_text = wanted.name != maker_note && datum.size() <= static_cast<long>(longest_value);
            tags[wanted.name] = is_text ? trimmed(datum.toString()) : std::string();
        }
    }
}

void add_xmp(ExifTags& tags, const Exiv2::XmpData& xmp) {
    for (const Exiv2::Xmpdatum& datum : xmp) {
        const std::string key = datum.key();
        const bool by_program = key.starts_with("Xmp.xmpMM.History") && key.ends_with("softwareAgent");
        if (!by_program && std::find(std::begin(wanted_xmp), std::end(wanted_xmp), key) == std::end(wanted_xmp))
            continue;
        tags[by_program ? "Xmp.xmpMM.softwareAgent" : key] = trimmed(datum.toString().substr(0, longest_value));
    }
}

bool exiv2_reads(Content content) {
    return content == Content::jpeg || content == Content::png || content == Content::tiff || content == Content::webp;
}

}  // namespace

ExifTags read_exif(std::span<const std::byte> bytes, Content content, const std::filesystem::path& file) {
    if (!exiv2_reads(content)) return {};
    const std::scoped_lock lock(xmp_parser());
    try {
        const auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(bytes.data()),
                                                     static_cast<long>(bytes.size()));
        image->readMetadata();
        ExifTags tags;
        add_exif(tags, image->exifData());
        add_xmp(tags, image->xmpData());
        return tags;
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
        ExifTags tags;
        add_exif(tags, exif);
        return tags;
    } catch (const std::exception& error) {
        throw MediaError("read the EXIF tags", file, error.what());
    }
}

ExifTags read_xmp_packet(std::span<const std::byte> packet, const std::filesystem::path& file) {
    if (packet.empty()) return {};
    const std::scoped_lock lock(xmp_parser());
    try {
        Exiv2::XmpData xmp;
        const std::string text(reinterpret_cast<const char*>(packet.data()), packet.size());
        if (Exiv2::XmpParser::decode(xmp, text) != 0) throw MediaError("read the XMP tags", file, "they are damaged");
        ExifTags tags;
        add_xmp(tags, xmp);
        return tags;
    } catch (const MediaError&) {
        throw;
    } catch (const std::exception& error) {
        throw MediaError("read the XMP tags", file, error.what());
    }
}

}  // namespace mediaproof
