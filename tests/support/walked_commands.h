// The program's command line, as a test can walk it and parse with it.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli.h"
#include "manual/command_help.h"
#include "mediaproof/message.h"

namespace mediaproof::tests {

struct CommandLine {
    explicit CommandLine(Language language);

    CLI::App app;
    cli::Shared shared;
    int exit_code = 0;
};

// The program first, then every command with those below it.
std::vector<cli::CommandHelp> all_commands(Language language);

std::vector<cli::OptionHelp> all_options(const cli::CommandHelp& command);

// The words of a line of a shell; single quotes keep blanks together.
std::vector<std::string> shell_words(const std::string& line);

}  // namespace mediaproof::tests
