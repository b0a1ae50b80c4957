// Bytes as text that may stand in an attribute.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace mediaproof::html {

std::string base64(std::span<const std::byte> bytes);

}  // namespace mediaproof::html
