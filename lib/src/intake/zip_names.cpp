#include "intake/zip_names.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>

#include "descriptor.h"

namespace mediaproof {
namespace {

using namespace std::string_view_literals;

// PKWARE's APPNOTE.TXT 4.3.12 and 4.3.16; all numbers are little-endian.
constexpr std::size_t end_bytes = 22;
constexpr std::size_t longest_comment = 0xFFFF;
constexpr std::size_t entry_bytes = 46;
constexpr std::size_t most_directory_bytes = 16 << 20;

std::uint32_t number(std::string_view bytes, std::size_t at, int width) {
    std::uint32_t value = 0;
    for (int i = width - 1; i >= 0; --i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return value;
}

std::string bytes_at(int file, std::int64_t at, std::size_t size) {
    std::string bytes(size, '\0');
    bytes.resize(read_at(file, at, std::as_writable_bytes(std::span(bytes))).value_or(0));
    return bytes;
}

// The directory, which the record at the archive's end leads to.
std::string directory_of(int archive) {
    const std::int64_t size_of_all = ::lseek(archive, 0, SEEK_END);
    const std::int64_t tail_at =
        std::max<std::int64_t>(0, size_of_all - static_cast<std::int64_t>(end_bytes + longest_comment));
    const std::string tail =
        bytes_at(archive, tail_at, static_cast<std::size_t>(std::max<std::int64_t>(0, size_of_all - tail_at)));
    const std::size_t end = tail.rfind("PK\x05\x06"sv);
    if (end == std::string::npos || tail.size() - end < end_bytes) return {};
    const std::size_t size = number(tail, end + 12, 4);
    return size <= most_directory_bytes ? bytes_at(archive, number(tail, end + 16, 4), size) : std::string();
}

}  // namespace

std::vector<std::string> zip_names(int archive) {
    const std::string directory = directory_of(archive);
    std::map<std::uint32_t, std::string> by_place;
    for (std::size_t at = 0; at < directory.size();) {
        const std::string_view entry = std::string_view(directory).substr(at);
        if (entry.size() < entry_bytes || !entry.starts_with("PK\x01\x02"sv)) return {};
        const std::size_t name_bytes = number(entry, 28, 2);
        if (entry.size() < entry_bytes + name_bytes) return {};
        by_place.emplace(number(entry, 42, 4), entry.substr(entry_bytes, name_bytes));
        at += entry_bytes + name_bytes + number(entry, 30, 2) + number(entry, 32, 2);
    }
    std::vector<std::string> names;
    for (const auto& [place, name] : by_place)
        names.push_back(name);
    return names;
}

}  // namespace mediaproof
