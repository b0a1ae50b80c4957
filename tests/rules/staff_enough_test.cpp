#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "staff.enough";

Submission with(std::optional<std::int64_t> staff, bool in_charge) {
    Submission submission;
    submission.manifest.staff = staff;
    if (in_charge) submission.manifest.person_in_charge = "陈晓明";
    return submission;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("six staff or more, and somebody in charge") {
    struct Row {
        std::optional<std::int64_t> staff;
        bool in_charge;
        std::vector<Status> statuses;
    };
    const Row rows[] = {
        {6, true, {Status::pass}},
        {100, true, {Status::pass}},
        {5, true, {Status::fail}},
        {0, true, {Status::fail}},
        {std::nullopt, true, {Status::unknown}},
        {6, false, {Status::pass, Status::unknown}},
        {5, false, {Status::fail, Status::unknown}},
        {std::nullopt, false, {Status::unknown, Status::unknown}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.staff.value_or(-1));
        CAPTURE(row.in_charge);
        std::vector<Status> statuses;
        for (const Finding& finding : findings_of(rule, {}, with(row.staff, row.in_charge)))
            statuses.push_back(finding.status);
        CHECK(statuses == row.statuses);
    }
    const Finding measured = finding_of(rule, {}, with(5, true));
    CHECK(measured.measured == 5);
    CHECK(measured.unit == "people");
    CHECK(finding_of(rule, {}, with(5, true), pack_with(rule, "min_staff", 5)).status == Status::pass);
}

TEST_SUITE_END();
