// The manual pages and bash's completion, which are made from the command line.
#include <doctest/doctest.h>

#include <sstream>

#include "manual/bash_completion.h"
#include "manual/man_page.h"
#include "mediaproof/columns.h"
#include "mediaproof/rule_pack.h"
#include "support/program.h"
#include "support/temp_folder.h"
#include "support/walked_commands.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

std::string page_in(Language language) {
    return cli::man_page(all_commands(language).front(), language);
}

// As man(1) shows it on a terminal of 100 columns; groff's warnings are told on stderr. The
// locale tells groff that Chinese characters are wide.
ProgramRun formatted(const std::string& page) {
    const TempFolder folder;
    const std::string file = folder.write("page.1", page).string();
    return run_tool({"env", "LC_ALL=C.UTF-8", "groff", "-man", "-K", "utf8", "-T", "utf8", "-P", "-c", "-P", "-b", "-P",
                     "-u", "-P", "-o", "-ww", "-rLL=100n", file});
}

// What bash offers after `words`, of which the last is being typed: "OPTIONS OF compopt|WORDS".
std::string offered(const TempFolder& folder, const std::vector<std::string>& words) {
    static const std::string script = R"(
        source "$1"; shift
        compopt() { how="$*"; }
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _mediaproof
        echo "$how|${COMPREPLY[*]}")";
    std::vector<std::string> command = {"bash",      "-c", script, "bash", (folder.path() / "mediaproof").string(),
                                        "mediaproof"};
    command.insert(command.end(), words.begin(), words.end());
    const ProgramRun run = run_tool(command);
    CHECK(run.err.empty());
    return run.out;
}

std::string rule_words() {
    std::string words;
    for (const std::string_view id : rule_ids())
        words += (words.empty() ? "" : " ") + std::string(id);
    return words;
}

}  // namespace

TEST_SUITE_BEGIN("cli");

TEST_CASE("roff prints text as it is") {
    const std::pair<const char*, const char*> rows[] = {
        {"plain 文字", "plain 文字"},
        {"--lang", "\\-\\-lang"},
        {".toml", "\\&.toml"},
        {"a.b", "a.b"},
        {"it's", "it\\(aqs"},
        {"'quoted'", "\\(aqquoted\\(aq"},
        {"a \"b\"", "a \\(dqb\\(dq"},
        {"C:\\x", "C:\\ex"},
        {"~/.cache ^ `", "\\(ti/.cache \\(ha \\(ga"},
    };
    for (const auto& [text, escaped] : rows) {
        CAPTURE(text);
        CHECK(cli::roff(text) == escaped);
        const std::string shown = formatted(".TH T 1 \"\" \"\" \"\"\n.SH S\n" + cli::roff(text) + "\n").out;
        CHECK(shown.find("       " + std::string(text) + "\n") != std::string::npos);
    }
}

TEST_CASE("the manual pages are without mistakes and tell of every command, option and value") {
    for (const Language language : {Language::chinese, Language::english}) {
        const ProgramRun shown = formatted(page_in(language));
        CHECK(shown.err == "");
        std::istringstream lines(shown.out);
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(columns_of(line) <= 100);
        }
        for (const cli::CommandHelp& command : all_commands(language)) {
            CAPTURE(command.name);
            CHECK(shown.out.find(command.name) != std::string::npos);
            for (const cli::OptionHelp& option : all_options(command)) {
                CAPTURE(spelled(option));
                CHECK(shown.out.find("       " + spelled(option)) != std::string::npos);
                for (const auto& [value, words] : option.explained)
                    CHECK(shown.out.find("              " + value + " ") != std::string::npos);
            }
        }
    }
}

TEST_CASE("the manual pages have the sections that are looked for") {
    struct Row {
        Language language;
        std::vector<const char*> sections;
    };
    const Row rows[] = {
        {Language::english,
         {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXAMPLES", "EXIT STATUS", "FILES", "ENVIRONMENT"}},
        {Language::chinese, {"名称", "概述", "描述", "选项", "命令", "例子", "退出码", "文件", "环境变量"}},
    };
    for (const Row& row : rows) {
        const std::string page = "\n" + page_in(row.language);
        std::size_t at = 0;
        for (const char* section : row.sections) {
            CAPTURE(section);
            at = page.find(std::string("\n.SH ") + section, at);
            CHECK(at != std::string::npos);
        }
    }
}

TEST_CASE("groff's warnings are heard") {
    CHECK_FALSE(formatted(".TH T 1\n.SH S\n.nosuch\n").err.empty());
}

TEST_CASE("bash completes commands, options, values, rules, and leaves files and folders to itself") {
    const TempFolder folder;
    folder.write("mediaproof", cli::bash_completion(all_commands(Language::english).front()));
    const std::string nothing = "+o default|\n", files = "|\n", folders = "+o default -o dirnames|\n";
    const auto words = [](const std::string& some) { return "+o default|" + some + "\n"; };
    struct Row {
        std::vector<std::string> typed;
        std::string offered;
    };
    const Row rows[] = {
        {{"pr"}, "|probe\n"},
        {{"logo", ""}, "|find learn\n"},
        {{"--lang", "en", "rules", "ex"}, "|explain\n"},
        {{"check", "--fo"}, "|--format\n"},
        {{"check", "--no-"}, "|--no-store --no-decisions --no-confine\n"},
        {{"check", "材料", "--depth", "f"}, words("full")},
        {{"check", "--lan"}, "|--lang\n"},
        {{"decide", "--re"}, "|--reject\n"},
        {{"--vers"}, "|--version\n"},
        {{"check", "--format", "letter"}, words("letter letter-md")},
        {{"check", "--format", "=", "js"}, words("json")},
        {{"check", "--format", "="}, words("text json html xlsx csv letter letter-md junit sarif github")},
        {{"check", "--format=html", "--fail-on", ""}, words("review fail never")},
        {{"probe", "--confine", ""}, words("strict best-effort none")},
        {{"--lang", ""}, words("zh en")},
        {{"check", "-q", "--lang", ""}, words("zh en")},
        {{"check", ""}, files},
        {{"check", "a", "b"}, files},
        {{"check", "-v", "a"}, files},
        {{"check", "--store", ""}, files},
        {{"check", "--output", ""}, folders},
        {{"--pack", ""}, folders},
        {{"init", ""}, folders},
        {{"check", "--jobs", ""}, nothing},
        {{"decide", "a", "photo.date", "--by", ""}, nothing},
        {{"decide", ""}, files},
        {{"decide", "a", ""}, words(rule_words())},
        {{"decide", "--accept", "a", "photo."}, words("photo.clarity photo.date photo.edited")},
        {{"decide", "a", "photo.date", ""}, nothing},
        {{"rules", "explain", "video.du"}, words("video.duration")},
        {{"logo", "learn", "--logo", "a.png", ""}, files},
        {{"logo", "learn", "--logo", "a.png", "--rep"}, "|--report\n"},
        {{"logo", "learn", "--logo", "a.png", "-o", ""}, files},
        {{"nosuch", "ch"}, "|check\n"},
    };
    for (const Row& row : rows) {
        for (const std::string& word : row.typed)
            CAPTURE(word);
        CHECK(offered(folder, row.typed) == row.offered);
    }
}

TEST_SUITE_END();
