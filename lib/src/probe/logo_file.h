// A learned LOGO as a file: CBOR (RFC 8949) behind the tag that says so. The same LOGO gives the same bytes.
#pragma once

#include <cstdint>
#include <span>

#include "probe/logo_parts.h"

namespace mediaproof {

inline constexpr std::int64_t most_logo_file_bytes = 64LL << 20;

// Whether the bytes claim to be such a file, whatever their worth.
bool is_logo_file(std::span<const std::byte> bytes);

Bytes logo_file_of(std::span<const LogoImage> images, const LogoLearning& learning,
                   std::span<const rehearsal::Trial> trials);

// Trusts nothing in the bytes. Throws ConfigError that names `file` and says what to do when they are damaged, or
// were written by a version of the program that finds or learns otherwise.
LearnedLogo parsed_logo_file(std::span<const std::byte> bytes, const std::filesystem::path& file);

}  // namespace mediaproof
