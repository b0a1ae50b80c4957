// What the program tells of itself: --help of every command, and what is wrong with a command line.
#include "manual/help_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "mediaproof/columns.h"
#include "support/program.h"
#include "support/walked_commands.h"

using namespace mediaproof;
using namespace mediaproof::tests;
using cli::CommandHelp;
using cli::OptionHelp;

namespace {

constexpr Language languages[] = {Language::chinese, Language::english};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream input(text);
    for (std::string line; std::getline(input, line);)
        lines.push_back(line);
    return lines;
}

std::vector<std::string> examples_in(const CommandHelp& command) {
    std::vector<std::string> examples;
    for (const cli::Section& section : command.sections)
        for (const std::string& line : section.lines)
            if (line.starts_with("mediaproof ") || line == "mediaproof") examples.push_back(line);
    return examples;
}

// Five words of Latin letters in a row are a sentence; names of files, programs and options are fewer.
bool has_english_sentence(const std::string& text) {
    static const std::regex sentence(R"(([A-Za-z']+,? ){4}[A-Za-z']+)");
    return std::regex_search(text, sentence);
}

bool has_chinese(const std::string& text) {
    return columns_of(text) != static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
               return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
           }));
}

bool is_in(Language language, const std::string& text) {
    return language == Language::chinese ? has_chinese(text) && !has_english_sentence(text) : !has_chinese(text);
}

std::string help_by_program(const std::string& command, Language language) {
    std::vector<std::string> arguments = shell_words(command);
    arguments.erase(arguments.begin());
    arguments.insert(arguments.end(), {"--help", "--lang", language == Language::english ? "en" : "zh"});
    const ProgramRun run = run_mediaproof(arguments);
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    return run.out;
}

// What is wrong with the command line; empty where the program would run it.
std::string complaint_of(const std::string& line, Language language) {
    struct WouldRun {};
    CommandLine command_line(language);
    command_line.app.parse_complete_callback([] { throw WouldRun(); });
    std::vector<std::string> arguments = shell_words(line);
    arguments.erase(arguments.begin());
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
    try {
        command_line.app.parse(arguments);
    } catch (const WouldRun&) {
        return {};
    } catch (const CLI::CallForHelp&) {
        return {};
    } catch (const CLI::ParseError& error) {
        return error.what();
    }
    return "nothing to run";
}

}  // namespace

TEST_SUITE_BEGIN("cli");

TEST_CASE("every command tells of itself, in the language asked for, within 80 columns") {
    for (const Language language : languages) {
        const auto commands = all_commands(language);
        CHECK(commands.size() >= 12);
        for (const CommandHelp& command : commands) {
            CAPTURE(command.name);
            const std::string text = help_by_program(command.name, language);
            CHECK(text == help_text(command, language));
            const auto examples = examples_in(command);
            for (const std::string& line : lines_of(text)) {
                CAPTURE(line);
                CHECK(columns_of(line) <= 80);
                const bool example =
                    line.size() > 2 && std::count(examples.begin(), examples.end(), line.substr(2)) > 0;
                if (language == Language::english) CHECK((example || !has_chinese(line)));
                if (language == Language::chinese) CHECK((example || !has_english_sentence(line)));
            }
        }
    }
}

TEST_CASE("every command, argument, option and value has words in the language, and stands in the help") {
    for (const Language language : languages) {
        for (const CommandHelp& command : all_commands(language)) {
            CAPTURE(command.name);
            CHECK_FALSE(command.summary.empty());
            CHECK(is_in(language, command.summary));
            const std::string text = help_text(command, language);
            for (const OptionHelp& option : all_options(command)) {
                CAPTURE(spelled(option));
                CHECK_FALSE(option.words.empty());
                CHECK(is_in(language, option.words));
                CHECK((option.value.empty() || is_in(language, option.value)));
                CHECK(text.find("\n  " + spelled(option)) != std::string::npos);
                for (const auto& [value, words] : option.explained) {
                    CAPTURE(value);
                    CHECK(is_in(language, words));
                    CHECK(text.find(" " + value + "  ") != std::string::npos);
                }
            }
        }
    }
}

TEST_CASE("both languages tell of the same commands, options and values") {
    const auto chinese = all_commands(Language::chinese);
    const auto english = all_commands(Language::english);
    REQUIRE(chinese.size() == english.size());
    for (std::size_t i = 0; i < chinese.size(); ++i) {
        CAPTURE(chinese[i].name);
        CHECK(chinese[i].name == english[i].name);
        const auto some = all_options(chinese[i]);
        const auto others = all_options(english[i]);
        REQUIRE(some.size() == others.size());
        for (std::size_t j = 0; j < some.size(); ++j) {
            CHECK(some[j].names == others[j].names);
            CHECK(some[j].choices == others[j].choices);
        }
        CHECK(examples_in(chinese[i]).size() == examples_in(english[i]).size());
    }
}

TEST_CASE("every command has an example of itself, and the program takes it") {
    for (const Language language : languages) {
        for (const CommandHelp& command : all_commands(language)) {
            CAPTURE(command.name);
            const auto examples = examples_in(command);
            CHECK_FALSE(examples.empty());
            for (const std::string& example : examples) {
                CAPTURE(example);
                CHECK(example.starts_with(command.name));
                CHECK(complaint_of(example, language) == "");
            }
        }
    }
}

TEST_CASE("an example that the program doesn't take would be noticed") {
    for (const char* line :
         {"mediaproof", "mediaproof check", "mediaproof check --formt text .", "mediaproof decide a photo.date",
          "mediaproof rules explain no.such", "mediaproof probe --depth deep a.mp4"}) {
        CAPTURE(line);
        CHECK(complaint_of(line, Language::english) != "");
    }
}

TEST_CASE("what a new command says stands in its help without more ado") {
    CLI::App app("", "program");
    CLI::App* command = app.add_subcommand("weigh", "Weigh what is there\nOn a scale.");
    std::vector<std::string> things;
    std::string scale, unit = "kg";
    bool gross = false, net = false, hidden = false;
    command->add_option("THING", things, "Things")->required();
    command->add_option("-s,--scale", scale, "The scale")->type_name("FILE");
    command->add_option("--unit", unit, "The unit")->check(CLI::IsMember({"kg", "lb"}))->capture_default_str();
    command->add_flag("--hidden", hidden, "Not told")->group("");
    CLI::App* group = command->add_option_group("Kind");
    group->add_flag("--gross", gross, "With its box");
    group->add_flag("--net", net, "Without");
    group->require_option(1);
    command->footer("Examples\n  # A\n  program weigh a\n");
    const CommandHelp help = cli::help_of(*command);
    CHECK(help.name == "program weigh");
    CHECK(help.summary == "Weigh what is there");
    CHECK(help.details == "On a scale.");
    CHECK(usage(help, "OPTIONS", "COMMAND") ==
          std::vector<std::string>{"program weigh", "THING...", "--gross|--net", "[OPTIONS]"});
    std::vector<std::string> spellings;
    for (const OptionHelp& option : all_options(help))
        spellings.push_back(spelled(option));
    CHECK(spellings ==
          std::vector<std::string>{"THING...", "-h, --help", "-s, --scale FILE", "--unit TEXT", "--gross", "--net"});
    const OptionHelp& with_choices = help.options.back();
    CHECK(with_choices.choices == std::vector<std::string>{"kg", "lb"});
    CHECK(with_choices.standard == "kg");
    REQUIRE(help.sections.size() == 1);
    CHECK(help.sections[0].lines == std::vector<std::string>{"# A", "program weigh a"});
    CHECK(help_text(help, Language::english).find("\n  --unit TEXT             The unit (default: kg)\n") !=
          std::string::npos);
}

TEST_CASE("help follows --lang wherever it stands, then the locale, then is Chinese") {
    struct Row {
        std::vector<std::string> arguments, environment;
        Language language;
    };
    const Row rows[] = {
        {{"check", "--help"}, {}, Language::chinese},
        {{"check", "--help"}, {"LANG=en_GB.UTF-8"}, Language::english},
        {{"check", "-h"}, {"LC_ALL=zh_CN.UTF-8"}, Language::chinese},
        {{"--lang", "en", "check", "--help"}, {"LANG=zh_CN.UTF-8"}, Language::english},
        {{"check", "--lang=en", "--help"}, {}, Language::english},
        {{"check", "--help", "--lang", "zh"}, {"LANG=en_GB.UTF-8"}, Language::chinese},
    };
    for (const Row& row : rows) {
        ProgramSetting setting;
        setting.environment = row.environment;
        const ProgramRun run = run_mediaproof(row.arguments, setting);
        CHECK(run.exit_code == 0);
        CHECK(run.out.starts_with(row.language == Language::chinese ? "用法：mediaproof check"
                                                                    : "Usage: mediaproof check"));
    }
    CHECK(run_mediaproof({"--version"}).out.find('.') != std::string::npos);
}

TEST_CASE("help that can't be written is told apart from help") {
    ProgramSetting full_disk;
    full_disk.stdout_to = "/dev/full";
    CHECK(run_mediaproof({"check", "--help"}, full_disk).exit_code == 5);
}

TEST_CASE("what is wrong with a command line is told in the language, with where to read on") {
    struct Row {
        std::string line, command, chinese, english;
    };
    const Row rows[] = {
        {"", "", "要写一个命令：check、", "a command is missing: check, "},
        {"chekc .", "", "没有这个命令：chekc；", "no such command: chekc;"},
        {"logo fnd", "logo ", "没有这个命令：fnd；可以写：find、learn",
         "no such command: fnd; it is one of: find, learn"},
        {"check", "check ", "还缺：材料", "missing: PATH"},
        {"decide a photo.date", "decide ", "还缺：--by、--why", "missing: --by, --why"},
        {"decide a photo.date --by x --why y", "decide ", "--accept、--reject",
         "exactly one of these is needed: --accept, --reject"},
        {"decide a photo.date --by x --why y --accept --reject", "decide ", "--accept、--reject", "exactly one"},
        {"decide a photo.date --by x --why '' --accept", "decide ", "--why: 不能空着", "--why: must not be blank"},
        {"check --formt x .", "check ", "不认识，或多写了：--formt", "unknown, or too much: --formt"},
        {"init --unit a b c d", "init ", "多写了：c、d", "too much: c, d"},
        {"check --format", "check ", "--format 后面还要写内容", "--format needs a value after it"},
        {"check --format xml .", "check ", "--format: 不能写“xml”；可以写：text、",
         "can't be \"xml\"; it is one of: text, "},
        {"check --format text --format csv .", "check ", "加上 --output 文件夹", "several formats need --output DIR"},
        {"check --jobs 257 .", "check ", "整数，1 到 256", "from 1 to 256"},
        {"check --jobs 2x .", "check ", "整数，1 到 256", "from 1 to 256"},
        {"check --event-date 12.5.2023 .", "check ", "应写成 2023-05-12", "not a date like 2023-05-12"},
        {"check . --store x --no-store", "check ", "--store、--no-store 不能一起写",
         "--store, --no-store can't be given together"},
        {"check . --store x --store y", "check ", "--store 写得太多", "--store is given too often"},
        {"check . --verbose=perhaps", "check ", "命令写得不对", "the command is not right"},
        {"rules explain x", "rules explain ", "不能写“x”；全部规则见 mediaproof rules",
         "mediaproof rules lists all rules"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        for (const Language language : languages) {
            const bool chinese = language == Language::chinese;
            std::vector<std::string> arguments = {chinese ? "--lang=zh" : "--lang=en"};
            if (!row.line.empty())
                for (const std::string& word : shell_words(row.line))
                    arguments.push_back(word);
            const ProgramRun run = run_mediaproof(arguments);
            CAPTURE(run.err);
            CHECK(run.exit_code == 2);
            CHECK(run.out.empty());
            CHECK(run.err.find(chinese ? row.chinese : row.english) != std::string::npos);
            CHECK(run.err.ends_with((chinese ? "用法见：mediaproof " : "see: mediaproof ") + row.command + "--help\n"));
            CHECK((chinese || !has_chinese(run.err)));
        }
    }
}

TEST_SUITE_END();
