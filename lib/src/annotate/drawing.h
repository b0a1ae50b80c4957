// Pictures of a file, drawn in the process that reads it.
#pragma once

#include <string>
#include <vector>

#include "drawn_picture.h"
#include "media/file_bytes.h"
#include "mediaproof/evidence.h"
#include "mediaproof/facts.h"

namespace mediaproof {

// A comment in JPEG files that annotated_pictures() makes.
inline constexpr const char* annotated_mark = "mediaproof logo find --annotate";

// A comment in those that full_size_pictures() makes.
inline constexpr const char* full_size_mark = "mediaproof check --evidence";

// What `facts` say of the LOGO in `file`, drawn onto it, as annotate.h describes it, best first; none where no LOGO was looked
// for. Throws MediaError.
std::vector<DrawnPicture> annotated_pictures(const OpenFile& file, const FileFacts& facts);

// The file in little: the photo where `at_s` is empty, else the video's frames at these times of frames. A frame that can't be
// decoded is left out. Where `part` is not empty the file is a written report, and the photo is what it holds by that name.
// Throws MediaError.
std::vector<DrawnPicture> thumbnails(const OpenFile& file, const std::string& part, const std::vector<double>& at_s);

// The pictures wanted, in full size with their outlines drawn; `WantedPicture::file` is not looked at. Else as thumbnails().
std::vector<DrawnPicture> full_size_pictures(const OpenFile& file, const std::string& part,
                                             const std::vector<WantedPicture>& wanted);

}  // namespace mediaproof
