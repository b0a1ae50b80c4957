// What --help prints.
#pragma once

#include <string>

#include "manual/command_help.h"
#include "mediaproof/message.h"

namespace mediaproof::cli {

// Fits a terminal of 80 columns.
std::string help_text(const CommandHelp& command, Language language);

}  // namespace mediaproof::cli
