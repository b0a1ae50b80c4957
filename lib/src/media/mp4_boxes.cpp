#include "media/mp4_boxes.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>

namespace mediaproof {
namespace {

constexpr int most_boxes = 1'000'000;

struct Box {
    std::string type;
    std::uint64_t bytes = 0;
};

std::uint64_t big_endian(const unsigned char* bytes, int count) {
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | bytes[i];
    return value;
}

// The box whose header begins at `at`; absent where none can be read.
std::optional<Box> box_at(const OpenFile& file, std::uint64_t at) {
    std::array<unsigned char, 16> head{};
    const std::size_t got = file.read_at(static_cast<std::int64_t>(at), std::as_writable_bytes(std::span(head)));
    if (got < 8) return std::nullopt;
    std::uint64_t bytes = big_endian(head.data(), 4);
    if (bytes == 0) bytes = static_cast<std::uint64_t>(file.size()) - at;  // to the end of the file, wherever that is
    if (bytes == 1) bytes = got == 16 ? big_endian(head.data() + 8, 8) : 0;
    if (bytes < 8) return std::nullopt;
    return Box{std::string(reinterpret_cast<const char*>(head.data() + 4), 4), bytes};
}

}  // namespace

std::optional<bool> boxes_complete(const OpenFile& file) {
    const auto size = static_cast<std::uint64_t>(file.size());
    std::string last;
    std::uint64_t at = 0;
    for (int boxes = 0; at < size && boxes < most_boxes; ++boxes) {
        const auto box = box_at(file, at);
        if (!box) return std::nullopt;
        if (box->bytes > size - at) return false;
        at += box->bytes;
        last = box->type;
    }
    return at == size && last == "mfra" ? std::optional(true) : std::nullopt;
}

}  // namespace mediaproof
