#include "mediaproof/content.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <string>
#include <system_error>

#include "descriptor.h"

namespace mediaproof {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    Content content;
};

// Unmistakable: the first that fits wins.
constexpr auto signatures = std::to_array<Signature>({
    {0, "\xFF\xD8\xFF"sv, Content::jpeg},
    {0, "\x89PNG\r\n\x1A\n"sv, Content::png},
    {0, "GIF87a"sv, Content::gif},
    {0, "GIF89a"sv, Content::gif},
    {0, "II*\0"sv, Content::tiff},
    {0, "MM\0*"sv, Content::tiff},
    {0, "\x1A\x45\xDF\xA3"sv, Content::matroska},
    {0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, Content::asf},
    {0, "FLV\x01"sv, Content::flv},
    {0, "\0\0\x01\xBA"sv, Content::mpeg},
    {0, "\0\0\x01\xB3"sv, Content::mpeg},
    {0, ".RMF"sv, Content::realmedia},
    {0, "OggS"sv, Content::ogg},
    {0, "%PDF-"sv, Content::pdf},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Content::ole},
    {0, "{\\rtf"sv, Content::rtf},
    {0, "PK\x05\x06"sv, Content::archive},
    {0, "7z\xBC\xAF\x27\x1C"sv, Content::archive},
    {0, "Rar!\x1A\x07"sv, Content::archive},
    {0, "\x1F\x8B"sv, Content::archive},
    {0, "\xFD\x37zXZ\0"sv, Content::archive},
    {0, "\x28\xB5\x2F\xFD"sv, Content::archive},
    {257, "ustar"sv, Content::archive},
    {4, "1AY&SY"sv, Content::archive},
    {0, "fLaC"sv, Content::audio},
    {0, "#!AMR"sv, Content::audio},
    {0, "#EXTM3U"sv, Content::playlist},
    {0, "\xEF\xBB\xBF#EXTM3U"sv, Content::playlist},
    {0, "ffconcat version"sv, Content::playlist},
    {0, "[playlist]"sv, Content::playlist},
    {0, "<SMIL"sv, Content::playlist},
    {0, "<smil"sv, Content::playlist},
});

// Letters that prose holds as well: they count only in a file that is not all text.
constexpr auto binary_signatures = std::to_array<Signature>({
    {4, "moov"sv, Content::mp4},
    {4, "mdat"sv, Content::mp4},
    {4, "wide"sv, Content::mp4},
    {4, "free"sv, Content::mp4},
    {4, "skip"sv, Content::mp4},
    {4, "moof"sv, Content::mp4},
    {4, "styp"sv, Content::mp4},

    {0, "ID3"sv, Content::audio},
});

bool has(std::string_view head, std::size_t offset, std::string_view bytes) {
    return head.size() >= offset && head.substr(offset).starts_with(bytes);
}

// ISO base media: the brand tells pictures from films.
Content iso_media(std::string_view head) {
    constexpr std::array still_brands = {"heic"sv, "heix"sv, "heim"sv, "heis"sv, "mif1"sv, "avif"sv};
    const std::string_view brand = head.size() >= 12 ? head.substr(8, 4) : std::string_view{};
    const bool still = std::find(still_brands.begin(), still_brands.end(), brand) != still_brands.end();
    return still ? Content::heif : Content::mp4;
}

// Text in UTF-8, UTF-16 with its mark, or GBK: no NUL and no control characters but white space and form
// feed.
bool is_text(std::string_view head) {
    if (has(head, 0, "\xFF\xFE"sv) || has(head, 0, "\xFE\xFF"sv)) return true;
    return std::all_of(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 ? byte != 0x7F : byte >= '\t' && byte <= '\r';
    });
}

Content riff_kind(std::string_view head) {
    if (has(head, 8, "WEBPVP8"sv)) return Content::webp;
    if (has(head, 8, "AVI "sv)) return Content::avi;
    if (has(head, 8, "WAVE"sv)) return Content::audio;
    return is_text(head) ? Content::text : Content::unknown;
}

// A ZIP is told apart by the name of its first entry, which stands uncompressed in it.
Content zip_kind(std::string_view head) {
    if (has(head, 30, "mimetypeapplication/vnd.oasis.opendocument"sv)) return Content::open_document;
    for (const std::string_view name :
         {"[Content_Types].xml"sv, "_rels/.rels"sv, "docProps/"sv, "word/document.xml"sv, "word/_rels/"sv,
          "word/styles.xml"sv, "word/settings.xml"sv, "word/media/image"sv, "customXml/item"sv}) {
        if (has(head, 30, name)) return Content::office_open_xml;
    }
    if (has(head, 30, "OFD.xml"sv) || has(head, 30, "Doc_0/"sv)) return Content::ofd;
    return Content::archive;
}

bool is_transport_stream(std::string_view head) {
    for (const std::size_t packet : {188U, 192U, 204U}) {
        const std::size_t first = packet == 192 ? 4 : 0;
        bool in_step = head.size() > first + 4 * packet;
        for (std::size_t i = 0; in_step && i < 5; ++i)
            in_step = head[first + i * packet] == '\x47';
        if (in_step) return true;
    }
    return false;
}

bool is_bitmap(std::string_view head) {
    // "BM" alone opens many texts: the four reserved bytes are zero, and the header is shorter than 65536
    // bytes.
    return has(head, 0, "BM"sv) && has(head, 6, "\0\0\0\0"sv) && head.size() > 17 && head[16] == 0 && head[17] == 0;
}

std::string lower_extension(const std::filesystem::path& name) {
    std::string extension = name.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

template <std::size_t n>
bool one_of(const std::string& extension, const std::array<std::string_view, n>& known) {
    return std::find(known.begin(), known.end(), extension) != known.end();
}

}  // namespace

Content content_of(std::span<const std::byte> bytes) {
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (head.empty()) return Content::empty;
    if (has(head, 4, "ftyp"sv)) return iso_media(head);
    if (has(head, 0, "PK\x03\x04"sv)) return zip_kind(head);
    if (has(head, 0, "RIFF"sv)) return riff_kind(head);
    for (const Signature& signature : signatures) {
        if (has(head, signature.offset, signature.bytes)) return signature.content;
    }
    if (is_bitmap(head)) return Content::bmp;
    if (is_transport_stream(head)) return Content::mpeg;
    if (is_text(head)) return Content::text;
    for (const Signature& signature : binary_signatures) {
        if (has(head, signature.offset, signature.bytes)) return signature.content;
    }
    const auto first = static_cast<unsigned char>(head[0]);
    const auto second = head.size() > 1 ? static_cast<unsigned char>(head[1]) : 0U;
    if (first == 0xFF && (second & 0xE0U) == 0xE0U) return Content::audio;  // MPEG audio without a tag
    return Content::unknown;
}

Content content_of_file(const std::filesystem::path& file) {
    const Descriptor opened = open_regular(file);
    std::array<std::byte, content_head_bytes> head;
    const auto size = read_at(opened.get(), 0, head);
    if (!size) throw std::system_error(errno, std::generic_category(), file.string());
    return content_of(std::span(head).first(*size));
}

MediaClass class_of(Content content) {
    switch (content) {
        case Content::jpeg:
        case Content::png:
        case Content::gif:
        case Content::bmp:
        case Content::tiff:
        case Content::webp:
        case Content::heif:
            return MediaClass::still;
        case Content::mp4:
        case Content::matroska:
        case Content::avi:
        case Content::asf:
        case Content::flv:
        case Content::mpeg:
        case Content::realmedia:
        case Content::ogg:
            return MediaClass::video;
        case Content::pdf:
        case Content::office_open_xml:
        case Content::open_document:
        case Content::ole:
        case Content::rtf:
        case Content::ofd:
            return MediaClass::document;
        default:
            return MediaClass::none;
    }
}

MediaClass claimed_class(const std::filesystem::path& name) {
    constexpr std::array stills = {".jpg"sv, ".jpeg"sv, ".jpe"sv,  ".jfif"sv, ".png"sv,  ".gif"sv, ".bmp"sv,
                                   ".tif"sv, ".tiff"sv, ".webp"sv, ".heic"sv, ".heif"sv, ".avif"sv};
    constexpr std::array videos = {".mp4"sv, ".m4v"sv,  ".mov"sv, ".avi"sv, ".mkv"sv,  ".webm"sv, ".wmv"sv,
                                   ".asf"sv, ".flv"sv,  ".f4v"sv, ".mpg"sv, ".mpeg"sv, ".vob"sv,  ".ts"sv,
                                   ".mts"sv, ".m2ts"sv, ".3gp"sv, ".3g2"sv, ".rm"sv,   ".rmvb"sv, ".ogv"sv};
    constexpr std::array documents = {".pdf"sv, ".doc"sv, ".docx"sv, ".wps"sv, ".odt"sv,
                                      ".rtf"sv, ".ofd"sv, ".txt"sv,  ".md"sv};
    const std::string extension = lower_extension(name);
    if (one_of(extension, stills)) return MediaClass::still;
    if (one_of(extension, videos)) return MediaClass::video;
    if (one_of(extension, documents)) return MediaClass::document;
    return MediaClass::none;
}

std::string_view content_name(Content content) {
    switch (content) {
        case Content::empty:
            return "nothing";
        case Content::jpeg:
            return "JPEG";
        case Content::png:
            return "PNG";
        case Content::gif:
            return "GIF";
        case Content::bmp:
            return "BMP";
        case Content::tiff:
            return "TIFF";
        case Content::webp:
            return "WebP";
        case Content::heif:
            return "HEIF";
        case Content::mp4:
            return "MP4/MOV";
        case Content::matroska:
            return "Matroska/WebM";
        case Content::avi:
            return "AVI";
        case Content::asf:
            return "ASF/WMV";
        case Content::flv:
            return "FLV";
        case Content::mpeg:
            return "MPEG";
        case Content::realmedia:
            return "RealMedia";
        case Content::ogg:
            return "Ogg";
        case Content::pdf:
            return "PDF";
        case Content::office_open_xml:
            return "Office Open XML";
        case Content::open_document:
            return "OpenDocument";
        case Content::ole:
            return "DOC/WPS";
        case Content::rtf:
            return "RTF";
        case Content::ofd:
            return "OFD";
        case Content::archive:
            return "archive";
        case Content::audio:
            return "audio";
        case Content::playlist:
            return "playlist";
        case Content::text:
            return "text";
        case Content::unknown:
            break;
    }
    return "unknown";
}

}  // namespace mediaproof
