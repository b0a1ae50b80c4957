#include "base64.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace mediaproof {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30;  // OpenSSL counts in int

}  // namespace

std::string base64(std::span<const std::byte> bytes) {
    if (bytes.size() > most_bytes) throw std::length_error("too long for base64");
    std::string text((bytes.size() + 2) / 3 * 4, '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
                    static_cast<int>(bytes.size()));  // the string's own end takes the 0 behind it
    return text;
}

std::optional<std::vector<std::byte>> from_base64(std::string_view text) {
    if (text.size() > most_bytes) return std::nullopt;
    std::vector<std::byte> bytes(text.size() / 4 * 3);
    const int size =
        EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                        reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    if (size < 0) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(size));
    if (text.ends_with('=')) bytes.resize(bytes.size() - (text.ends_with("==") ? 2 : 1));
    if (base64(bytes) != text) return std::nullopt;  // blanks around it, bits behind the last byte
    return bytes;
}

}  // namespace mediaproof
