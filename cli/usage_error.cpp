#include "usage_error.h"

#include "words.h"

namespace mediaproof::cli {
namespace {

std::string listed(const std::vector<std::string>& items, Language language) {
    std::string list;
    for (const std::string& item : items)
        list += (list.empty() ? "" : Words{"、", ", "}.in(language)) + item;
    return list;
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({}))
        if (!command->get_name().empty()) names.push_back(command->get_name());
    return names;
}

std::vector<std::string> missing_options(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options())
        if (option->get_required() && option->count() == 0) names.push_back(option->get_name());
    return names;
}

// The options of which exactly one has to be given, where that isn't so.
std::vector<std::string> undecided_options(const CLI::App& app) {
    for (const CLI::App* group : app.get_subcommands({})) {
        std::vector<std::string> names;
        for (const CLI::Option* option : group->get_options())
            if (option != group->get_help_ptr()) names.push_back(option->get_name());
        if (group->get_name().empty() && group->get_require_option_min() == 1 && group->count_all() != 1) return names;
    }
    return {};
}

std::string required_error(const CLI::App& command, const std::vector<std::string>& unknown, Language language) {
    const bool wants_command = command.get_require_subcommand_min() > 0;
    const std::string commands = listed(names_of_commands(command), language);
    if (wants_command && !unknown.empty())
        return Words{"没有这个命令：", "no such command: "}.in(language) + unknown.front() +
               Words{"；可以写：", "; it is one of: "}.in(language) + commands;
    if (wants_command) return Words{"要写一个命令：", "a command is missing: "}.in(language) + commands;
    const auto missing = missing_options(command);
    if (!missing.empty()) return Words{"还缺：", "missing: "}.in(language) + listed(missing, language);
    return Words{"要写其中一个：", "exactly one of these is needed: "}.in(language) +
           listed(undecided_options(command), language);
}

// CLI11 begins what it says of an option with its name and a colon.
std::string mismatch_error(const CLI::App& command, const std::string& told, Language language) {
    const std::string name = told.substr(0, told.find(':'));
    const CLI::Option* option = command.get_option_no_throw(name);
    const bool given = option != nullptr && option->count() > 0;
    return name + (given ? Words{" 写得太多，只能写一次", " is given too often"}.in(language)
                         : Words{" 后面还要写内容", " needs a value after it"}.in(language));
}

// The first option given beside one that it can't stand beside.
std::string excludes_error(const CLI::App& command, Language language) {
    for (const CLI::Option* option : command.get_options())
        for (const CLI::Option* other : option->get_excludes())
            if (option->count() > 0 && other->count() > 0)
                return listed({option->get_name(), other->get_name()}, language) +
                       Words{" 不能一起写", " can't be given together"}.in(language);
    return {};
}

}  // namespace

const CLI::App& asked_command(const CLI::App& app) {
    const auto parsed = app.get_subcommands();
    return parsed.empty() ? app : asked_command(*parsed.back());
}

std::string usage_error(const CLI::App& app, const CLI::ParseError& error, Language language) {
    const CLI::App& command = asked_command(app);
    const std::string told = error.what();
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
        return required_error(command, app.remaining(true), language);
    if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) return excludes_error(command, language);
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return mismatch_error(command, told, language);
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
        return Words{"不认识，或多写了：", "unknown, or too much: "}.in(language) +
               listed(app.remaining(true), language);
    if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) return told;
    return Words{"命令写得不对：", "the command is not right: "}.in(language) + told;
}

}  // namespace mediaproof::cli
