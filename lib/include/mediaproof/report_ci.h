// Reports that other programs read: build servers and code hosts.
//
// What the submissions hold can't break out of any of them: control characters, direction marks and bytes that are no
// UTF-8 are made visible as printable() does, and each format's own marks are escaped. The same verdicts give the same
// bytes. Files are told as paths from where the program was run, or from the submission's folder where it was named by
// an absolute path.
#pragma once

#include <string>
#include <vector>

#include "mediaproof/finding.h"
#include "mediaproof/message.h"
#include "mediaproof/rule_pack.h"

namespace mediaproof {

// JUnit XML: a testsuite for each submission, a testcase for each finding. A fail is a failure, required or not; unknown
// is skipped with its reason; a warning passes and is told in system-out; a submission of which nothing was checked is
// an error. Most readers take skipped for success: let the exit code close the gate, or the suite's property "outcome".
std::string junit_report(const std::vector<Verdict>& verdicts, const RulePack& pack, Language language);

// SARIF 2.1.0: every rule of the program, and a result for each finding that did not pass: error for a required fail,
// warning for another and for unknown, note for a warning. Seconds, boxes and figures stand among the properties. A
// submission of which nothing was checked makes the run unsuccessful.
std::string sarif_report(const std::vector<Verdict>& verdicts, const RulePack& pack, Language language);

// GitHub workflow commands, a line for each finding that did not pass: ::error for a required fail, ::warning for
// another and for unknown, ::notice for a warning. GitHub shows the first ten of each kind.
std::string github_annotations(const std::vector<Verdict>& verdicts, Language language);

}  // namespace mediaproof
