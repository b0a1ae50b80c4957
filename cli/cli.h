// What the sub-commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "mediaproof/logo.h"
#include "mediaproof/message.h"
#include "mediaproof/prober.h"
#include "mediaproof/rule_pack.h"
#include "words.h"

namespace mediaproof::cli {

// How the program leaves. Scripts rely on these numbers.
enum ExitCode : int {
    all_pass = 0,
    some_fail = 1,
    wrong_usage = 2,  // or a broken rule pack
    some_review = 3,
    nothing_to_check = 4,
    could_not_finish = 5,  // or could not write its report
};

// Options that stand before or after every sub-command.
struct Shared {
    std::string language_name;  // "zh", "en" or empty
    std::string pack;           // a folder with rules.toml; empty for the one that comes with the program

    Language language() const;
    std::string say(const Words& words) const { return words.in(language()); }
    std::filesystem::path pack_folder() const;
    RulePack load_pack() const { return RulePack::load(pack_folder()); }
};

// Each adds its sub-command; `exit_code` is set when it runs.
void add_check(CLI::App& app, const Shared& shared, int& exit_code);
void add_probe(CLI::App& app, const Shared& shared, int& exit_code);
void add_logo(CLI::App& app, const Shared& shared, int& exit_code);
void add_banner(CLI::App& app, const Shared& shared, int& exit_code);
void add_rules(CLI::App& app, const Shared& shared, int& exit_code);
void add_init(CLI::App& app, const Shared& shared, int& exit_code);
void add_report(CLI::App& app, const Shared& shared, int& exit_code);
void add_decide(CLI::App& app, const Shared& shared, int& exit_code);

// The folder "models" that belongs to the running program, installed or in its build tree.
std::filesystem::path models_folder();

// The user's folder for what is remembered between runs; empty where there is no place for it.
std::filesystem::path cache_folder();

// Where the user's decisions are kept; empty where there is no place for it.
std::filesystem::path decisions_file();

// In China, where the decisions and letters are written.
std::chrono::year_month_day today();

// What --lang asks for on a command line that is not parsed yet; empty where it asks for nothing that there is.
std::string language_asked_for(const std::vector<std::string>& arguments);

// Adds the option --depth to `command`.
void add_depth(CLI::App& command, ProbeDepth& depth, Language language);

// Adds the options --confine and --no-confine to `command`.
void add_confinement(CLI::App& command, Confinement& confinement, Language language);

// Writes all of `text` to stdout or throws std::system_error.
void write_out(std::string_view text);

// Whether every path leads to something; complains of those that don't.
bool all_exist(const std::vector<std::string>& paths);

// The LOGO of a rule pack, or of images or one learned file: learned when it was not yet, which is told on stderr.
LogoModel logo_of(const RulePack& pack);
LogoModel logo_of(const std::vector<std::string>& files);

// "mediaproof: ..." on stderr.
void complain(std::string_view words);

}  // namespace mediaproof::cli
