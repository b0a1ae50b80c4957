#include "manual/bash_completion.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mediaproof::cli {
namespace {

constexpr std::string_view head =
    R"(# Completes mediaproof's command line. Made from that command line; not to be edited.

# The commands and options of the command $1.
_mediaproof_command() {
    case $1 in
)";

constexpr std::string_view between = R"(    esac
}

# What may stand for $2, an option or an argument's number, of the command $1: words, a file, a folder, text of one's own, or
# nothing after a flag; and whether several may.
_mediaproof_value() {
    several=""
    case "$1 $2" in
)";

constexpr std::string_view tail = R"(        *) value="text" ;;
    esac
}

_mediaproof_offer() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

_mediaproof() {
    local current=${COMP_WORDS[COMP_CWORD]} command="mediaproof" option="" argument=1
    local commands="" options="" value="" several="" words="" word at
    COMPREPLY=()
    _mediaproof_command "$command"
    for ((at = 1; at < COMP_CWORD; ++at)); do
        word=${COMP_WORDS[at]}
        if [[ $word == "=" || $word == -*=* ]]; then
            continue
        elif [[ $option && ! ($several && $word == -*) ]]; then
            [[ $several ]] || option=""
        elif [[ $word == -* ]]; then
            _mediaproof_value "$command" "$word"
            option=$word
            [[ $value != "flag" ]] || option=""
        elif [[ " $commands " == *" $word "* ]]; then
            command+=" $word"
            _mediaproof_command "$command"
        else
            argument=$((argument + 1))
        fi
    done
    [[ $current != "=" ]] || current=""
    if [[ $current == -* && (! $option || $several) ]]; then
        _mediaproof_offer "$options" "$current"
        return
    elif [[ ! $option && $commands ]]; then
        _mediaproof_offer "$commands" "$current"
        return
    fi
    _mediaproof_value "$command" "${option:-$argument}"
    case $value in
        file) ;; # bash itself completes files
        folder) compopt +o default -o dirnames ;;
        words) _mediaproof_offer "$words" "$current"; compopt +o default ;;
        *) compopt +o default ;;
    esac
}

complete -o default -F _mediaproof mediaproof
)";

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string value_of(const OptionHelp& option) {
    constexpr std::array<std::string_view, 6> said_by_people = {"UNIT", "NUMBER", "NAME", "REASON", "DATE", "TEXT"};
    if (option.value.empty()) return R"(value="flag")";
    if (!option.choices.empty()) return R"(value="words" words=")" + joined(option.choices) + "\"";
    if (option.value == "DIR") return R"(value="folder")";
    const bool said = std::find(said_by_people.begin(), said_by_people.end(), option.value) != said_by_people.end();
    return said ? R"(value="text")" : R"(value="file")";
}

std::vector<OptionHelp> all_options(const CommandHelp& command) {
    std::vector<OptionHelp> options = command.options;
    for (const OptionChoice& choice : command.option_choices)
        options.insert(options.end(), choice.options.begin(), choice.options.end());
    options.insert(options.end(), command.common_options.begin(), command.common_options.end());
    return options;
}

std::string case_of_command(const CommandHelp& command) {
    std::vector<std::string> commands;
    for (const CommandHelp& below : command.commands)
        commands.push_back(below.own_name());
    std::vector<std::string> names;
    for (const OptionHelp& option : all_options(command))
        names.insert(names.end(), option.names.begin(), option.names.end());
    return "        \"" + command.name + "\") commands=\"" + joined(commands) + "\" options=\"" + joined(names) +
           "\" ;;\n";
}

std::string cases_of_values(const CommandHelp& command) {
    std::string cases;
    for (const OptionHelp& option : all_options(command)) {
        std::string pattern;
        for (const std::string& name : option.names)
            pattern += (pattern.empty() ? "" : " | ") + ("\"" + command.name + " " + name + "\"");
        cases +=
            "        " + pattern + ") " + value_of(option) + (option.takes_several ? " several=yes ;;\n" : " ;;\n");
    }
    for (std::size_t i = 0; i < command.arguments.size(); ++i) {
        const OptionHelp& argument = command.arguments[i];
        const std::string number = argument.takes_several ? "\"*" : std::to_string(i + 1) + "\"";
        cases += "        \"" + command.name + " " + number + ") " + value_of(argument) + " ;;\n";
    }
    return cases;
}

using Cases = std::string (*)(const CommandHelp&);

std::string of_all_commands(const CommandHelp& command, Cases cases) {
    std::string text = cases(command);
    for (const CommandHelp& below : command.commands)
        text += of_all_commands(below, cases);
    return text;
}

}  // namespace

std::string bash_completion(const CommandHelp& program) {
    return std::string(head) + of_all_commands(program, case_of_command) + std::string(between) +
           of_all_commands(program, cases_of_values) + std::string(tail);
}

}  // namespace mediaproof::cli
