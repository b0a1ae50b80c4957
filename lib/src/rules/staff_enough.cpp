#include <array>

#include "rules/said.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 1> limits = {{{"min_staff", 0, 10000, true}}};

Finding about_staff(std::int64_t staff, double least, const Message& required_text) {
    Finding finding;
    finding.status = static_cast<double>(staff) >= least ? Status::pass : Status::fail;
    finding.measured = static_cast<double>(staff);
    finding.unit = "people";
    finding.observed = {"staff.enough.observed", {{"staff", staff}}};
    finding.required_text = required_text;
    if (finding.status == Status::fail) finding.advice = {"staff.enough.advice", {}};
    return finding;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    const Manifest& manifest = input.submission.manifest;
    const double least = input.settings.limit("min_staff");
    const Message required_text = {"staff.enough.required", {{"staff", static_cast<std::int64_t>(least)}}};
    std::vector<Finding> findings;
    findings.push_back(manifest.staff ? about_staff(*manifest.staff, least, required_text)
                                      : not_said("staff", required_text));
    if (!manifest.person_in_charge) findings.push_back(not_said("person_in_charge", required_text));
    return findings;
}

}  // namespace

const Rule staff_enough = {"staff.enough", limits, evaluate};

}  // namespace mediaproof
