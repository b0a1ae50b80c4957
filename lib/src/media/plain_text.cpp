#include <algorithm>
#include <optional>
#include <utility>

#include "media/document_text.h"
#include "media/text_lines.h"
#include "text_encoding.h"
#include "utf8.h"

namespace mediaproof {
namespace {

using namespace std::string_view_literals;

std::optional<std::string> converted(std::string_view bytes, const char* encoding) {
    auto decoded = decoded_from(encoding, bytes);
    return decoded ? std::optional(std::move(decoded->utf8)) : std::nullopt;
}

// The first bytes of a character whose others are missing.
bool is_cut_off_utf8(std::string_view bytes) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
    if (byte(0) < 0xC2 || byte(0) > 0xF4 || bytes.size() >= length) return false;
    return std::all_of(bytes.begin() + 1, bytes.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; });
}

// `bytes` as they are, less a character cut off at the end; nothing where they are no UTF-8.
std::optional<std::string> as_utf8(std::string_view bytes) {
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const std::string_view before = rest;
        if (take_utf8(rest).valid) continue;
        if (!is_cut_off_utf8(before)) return std::nullopt;
        return std::string(bytes.substr(0, bytes.size() - before.size()));
    }
    return std::string(bytes);
}

std::optional<std::string> decoded(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) return as_utf8(bytes.substr(3));
    if (bytes.starts_with("\xFF\xFE"sv)) return converted(bytes.substr(2), "UTF-16LE");
    if (bytes.starts_with("\xFE\xFF"sv)) return converted(bytes.substr(2), "UTF-16BE");
    const auto utf8 = as_utf8(bytes);
    return utf8 ? utf8 : converted(bytes, "GB18030");
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && (c < '\t' || c > '\r') && c != '\x1A';  // DOS ends texts with it
}

}  // namespace

std::string plain_text(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    const auto utf8 = decoded({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!utf8 || std::any_of(utf8->begin(), utf8->end(), is_control)) {
        throw MediaError("read the text", file, "neither UTF-8 nor GB18030");
    }
    TextLines text;
    text.add(*utf8);
    return text.take();
}

}  // namespace mediaproof
