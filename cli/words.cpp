#include <algorithm>
#include <charconv>

#include "cli.h"
#include "mediaproof/rule_pack.h"

namespace mediaproof::cli {
namespace {

std::string joined(const std::vector<std::string>& values, std::string_view separator) {
    std::string text;
    for (const std::string& value : values)
        text += (text.empty() ? "" : std::string(separator)) + value;
    return text;
}

// Tells its values as CLI::IsMember does, in braces.
CLI::Validator is_one_of(const std::vector<std::string>& values, const std::string& hint, Language language) {
    const auto complaint = [=](const std::string& text) {
        if (std::find(values.begin(), values.end(), text) != values.end()) return std::string();
        return Words{"不能写“", "can't be \""}.in(language) + text + Words{"”；", "\"; "}.in(language) + hint;
    };
    return CLI::Validator(complaint, "{" + joined(values, ",") + "}");
}

}  // namespace

CLI::Option* takes_one_of(CLI::Option* option, const std::vector<Choice>& choices, Language language) {
    std::string description = option->get_description();
    std::vector<std::string> values;
    for (const Choice& choice : choices) {
        values.emplace_back(choice.value);
        description += "\n" + values.back() + "\t" + choice.words.in(language);
    }
    const std::string hint =
        Words{"可以写：", "it is one of: "}.in(language) + joined(values, Words{"、", ", "}.in(language));
    return option->description(description)->check(is_one_of(values, hint, language));
}

CLI::Validator whole_number(int least, int most, Language language) {
    const auto complaint = [=](const std::string& text) {
        int number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool whole = error == std::errc() && end == text.data() + text.size();
        if (whole && number >= least && number <= most) return std::string();
        return Words{"要写一个整数，", "has to be a whole number from "}.in(language) + std::to_string(least) +
               Words{" 到 ", " to "}.in(language) + std::to_string(most);
    };
    return CLI::Validator(complaint, "");
}

CLI::Validator not_blank(Language language) {
    const auto complaint = [language](const std::string& text) {
        const bool blank = text.find_first_not_of(" \t　") == std::string::npos;
        return blank ? Words{"不能空着", "must not be blank"}.in(language) : std::string();
    };
    return CLI::Validator(complaint, "");
}

CLI::Validator known_rule(Language language) {
    const auto ids = rule_ids();
    return is_one_of({ids.begin(), ids.end()},
                     Words{"全部规则见 mediaproof rules", "mediaproof rules lists all rules"}.in(language), language);
}

std::string examples(const std::vector<Example>& examples, Language language) {
    std::string text = Words{"例子", "Examples"}.in(language) + "\n";
    for (const Example& example : examples)
        text += "  # " + example.about.in(language) + "\n  " + example.command.in(language) + "\n";
    return text;
}

std::string exit_codes(const std::vector<ExitMeaning>& meanings, Language language) {
    std::string text = Words{"退出码", "Exit status"}.in(language) + "\n";
    for (const ExitMeaning& meaning : meanings)
        text += "  " + std::to_string(meaning.code) + "  " + meaning.words.in(language) + "\n";
    return text;
}

std::string plain_exit_codes(Language language) {
    return exit_codes(
        {{all_pass, {"做完了", "done"}},
         {wrong_usage,
          {"命令写得不对，文件打不开，或规则包有误",
           "wrong usage, a file that can't be opened, or a broken rule pack"}},
         {could_not_finish, {"没能完成，或结果写不进去", "could not finish, or could not write the result"}}},
        language);
}

}  // namespace mediaproof::cli
