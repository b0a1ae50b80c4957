// Findings and the Verdict: what the rules answered, and what follows for the submission.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mediaproof/facts.h"
#include "mediaproof/message.h"
#include "mediaproof/rule_pack.h"
#include "mediaproof/submission.h"

namespace mediaproof {

enum class Status {
    pass,
    warn,  // worth a look; still passes
    fail,
    unknown,  // the check could not run, or what it measured lies outside its certain range
};

// Where a reviewer should look.
struct Evidence {
    std::filesystem::path file;
    std::optional<double> at_s;      // second of a video
    std::optional<Quad> box;         // in displayed pixels
    std::optional<double> measured;  // the figure, in the finding's unit
    Message note;                    // one line about it; may be empty
};

// What a person decided of a rule's answer (decisions.h).
struct Decision {
    bool accepted = false;  // otherwise rejected
    std::string by;
    std::chrono::year_month_day on;
    std::string why;
};

// A rule's answer.
struct Finding {
    std::string rule;
    Status status = Status::unknown;
    bool required = false;
    std::string clause;
    std::optional<std::filesystem::path> file;  // the file it is about; absent when about the whole submission
    std::optional<double> measured;             // the figure that was judged, in `unit`
    std::string unit;  // "s", "share", "frames", "photos", "files", "scenes", "views", "people", "working_days",
                       // "characters"; empty without a figure
    Message observed;
    Message required_text;
    Message advice;  // how to put it right; empty for pass
    std::vector<Evidence> evidence;
    std::optional<Decision> decision;  // present where a person's word made the status; `observed` tells it as well
};

enum class Outcome { pass, review, fail };

struct Verdict {
    Submission submission;
    Outcome outcome = Outcome::review;
    std::vector<FileFacts> files;   // in the submission's order; a report's pictures after it
    std::vector<Finding> findings;  // one or more for each rule that the pack switches on, in the rules' order; what
                                    // intake could not take in stands among them whether or not its rule is on, and
                                    // alone where nothing of the submission could be opened
};

// fail when a required rule failed; else review when any rule failed or is unknown, or when there is no
// finding at all; else pass.
Outcome outcome_of(const std::vector<Finding>& findings);

// Puts every rule that `pack` switches on to the facts. Sees no pixel, no clock and no file.
std::vector<Finding> apply_rules(const Submission& submission, const std::vector<FileFacts>& facts,
                                 const RulePack& pack);

}  // namespace mediaproof
