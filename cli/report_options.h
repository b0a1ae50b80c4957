// What check and report have in common: which reports, where to, and how the program leaves.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli.h"
#include "mediaproof/confine.h"
#include "mediaproof/finding.h"
#include "report_output.h"

namespace mediaproof::cli {

struct ReportOptions {
    std::vector<std::string> formats;
    std::string output;  // a folder; empty: stdout
    std::string fail_on = "review";
    bool verbose = false;
    bool evidence = false;

    ReportSettings settings(Language language, const std::optional<ConfinementState>& confinement) const;
    std::filesystem::path evidence_folder() const;  // empty where no full-size pictures are wanted
};

void add_report_options(CLI::App& command, ReportOptions& options, Language language);

// Throws CLI::ValidationError for what can't go together. Once the command line is parsed.
void insist_on_output(const ReportOptions& options, Language language);

struct StoreOptions {
    std::string file;  // empty: the user's own place
    bool none = false;

    std::filesystem::path place() const;  // empty: nothing is remembered
};

void add_store_options(CLI::App& command, StoreOptions& options, Language language);

struct Counts {
    std::size_t all = 0, fail = 0, review = 0;

    void add(Outcome outcome);
};

ExitCode exit_code_of(const Counts& counts, const std::string& fail_on);

// For help, of the commands that leave so.
std::string judging_exit_codes(Language language);

}  // namespace mediaproof::cli
