// Where each file shows the LOGO, in words.
#pragma once

#include <string>
#include <vector>

#include "mediaproof/facts.h"
#include "mediaproof/message.h"

namespace mediaproof {

// One line for each file that the LOGO was looked for in: its best sighting with second, score, size and place, else
// what speaks against one. The best sightings first, then what a person should look at, then the rest.
std::vector<std::string> logo_lines(const std::vector<FileFacts>& files, Language language);

}  // namespace mediaproof
