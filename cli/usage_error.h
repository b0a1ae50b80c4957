// What is wrong with a command line, told so that it can be put right.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "mediaproof/message.h"

namespace mediaproof::cli {

// The command that was asked for, as far as `app` parsed.
const CLI::App& asked_command(const CLI::App& app);

// One line, after `app` failed to parse with `error`.
std::string usage_error(const CLI::App& app, const CLI::ParseError& error, Language language);

}  // namespace mediaproof::cli
