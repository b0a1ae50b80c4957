#include "manual/command_help.h"

#include <algorithm>
#include <sstream>

namespace mediaproof::cli {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream input(text);
    for (std::string part; std::getline(input, part, separator);)
        parts.push_back(part);
    return parts;
}

// CLI11 tells them as "FORMAT:{text,json}".
std::vector<std::string> choices_in(const std::string& type_name) {
    const auto begin = type_name.find('{');
    const auto end = type_name.find('}');
    if (begin == std::string::npos || end == std::string::npos) return {};
    return split(type_name.substr(begin + 1, end - begin - 1), ',');
}

OptionHelp help_of(const CLI::Option& option) {
    OptionHelp help;
    const bool several = option.get_items_expected_max() >= CLI::detail::expected_max_vector_size;
    if (!option.get_positional()) help.names = split(option.get_name(false, true), ',');
    const std::string type_name = option.get_type_name();
    const bool flag = option.get_items_expected_max() == 0;
    if (!flag) help.value = option.get_positional() ? option.get_name(true) : type_name.substr(0, type_name.find(':'));
    const std::vector<std::string> lines = split(option.get_description(), '\n');
    if (!lines.empty()) help.words = lines.front();
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto tab = lines[i].find('\t');
        help.explained.emplace_back(lines[i].substr(0, tab), lines[i].substr(tab + 1));
    }
    help.choices = choices_in(type_name);
    help.standard = option.get_default_str();
    help.required = option.get_required();
    help.repeats = several && !option.get_positional();
    help.takes_several = several && (option.get_positional() || option.get_allow_extra_args());
    return help;
}

std::vector<OptionHelp> options_of(const CLI::App& app, bool positional) {
    std::vector<OptionHelp> options;
    for (const CLI::Option* option : app.get_options())
        if (!option->get_group().empty() && option->get_positional() == positional) options.push_back(help_of(*option));
    return options;
}

std::vector<Section> sections_in(const std::string& footer) {
    std::vector<Section> sections;
    for (const std::string& line : split(footer, '\n')) {
        if (!line.starts_with(' ')) {
            sections.push_back({line, {}});
        } else if (!sections.empty()) {
            sections.back().lines.push_back(line.substr(2));
        }
    }
    return sections;
}

const CLI::App& program_of(const CLI::App& app) {
    return app.get_parent() == nullptr ? app : program_of(*app.get_parent());
}

std::string full_name(const CLI::App& app) {
    return (app.get_parent() == nullptr ? "" : full_name(*app.get_parent()) + " ") + app.get_name();
}

OptionChoice choice_of(const CLI::App& group) {
    OptionChoice choice{group.get_group(), {}};
    for (const OptionHelp& option : options_of(group, false))
        if (!is_help_or_version(option)) choice.options.push_back(option);
    return choice;
}

}  // namespace

std::string CommandHelp::own_name() const {
    return name.substr(name.rfind(' ') + 1);
}

bool is_help_or_version(const OptionHelp& option) {
    return option.names.back() == "--help" || option.names.back() == "--version";
}

CommandHelp help_of(const CLI::App& app) {
    CommandHelp help;
    help.name = full_name(app);
    const std::string description = app.get_description();
    const auto end = std::min(description.find('\n'), description.size());
    help.summary = description.substr(0, end);
    if (end < description.size()) help.details = description.substr(end + 1);
    help.arguments = options_of(app, true);
    help.options = options_of(app, false);
    if (app.get_parent() != nullptr) {
        help.common_options = options_of(program_of(app), false);
        std::erase_if(help.common_options, is_help_or_version);
    }
    help.needs_command = app.get_require_subcommand_min() > 0;
    for (const CLI::App* command : app.get_subcommands({})) {
        if (command->get_name().empty()) {
            help.option_choices.push_back(choice_of(*command));
        } else {
            help.commands.push_back(help_of(*command));
        }
    }
    help.sections = sections_in(app.get_footer());
    return help;
}

std::string spelled(const OptionHelp& option) {
    std::string text;
    for (const std::string& name : option.names)
        text += (text.empty() ? "" : ", ") + name;
    if (option.value.empty()) return text;
    return text + (text.empty() ? "" : " ") + option.value + (option.takes_several ? "..." : "");
}

std::vector<std::string> usage(const CommandHelp& command, const std::string& word_for_options,
                               const std::string& word_for_command) {
    std::vector<std::string> parts = {command.name};
    if (!command.commands.empty())
        parts.push_back(command.needs_command ? word_for_command : "[" + word_for_command + "]");
    for (const OptionHelp& argument : command.arguments)
        parts.push_back(argument.required ? spelled(argument) : "[" + spelled(argument) + "]");
    for (const OptionChoice& choice : command.option_choices) {
        std::string part;
        for (const OptionHelp& option : choice.options)
            part += (part.empty() ? "" : "|") + spelled(option);
        parts.push_back(part);
    }
    for (const OptionHelp& option : command.options)
        if (option.required) parts.push_back(spelled(option));
    parts.push_back("[" + word_for_options + "]");
    return parts;
}

}  // namespace mediaproof::cli
