// Base64 (RFC 4648): bytes as text that may stand in an attribute or in JSON.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mediaproof {

std::string base64(std::span<const std::byte> bytes);  // at most 1 GiB: throws std::length_error

// Absent where `text` is anything that base64() would not have written.
std::optional<std::vector<std::byte>> from_base64(std::string_view text);

}  // namespace mediaproof
