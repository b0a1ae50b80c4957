#include "support/walked_commands.h"

#include "command_line.h"

namespace mediaproof::tests {
namespace {

void gather(const cli::CommandHelp& command, std::vector<cli::CommandHelp>& all) {
    all.push_back(command);
    for (const cli::CommandHelp& below : command.commands)
        gather(below, all);
}

}  // namespace

CommandLine::CommandLine(Language language) {
    shared.language_name = language == Language::english ? "en" : "zh";
    cli::add_command_line(app, shared, exit_code);
}

std::vector<cli::CommandHelp> all_commands(Language language) {
    std::vector<cli::CommandHelp> all;
    gather(cli::help_of(CommandLine(language).app), all);
    return all;
}

std::vector<cli::OptionHelp> all_options(const cli::CommandHelp& command) {
    std::vector<cli::OptionHelp> all = command.arguments;
    all.insert(all.end(), command.options.begin(), command.options.end());
    for (const cli::OptionChoice& choice : command.option_choices)
        all.insert(all.end(), choice.options.begin(), choice.options.end());
    return all;
}

std::vector<std::string> shell_words(const std::string& line) {
    std::vector<std::string> words = {""};
    bool quoted = false;
    for (const char c : line) {
        if (c == '\'') {
            quoted = !quoted;
        } else if (c == ' ' && !quoted) {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    return words;
}

}  // namespace mediaproof::tests
