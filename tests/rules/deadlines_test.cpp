// plan.filed-early and report.on-time.
#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

struct Row {
    const char* first;  // day of the event
    const char* last;
    const char* said;  // empty: not said
    Status status;
    const char* advice;
};

Finding judged(const char* rule, const Row& row, std::optional<std::chrono::year_month_day> Manifest::*key) {
    Submission submission;
    if (*row.first != '\0') submission.event_dates = {day(row.first)};
    if (*row.first != '\0' && std::string(row.last) != row.first) submission.event_dates.push_back(day(row.last));
    if (*row.said != '\0') submission.manifest.*key = day(row.said);
    return finding_of(rule, {}, submission);
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("the plan is filed five working days before the event's first day, or earlier") {
    constexpr char late[] = "plan.filed-early.advice";
    const Row rows[] = {
        {"2023-05-12", "2023-05-12", "2023-05-06", Status::pass, ""},  // a Saturday that is worked
        {"2023-05-12", "2023-05-12", "2023-05-07", Status::fail, late},
        {"2023-05-12", "2023-05-12", "2023-03-01", Status::pass, ""},
        {"2023-05-24", "2023-05-24", "2023-05-17", Status::pass, ""},
        {"2023-05-24", "2023-05-24", "2023-05-18", Status::fail, late},
        {"2023-05-24", "2023-05-24", "2023-05-24", Status::fail, late},
        {"2023-05-24", "2023-05-24", "2023-06-24", Status::fail, late},
        {"2023-05-24", "2023-05-26", "2023-05-17", Status::pass, ""},  // the first day counts
        {"2023-05-24", "2023-05-26", "2023-05-18", Status::fail, late},
        {"2023-10-11", "2023-10-11", "2023-09-28", Status::pass, ""},  // 国庆 between
        {"2023-10-11", "2023-10-11", "2023-09-30", Status::fail, late},
        {"2023-05-22", "2023-05-22", "2023-05-14", Status::pass, ""},  // a Sunday before the Monday
        {"2023-01-16", "2023-01-16", "2022-12-20", Status::pass, ""},  // long before, in a year without data
        {"2023-05-12", "2023-05-12", "", Status::unknown, "not-said.advice-plan_filed_on"},
        {"", "", "2023-05-04", Status::unknown, "capture.advice-no-event-date"},
        {"2023-01-05", "2023-01-05", "2022-12-01", Status::unknown, "no-calendar.advice"},
        {"2027-05-12", "2027-05-12", "2027-05-01", Status::unknown, "no-calendar.advice"},
        {"2027-05-12", "2027-05-12", "", Status::unknown, "not-said.advice-plan_filed_on"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.first);
        CAPTURE(row.said);
        const Finding finding = judged("plan.filed-early", row, &Manifest::plan_filed_on);
        CHECK(finding.status == row.status);
        CHECK(finding.advice.key == row.advice);
        if (finding.measured) CHECK((*finding.measured >= 5) == (row.status == Status::pass));
    }
}

TEST_CASE("the report is submitted within five working days after the event's last day") {
    constexpr char late[] = "report.on-time.advice";
    const Row rows[] = {
        {"2023-05-12", "2023-05-12", "2023-05-12", Status::pass, ""},
        {"2023-05-12", "2023-05-12", "2023-05-19", Status::pass, ""},
        {"2023-05-12", "2023-05-12", "2023-05-20", Status::fail, late},
        {"2023-05-12", "2023-05-12", "2023-05-22", Status::fail, late},
        {"2023-06-21", "2023-06-21", "2023-06-29", Status::pass, ""},  // 端午 between
        {"2023-06-21", "2023-06-21", "2023-06-30", Status::fail, late},
        {"2023-05-24", "2023-05-26", "2023-06-02", Status::pass, ""},  // the last day counts
        {"2023-05-24", "2023-05-26", "2023-06-05", Status::fail, late},
        {"2023-05-12", "2023-05-12", "2023-05-11", Status::unknown, "report.on-time.advice-early"},
        {"2023-05-24", "2023-05-26", "2023-05-25", Status::unknown, "report.on-time.advice-early"},
        {"2023-05-12", "2023-05-12", "", Status::unknown, "not-said.advice-submitted_on"},
        {"", "", "2023-05-15", Status::unknown, "capture.advice-no-event-date"},
        {"2026-12-30", "2026-12-30", "2026-12-31", Status::unknown, "no-calendar.advice"},
        {"2022-05-12", "2022-05-12", "2022-05-13", Status::unknown, "no-calendar.advice"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.first);
        CAPTURE(row.said);
        const Finding finding = judged("report.on-time", row, &Manifest::submitted_on);
        CHECK(finding.status == row.status);
        CHECK(finding.advice.key == row.advice);
        if (finding.measured) CHECK((*finding.measured <= 5) == (row.status == Status::pass));
    }
}

TEST_CASE("the pack says how many working days") {
    const Submission submission = filled_in();
    CHECK(finding_of("plan.filed-early", {}, submission, pack_with("plan.filed-early", "min_working_days", 7)).status ==
          Status::pass);
    CHECK(finding_of("plan.filed-early", {}, submission, pack_with("plan.filed-early", "min_working_days", 8)).status ==
          Status::fail);
    CHECK(finding_of("report.on-time", {}, submission, pack_with("report.on-time", "max_working_days", 2)).status ==
          Status::pass);
    CHECK(finding_of("report.on-time", {}, submission, pack_with("report.on-time", "max_working_days", 1)).status ==
          Status::fail);
    RulePack without = shipped_pack();
    without.calendar = {};
    for (const char* rule : {"plan.filed-early", "report.on-time"})
        CHECK(finding_of(rule, {}, submission, without).advice.key == "no-calendar.advice");
}

TEST_CASE("the last day that is in time is told") {
    CHECK(say(finding_of("plan.filed-early", {}, filled_in()).required_text, Language::english) ==
          "at least 5 working days before the event of 2023-05-12: 2023-05-06 at the latest");
    CHECK(say(finding_of("report.on-time", {}, filled_in()).required_text, Language::english) ==
          "within 5 working days after the event of 2023-05-12: 2023-05-19 at the latest");
}

TEST_SUITE_END();
