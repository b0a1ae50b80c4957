// What there is to tell of a command: read from the command line itself, so that help, the manual page and completion leave
// nothing out.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

namespace mediaproof::cli {

struct OptionHelp {
    std::vector<std::string> names;  // "-o", "--output"; none for an argument without a name
    std::string value;               // what stands for its value, such as DIR; empty for a flag
    std::string words;
    std::vector<std::pair<std::string, std::string>> explained;  // values, each with words
    std::vector<std::string> choices;                            // all values that it takes; empty: any
    std::string standard;                                        // its value where it isn't given; may be empty
    bool required = false;
    bool repeats = false;        // may be given several times
    bool takes_several = false;  // values one after another

    bool operator==(const OptionHelp&) const = default;
};

// Options of which one has to be given.
struct OptionChoice {
    std::string title;
    std::vector<OptionHelp> options;
};

// A heading and lines that stand as they are.
struct Section {
    std::string title;
    std::vector<std::string> lines;
};

struct CommandHelp {
    std::string name;     // in full: "mediaproof logo find"
    std::string summary;  // one line
    std::string details;  // may be empty
    std::vector<OptionHelp> arguments;
    std::vector<OptionHelp> options;
    std::vector<OptionChoice> option_choices;
    std::vector<OptionHelp> common_options;  // of the program, which every command takes; empty for the program itself
    std::vector<CommandHelp> commands;
    bool needs_command = false;
    std::vector<Section> sections;

    // The last word of the name.
    std::string own_name() const;
};

// Every command tells of --help, and the program of --version.
bool is_help_or_version(const OptionHelp& option);

CommandHelp help_of(const CLI::App& app);

// "--output DIR", "--logo IMAGE...", "PATH...".
std::string spelled(const OptionHelp& option);

// How the command is written, as "mediaproof check", "PATH...", "[OPTIONS]".
std::vector<std::string> usage(const CommandHelp& command, const std::string& word_for_options,
                               const std::string& word_for_command);

}  // namespace mediaproof::cli
