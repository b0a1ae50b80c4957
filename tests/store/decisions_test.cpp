#include "mediaproof/decisions.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mediaproof/error.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

DecisionEntry entry(const std::string& rule, const std::string& content, bool accepted) {
    return {rule, content, "unit", {accepted, "张三", 2023y / 5 / 20, "看过\"原件\"\n属实"}};
}

Finding finding(const std::string& rule, Status status, bool required = true) {
    Finding one;
    one.rule = rule;
    one.status = status;
    one.required = required;
    one.observed = {"unreadable.playlist", {}};
    if (status != Status::pass) one.advice = {"submission.complete.advice", {}};
    return one;
}

Decisions with(const TempFolder& folder, const std::vector<DecisionEntry>& entries) {
    const fs::path file = folder.path() / "decisions.toml";
    for (const DecisionEntry& one : entries)
        Decisions::record(file, one);
    return Decisions::load(file);
}

std::string statuses(const std::vector<Finding>& findings) {
    std::string words;
    for (const Finding& one : findings) {
        constexpr const char* names[] = {"pass", "warn", "fail", "unknown"};
        words +=
            std::string(words.empty() ? "" : " ") + names[static_cast<int>(one.status)] + (one.decision ? "!" : "");
    }
    return words;
}

}  // namespace

TEST_SUITE_BEGIN("store");

TEST_CASE("a decision holds for its rule and its content alone") {
    struct Row {
        const char* about;
        std::vector<DecisionEntry> decisions;
        std::vector<Finding> findings;
        std::string after;
        Outcome outcome;
    };
    const auto dates = [](Status status) { return std::vector{finding("photo.date", status)}; };
    const std::vector<Row> rows = {
        {"accepted", {entry("photo.date", "c", true)}, dates(Status::unknown), "pass!", Outcome::pass},
        {"a fail accepted", {entry("photo.date", "c", true)}, dates(Status::fail), "pass!", Outcome::pass},
        {"rejected", {entry("photo.date", "c", false)}, dates(Status::unknown), "fail!", Outcome::fail},
        {"a pass rejected", {entry("photo.date", "c", false)}, dates(Status::pass), "fail!", Outcome::fail},
        {"a pass accepted", {entry("photo.date", "c", true)}, dates(Status::pass), "pass", Outcome::pass},
        {"another rule", {entry("video.date", "c", true)}, dates(Status::unknown), "unknown", Outcome::review},
        {"another content", {entry("photo.date", "d", true)}, dates(Status::unknown), "unknown", Outcome::review},
        {"the later one counts",
         {entry("photo.date", "c", true), entry("photo.date", "c", false)},
         dates(Status::unknown),
         "fail!",
         Outcome::fail},
        {"each finding of the rule",
         {entry("photo.date", "c", true)},
         {finding("photo.date", Status::unknown), finding("photo.date", Status::fail), finding("x.y", Status::warn)},
         "pass! pass! warn",
         Outcome::pass},
        {"what the pack does not require, rejected",
         {entry("photo.date", "c", false)},
         {finding("photo.date", Status::fail, false)},
         "fail!",
         Outcome::fail},
        {"none", {}, dates(Status::unknown), "unknown", Outcome::review},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const TempFolder folder;
        std::vector<Finding> findings = row.findings;
        with(folder, row.decisions).apply("unit", "c", findings);
        CHECK(statuses(findings) == row.after);
        CHECK(outcome_of(findings) == row.outcome);
    }
}

TEST_CASE("whoever decided is told, and a decision that is void as well") {
    const TempFolder folder;
    const Decisions decisions = with(folder, {entry("photo.date", "c", true)});
    std::vector<Finding> findings = {finding("photo.date", Status::unknown)};
    decisions.apply("unit", "c", findings);
    CHECK(findings[0].decision->by == "张三");
    CHECK(findings[0].decision->why == "看过\"原件\"\n属实");
    CHECK(findings[0].decision->on == 2023y / 5 / 20);
    CHECK(say(findings[0].observed, Language::chinese)
              .starts_with("张三 于 2023-05-20 认可（理由：看过\"原件\"\n属实）"));
    CHECK(findings[0].advice.empty());

    findings = {finding("photo.date", Status::unknown)};
    decisions.apply("unit", "changed", findings);
    CHECK(say(findings[0].observed, Language::english).starts_with("what 张三 decided on 2023-05-20 is void"));
    CHECK(findings[0].status == Status::unknown);

    findings = {finding("photo.date", Status::unknown)};
    decisions.apply("another unit", "changed", findings);
    CHECK(findings[0].observed.key == "unreadable.playlist");
}

TEST_CASE("a file that holds anything but decisions is refused with its line") {
    struct Row {
        std::string text, complaint;
    };
    const std::string sound =
        "[[decision]]\nsubmission = \"a\"\nrule = \"photo.date\"\naccepted = true\nby = \"b\"\non = 2023-05-20\n"
        "why = \"w\"\ncontent = \"c\"\n";
    const std::vector<Row> rows = {
        {sound, ""},
        {"[[decision]]\nrule = 5\n", "1: submission must be text in quotes"},
        {sound + "extra = 1\n", "a decision has a key that is none of its own"},
        {"decision = 1\n", "must hold [[decision]] alone"},
        {sound + "[other]\n", "must hold [[decision]] alone"},
        {"[[decision\n", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const TempFolder folder;
        const fs::path file = folder.write("decisions.toml", row.text);
        if (row.text == sound) {
            CHECK_FALSE(Decisions::load(file).empty());
            continue;
        }
        try {
            Decisions::load(file);
            FAIL("was taken");
        } catch (const ConfigError& error) {
            CHECK(std::string(error.what()).find(row.complaint) != std::string::npos);
        }
    }
    const TempFolder folder;
    CHECK(Decisions::load(folder.path() / "none.toml").empty());
}

TEST_CASE("a submission's content has another name once anything in it changes") {
    const TempFolder folder;
    folder.write("unit/1.jpg", "\xFF\xD8\xFF one");
    folder.write("unit/submission.toml", "unit = \"a\"\n");
    const auto name = [&] { return content_name_of(find_submissions(folder.path() / "unit").at(0)); };
    std::vector<std::string> names = {name()};
    CHECK(names[0].size() == 64);
    CHECK(name() == names[0]);
    folder.write("unit/submission.toml", "unit = \"b\"\n");
    names.push_back(name());
    folder.write("unit/1.jpg", "\xFF\xD8\xFF two");
    names.push_back(name());
    folder.write("unit/2.txt", "");
    names.push_back(name());
    fs::rename(folder.path() / "unit/2.txt", folder.path() / "unit/3.txt");
    names.push_back(name());
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            CHECK(names[i] != names[j]);
    }
}

TEST_SUITE_END();
