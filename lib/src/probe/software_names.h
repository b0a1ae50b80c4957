// What the name of a program in a file's tags says of the file.
#pragma once

#include <string_view>

namespace mediaproof {

// Programs that change pictures. Cameras' firmware ("8.0", "E885v1.0"), phones' builds and programs that only transfer
// ("Nikon Transfer") are none.
bool names_editor(std::string_view software);

// Editors and converters of video, which write the time of the export.
bool names_exporter(std::string_view encoder);

// Whether `text` holds one of the usual words for a screenshot; `text` may be a file's name.
bool names_screenshot(std::string_view text);

}  // namespace mediaproof
