#include "report/uri.h"

#include <fmt/format.h>

#include <string_view>

namespace mediaproof {

std::string uri_of(const std::string& path) {
    std::string uri;
    for (const char byte : path) {
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || std::string_view("-._~/").find(byte) != std::string::npos;
        uri += plain ? std::string(1, byte) : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
    return uri;
}
}  // namespace mediaproof
