// The whole command line: every sub-command, and the options that they share.
#pragma once

#include "cli.h"

namespace mediaproof::cli {

// Adds it to `app`, with words in shared.language(). `shared` and `exit_code` are set when `app` parses, and must outlive it.
void add_command_line(CLI::App& app, Shared& shared, int& exit_code);

}  // namespace mediaproof::cli
