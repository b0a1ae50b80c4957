#include "store/memory.h"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

#include "store/files.h"

namespace mediaproof {

std::optional<std::vector<std::byte>> Memory::recall(const std::string& key, std::int64_t most_bytes) const {
    if (folder_.empty()) return std::nullopt;
    const auto file = folder_ / key;
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;
    const auto size = static_cast<std::int64_t>(std::filesystem::file_size(file, error));
    if (error || size > most_bytes) return std::nullopt;
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    std::ifstream input(file, std::ios::binary);
    if (!input.read(reinterpret_cast<char*>(bytes.data()), size)) return std::nullopt;
    return bytes;
}

void Memory::remember(const std::string& key, std::span<const std::byte> bytes) const {
    if (folder_.empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(folder_, ignored);
    try {
        write_whole(folder_ / key, bytes);
    } catch (const std::system_error&) {
        // A folder that can't be written costs nothing but the remembering.
    }
}

std::string short_name(std::span<const std::vector<std::byte>> parts) {
    std::uint64_t hash = 0xCBF29CE484222325;
    const auto mix = [&](std::uint64_t byte) { hash = (hash ^ byte) * 0x100000001B3; };
    for (const auto& part : parts) {
        for (int shift = 0; shift < 64; shift += 8)
            mix(part.size() >> shift & 0xFF);
        for (const std::byte byte : part)
            mix(std::to_integer<std::uint64_t>(byte));
    }
    return fmt::format("{:016x}", hash);
}

}  // namespace mediaproof
