// What was found of the LOGO, drawn onto the pictures of a file.
#pragma once

#include <vector>

#include "media/file_bytes.h"
#include "mediaproof/facts.h"
#include "mediaproof/prober.h"

namespace mediaproof {

inline constexpr const char* annotation_mark = "mediaproof logo find --annotate";  // a comment in our JPEG files

// As Prober::annotate(). Throws what a file may make libraries throw, but for MediaError.
std::vector<AnnotatedPicture> draw_annotated(const OpenFile& file, const FileFacts& facts);

}  // namespace mediaproof
