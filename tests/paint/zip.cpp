#include "paint/zip.h"

namespace mediaproof::paint {
namespace {

std::string little(std::uint64_t value, int width) {
    std::string bytes;
    for (int i = 0; i < width; ++i)
        bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return bytes;
}

std::uint32_t crc32_of(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

// What the local header and the directory say alike, from the version to the name's length.
std::string common_fields(const ZipEntry& entry) {
    const auto size = static_cast<std::uint32_t>(entry.bytes.size());
    return little(20, 2) + little(entry.flags, 2) + little(0, 2) + little(0x56AC51C0U, 4) +
           little(crc32_of(entry.bytes), 4) + little(size, 4) + little(size, 4) +
           little(static_cast<std::uint32_t>(entry.name.size()), 2) + little(0, 2);
}

}  // namespace

std::string zip_of(const std::vector<ZipEntry>& entries) {
    std::string bytes;
    std::string directory;
    for (const ZipEntry& entry : entries) {
        const std::uint32_t made_by = entry.unix_mode != 0 ? 0x031EU : 20U;
        directory += "PK\x01\x02" + little(made_by, 2) + common_fields(entry) + little(0, 6) +
                     little(entry.unix_mode << 16U, 4) + little(static_cast<std::uint32_t>(bytes.size()), 4) +
                     entry.name;
        bytes += "PK\x03\x04" + common_fields(entry) + entry.name + entry.bytes;
    }
    const auto count = static_cast<std::uint32_t>(entries.size());
    return bytes + directory + "PK\x05\x06" + little(0, 4) + little(count, 2) + little(count, 2) +
           little(static_cast<std::uint32_t>(directory.size()), 4) +
           little(static_cast<std::uint32_t>(bytes.size()), 4) + little(0, 2);
}

}  // namespace mediaproof::paint
