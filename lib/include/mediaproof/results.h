// Results of earlier runs, read back: what json_report() wrote, to be reported again in any format.
#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "mediaproof/confine.h"
#include "mediaproof/finding.h"

namespace mediaproof {

struct Results {
    std::string rule_pack;                        // the id of the pack that judged them
    std::optional<ConfinementState> confinement;  // how the files were read; absent where it was not told
    std::vector<Verdict> verdicts;                // in the order of the report
};

// A file is no report of ours, is not whole, or was written by another version of the program. Its words name the file and
// say what to do, in Chinese and English.
class ResultsError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Reads a report of json_report(), in whichever language. The verdicts are as they were, with every digit; texts that were no
// UTF-8 have their invalid bytes replaced. The file may come from anywhere: what is not as finding.h says is refused.
// Throws ResultsError, and std::system_error when the file can't be read.
Results read_results(const std::filesystem::path& file);

// One list of what several runs found, in their order: where the same submission (by the path that it was given by, its name
// and its unit) stands in several, its last verdict takes the first one's place when `only_latest`, else all are kept.
std::vector<Verdict> merged(std::vector<Results> runs, bool only_latest);

}  // namespace mediaproof
