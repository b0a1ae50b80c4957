// Whether the boxes that an MP4 or MOV file is made of are all there.
#pragma once

#include <optional>

#include "media/file_bytes.h"

namespace mediaproof {

// Walks the boxes of the file's top level (ISO/IEC 14496-12, section 4.2). False when one reaches beyond the file's end;
// true when they end with the file and the last is the index that a fragmented file is closed with (mfra); absent when
// nothing says whether more was to follow.
std::optional<bool> boxes_complete(const OpenFile& file);

}  // namespace mediaproof
