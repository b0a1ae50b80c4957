#include "media/declared_size.h"

#include <algorithm>
#include <array>
#include <bit>

namespace mediaproof {
namespace {

using Bytes = std::span<const std::byte>;

std::optional<std::uint64_t> little_endian(Bytes bytes, std::size_t at, std::size_t count) {
    if (bytes.size() < at + count) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;)
        value = value << 8 | std::to_integer<std::uint64_t>(bytes[at + i]);
    return value;
}

struct EbmlSize {
    std::size_t length = 0;              // of the number itself, bytes
    std::optional<std::uint64_t> value;  // absent: unknown, as in live streams
};

// EBML's numbers of variable length (RFC 8794, section 4): the leading zeros of the first byte tell how many follow.
std::optional<EbmlSize> ebml_size(Bytes bytes, std::size_t at) {
    if (at >= bytes.size()) return std::nullopt;
    const auto first = std::to_integer<std::uint8_t>(bytes[at]);
    const auto length = static_cast<std::size_t>(std::countl_zero(first)) + 1;
    if (length > 8 || bytes.size() < at + length) return std::nullopt;
    std::uint64_t value = first & (0xFFU >> length);
    for (std::size_t i = 1; i < length; ++i)
        value = value << 8 | std::to_integer<std::uint64_t>(bytes[at + i]);
    const bool unknown = value == (std::uint64_t{1} << (7 * length)) - 1;
    return EbmlSize{length, unknown ? std::nullopt : std::optional(value)};
}

// The EBML header, then the Segment, which reaches to the end of the file.
std::optional<std::uint64_t> matroska_size(Bytes head) {
    constexpr std::array segment_id = {std::byte{0x18}, std::byte{0x53}, std::byte{0x80}, std::byte{0x67}};
    constexpr std::size_t id_length = segment_id.size();
    const auto header = ebml_size(head, id_length);
    if (!header || !header->value || *header->value > head.size()) return std::nullopt;
    const std::size_t segment = id_length + header->length + static_cast<std::size_t>(*header->value);
    if (segment + id_length > head.size()) return std::nullopt;
    if (!std::ranges::equal(head.subspan(segment, id_length), segment_id)) return std::nullopt;
    const auto size = ebml_size(head, segment + id_length);
    if (!size || !size->value) return std::nullopt;
    return segment + id_length + size->length + *size->value;
}

// The File Properties Object: its GUID, its own size, the file's GUID, the file's size.
std::optional<std::uint64_t> asf_size(Bytes head) {
    constexpr std::array<unsigned char, 16> file_properties = {0xA1, 0xDC, 0xAB, 0x8C, 0x47, 0xA9, 0xCF, 0x11,
                                                               0x8E, 0xE4, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65};
    const auto found = std::search(head.begin(), head.end(), file_properties.begin(), file_properties.end(),
                                   [](std::byte a, unsigned char b) { return std::to_integer<unsigned char>(a) == b; });
    if (found == head.end()) return std::nullopt;
    return little_endian(head, static_cast<std::size_t>(found - head.begin()) + 40, 8);
}

}  // namespace

std::optional<std::uint64_t> declared_size(Bytes head, Content content) {
    switch (content) {
        case Content::avi: {
            const auto riff = little_endian(head, 4, 4);
            // A writer that could not seek back leaves all ones.
            return riff && *riff != 0xFFFFFFFF ? std::optional(*riff + 8) : std::nullopt;
        }
        case Content::matroska:
            return matroska_size(head);
        case Content::asf:
            return asf_size(head);
        default:
            return std::nullopt;
    }
}

}  // namespace mediaproof
