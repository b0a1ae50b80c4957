// Words for people, given beside what they describe: help, the manual page and errors of usage are made of them.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "mediaproof/message.h"

namespace mediaproof::cli {

// The same in both languages.
struct Words {
    std::string_view chinese;
    std::string_view english;

    std::string in(Language language) const { return std::string(language == Language::english ? english : chinese); }
};

// One of the values that an option takes.
struct Choice {
    std::string_view value;
    Words words;
};

// Lets `option` take one of `choices` alone, and adds to its description what each means. After its words.
CLI::Option* takes_one_of(CLI::Option* option, const std::vector<Choice>& choices, Language language);

// Validators that complain in `language`.
CLI::Validator whole_number(int least, int most, Language language);
CLI::Validator not_blank(Language language);
CLI::Validator known_rule(Language language);

struct Example {
    Words about;
    Words command;
};

// What a number means that the program leaves with.
struct ExitMeaning {
    int code;
    Words words;
};

// What help tells last of a command, for CLI::App::footer(): a line that isn't indented is a heading, and the indented ones
// stand as they are.
std::string examples(const std::vector<Example>& examples, Language language);
std::string exit_codes(const std::vector<ExitMeaning>& meanings, Language language);

// The exit codes of the commands that judge nothing.
std::string plain_exit_codes(Language language);

}  // namespace mediaproof::cli
