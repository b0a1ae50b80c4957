// How large a container says its file is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "mediaproof/content.h"

namespace mediaproof {

// The least size that the whole file must have by its own header: the RIFF size of AVI, the Segment of Matroska, the File
// Properties of ASF. `head` are the file's first content_head_bytes. Absent where the container promises nothing.
std::optional<std::uint64_t> declared_size(std::span<const std::byte> head, Content content);

}  // namespace mediaproof
