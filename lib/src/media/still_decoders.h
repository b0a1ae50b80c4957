// The three decoders behind decode_still().
#pragma once

#include "media/file_bytes.h"
#include "media/still.h"

namespace mediaproof {

inline constexpr std::int64_t most_still_pixels = 300'000'000;  // three times the largest phone sensor

enum class TransparentPixels { on_white, kept };

Still decode_jpeg(std::span<const std::byte> bytes, int enough_long_side, const std::filesystem::path& file);
Still decode_heif(std::span<const std::byte> bytes, const std::filesystem::path& file);
Still decode_with_ffmpeg(std::span<const std::byte> bytes, Content content, TransparentPixels transparent,
                         const std::filesystem::path& file);

}  // namespace mediaproof
