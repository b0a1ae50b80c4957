#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mediaproof/dates.h"
#include "mediaproof/submission.h"
#include "support/temp_folder.h"

using namespace mediaproof;

namespace {

// The submission of a folder that holds a photo and this submission.toml.
Submission with_manifest(const std::string& text) {
    const tests::TempFolder folder;
    folder.write("submission.toml", text);
    folder.write("1.jpg", "\xFF\xD8\xFF");
    const auto submissions = find_submissions(folder.path());
    REQUIRE(submissions.size() == 1);
    return submissions.front();
}

std::string problems_of(const Submission& submission) {
    std::string lines;
    for (const Message& problem : submission.problems)
        lines += say(problem, Language::english) + "\n";
    return lines;
}

std::string date_of(const Submission& submission) {
    return submission.manifest.event_dates.empty() ? "none" : format_dates(submission.manifest.event_dates);
}

}  // namespace

TEST_SUITE_BEGIN("intake");

TEST_CASE("a good manifest is taken whole") {
    const Submission submission = with_manifest(
        "# 报送单位填写\n"
        "unit = \"市教育局\"\n"
        "theme = \"阳光招生\"\n"
        "form = \"座谈会\"\n"
        "event_date = 2023-05-12\n");
    CHECK(problems_of(submission) == "");
    CHECK(submission.manifest.unit == "市教育局");
    CHECK(submission.manifest.theme == "阳光招生");
    CHECK(submission.manifest.form == "座谈会");
    CHECK(date_of(submission) == "2023-05-12");
}

TEST_CASE("every key of a manifest may be missing") {
    for (const std::string text : {"", "# nothing\n", "\n\n", "\xEF\xBB\xBF"}) {
        CAPTURE(text);
        const Submission submission = with_manifest(text);
        CHECK(problems_of(submission) == "");
        CHECK_FALSE(submission.manifest.unit.has_value());
        CHECK_FALSE(submission.manifest.theme.has_value());
        CHECK_FALSE(submission.manifest.form.has_value());
        CHECK(date_of(submission) == "none");
    }
}

TEST_CASE("a date may stand in quotes") {
    CHECK(date_of(with_manifest("event_date = \"2023-05-12\"")) == "2023-05-12");
    CHECK(problems_of(with_manifest("event_date = \"2023-05-12\"")) == "");
}

TEST_CASE("a mistake in a manifest names its line, and the rest is kept") {
    struct Row {
        std::string line;  // the third of the manifest
        std::string problem;
    };
    const std::vector<Row> rows = {
        {"colour = \"red\"", "submission.toml line 3: unknown key colour\n"},
        {"Form = \"x\"", "submission.toml line 3: unknown key Form\n"},
        {"a.b = 1", "submission.toml line 3: unknown key a\n"},
        {"[extra]", "submission.toml line 3: unknown key extra\n"},
        {"form = 3", "submission.toml line 3: form must be text in quotes\n"},
        {"form = true", "submission.toml line 3: form must be text in quotes\n"},
        {"form = [\"x\"]", "submission.toml line 3: form must be text in quotes\n"},
        {"form = 2023-05-12", "submission.toml line 3: form must be text in quotes\n"},
        {"form.x = 1", "submission.toml line 3: form must be text in quotes\n"},
        {"[form]", "submission.toml line 3: form must be text in quotes\n"},
        {"event_date = 20230512", "submission.toml line 3: event_date must be a date such as 2023-05-12\n"},
        {"event_date = 2023-05-12T10:00:00", "submission.toml line 3: event_date must be a date such as 2023-05-12\n"},
        {"event_date = \"12 May\"", "submission.toml line 3: event_date must be a date such as 2023-05-12\n"},
        {"event_date = \"2023-02-30\"", "submission.toml line 3: event_date must be a date such as 2023-05-12\n"},
        {"event_date = \"\"", "submission.toml line 3: event_date must be a date such as 2023-05-12\n"},
        {"event_date = []", "submission.toml line 3: event_date must be a date such as 2023-05-12\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        const Submission submission = with_manifest("unit = \"市教育局\"\ntheme = \"阳光招生\"\n" + row.line + "\n");
        CHECK(problems_of(submission) == row.problem);
        CHECK(submission.manifest.unit == "市教育局");
        CHECK(submission.manifest.theme == "阳光招生");
        CHECK_FALSE(submission.manifest.form.has_value());
        CHECK(date_of(submission) == "none");
        CHECK(submission.files.size() == 1);
    }
}

TEST_CASE("every mistake of a manifest is told") {
    const Submission submission = with_manifest("unit = 1\ntheme = 2\nwhat = 3\nevent_date = 4\nform = \"会\"\n");
    CHECK(submission.problems.size() == 4);
    CHECK(submission.manifest.form == "会");
}

TEST_CASE("a manifest that is no TOML names the line at which it breaks, and the files are kept") {
    struct Row {
        std::string text;
        std::string starts_with;
    };
    const std::vector<Row> rows = {
        {"unit = 市教育局\n", "submission.toml line 1 is broken: "},
        {"unit = \"a\"\ntheme = \"b\n", "submission.toml line 2 is broken: "},
        {"unit = \"a\"\n\nunit = \"b\"\n", "submission.toml line 3 is broken: "},
        {"# a\nevent_date = 2023-02-30\n", "submission.toml line 2 is broken: "},
        {"unit = \"a\"\n[form\n", "submission.toml line 2 is broken: "},
        {"unit：\"a\"\n", "submission.toml line 1 is broken: "},
        {"unit = \"\xCA\xD0\xBD\xCC\xD3\xFD\"\n", "submission.toml line 1 is broken: "},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Submission submission = with_manifest(row.text);
        CHECK(problems_of(submission).substr(0, row.starts_with.size()) == row.starts_with);
        CHECK(submission.problems.size() == 1);
        CHECK(submission.files == std::vector<std::filesystem::path>{"1.jpg"});
    }
}

TEST_CASE("a manifest of more than a mebibyte is not read") {
    const Submission submission = with_manifest("unit = \"a\"\n#" + std::string(1 << 20, 'x'));
    CHECK(problems_of(submission) == "submission.toml can't be read\n");
    CHECK_FALSE(submission.manifest.unit.has_value());
}

TEST_SUITE_END();
