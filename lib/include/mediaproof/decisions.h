// What people decided where the program's answer did not settle it. A decision is for one rule and for what one submission
// held then; when that changes, it is void. No report is silent about one.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediaproof/finding.h"
#include "mediaproof/submission.h"

namespace mediaproof {

// A name for all that a submission holds, submission.toml included, that no other content has: 64 hexadecimal digits. Of an
// archive that is told by its bytes. Throws std::system_error when a file can't be read.
std::string content_name_of(const Submission& submission);

struct DecisionEntry {
    std::string rule;
    std::string content;     // as content_name_of() gives it
    std::string submission;  // its name, for people
    Decision decision;
};

// Kept in a TOML file that people may read and edit. It must not lie among what units hand in, or they decide for
// themselves.
class Decisions {
  public:
    // None where the file is not there. Throws ConfigError with file and line for whatever is no decision in it.
    static Decisions load(const std::filesystem::path& file);

    bool empty() const { return entries_.empty(); }

    // Answers of the rules with what people decided of them: accepted, each of the rule's findings that did not pass passes;
    // rejected, they fail, and the submission with them, or else the rule's first does. `content` is the submission's.
    void apply(const std::string& submission, const std::string& content, std::vector<Finding>& findings) const;

    // Adds it to the file, in place of an earlier one for the same rule and content; the file and its folder are made where
    // they are not there. Throws ConfigError as load() does, and std::system_error when it can't be written.
    static void record(const std::filesystem::path& file, const DecisionEntry& entry);

  private:
    std::vector<DecisionEntry> entries_;
};

}  // namespace mediaproof
