// Completion for bash.
#pragma once

#include <string>

#include "manual/command_help.h"

namespace mediaproof::cli {

// A script for bash to source; `program` is told in English, whose words for values say what may stand there.
std::string bash_completion(const CommandHelp& program);

}  // namespace mediaproof::cli
