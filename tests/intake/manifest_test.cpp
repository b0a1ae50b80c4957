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

TEST_CASE("what the notice asks of the unit is taken") {
    const Submission submission = with_manifest(
        "event_dates = [2023-05-13, \"2023-05-12\", 2023-05-13]\n"
        "plan_filed_on = 2023-05-04\n"
        "submitted_on = \"2023-05-16\"\n"
        "person_in_charge = \"陈晓明\"\n"
        "staff = 7\n"
        "[[preheat]]\nchannel = \"市政府门户网站\"\nlink = \"https://x.cn\"\ndate = 2023-05-09\n"
        "[[publicity]]\nchannel = \"红网\"\n"
        "[[publicity]]\ndate = \"2023-05-14\"\n");
    CHECK(problems_of(submission) == "");
    const Manifest& said = submission.manifest;
    CHECK(date_of(submission) == "2023-05-12, 2023-05-13");
    CHECK(said.plan_filed_on == parse_date("2023-05-04"));
    CHECK(said.submitted_on == parse_date("2023-05-16"));
    CHECK(said.person_in_charge == "陈晓明");
    CHECK(said.staff == 7);
    REQUIRE(said.preheat.size() == 1);
    CHECK(said.preheat[0].channel == "市政府门户网站");
    CHECK(said.preheat[0].link == "https://x.cn");
    CHECK(said.preheat[0].date == parse_date("2023-05-09"));
    REQUIRE(said.publicity.size() == 2);
    CHECK(said.publicity[0].channel == "红网");
    CHECK_FALSE(said.publicity[0].date);
    CHECK(said.publicity[1].date == parse_date("2023-05-14"));
}

TEST_CASE("blank is not said") {
    const Submission submission = with_manifest(
        "unit = \"\"\ntheme = \" \"\nform = \"\u3000\\t\"\nevent_date = \"\"\nevent_dates = []\n"
        "plan_filed_on = \"\"\nsubmitted_on = \" \"\nperson_in_charge = \"\"\nstaff = \"\"\n"
        "[[preheat]]\nchannel = \"\"\nlink = \"\"\ndate = \"\"\n[[publicity]]\n");
    CHECK(problems_of(submission) == "");
    const Manifest& said = submission.manifest;
    CHECK_FALSE(said.unit);
    CHECK_FALSE(said.theme);
    CHECK_FALSE(said.form);
    CHECK(date_of(submission) == "none");
    CHECK_FALSE(said.plan_filed_on);
    CHECK_FALSE(said.submitted_on);
    CHECK_FALSE(said.person_in_charge);
    CHECK_FALSE(said.staff);
    CHECK(said.preheat.empty());
    CHECK(said.publicity.empty());
}

TEST_CASE("a mistake in what the notice asks names its line, and all else is kept") {
    struct Row {
        std::string lines;  // the second and further of the manifest
        std::string problems;
    };
    const std::string line = "submission.toml line ";
    const std::string days = " must read like [2023-05-12, 2023-05-13]\n";
    const std::string people = " must be a number of people such as 8\n";
    const std::string entry = " must begin with a line [[";
    const std::string below = "]], with channel, link and date below it\n";
    const std::vector<Row> rows = {
        {"plan_filed_on = 5", line + "2: plan_filed_on must be a date such as 2023-05-12\n"},
        {"submitted_on = \"明天\"", line + "2: submitted_on must be a date such as 2023-05-12\n"},
        {"person_in_charge = 5", line + "2: person_in_charge must be text in quotes\n"},
        {"staff = -1", line + "2: staff" + people},
        {"staff = 7.0", line + "2: staff" + people},
        {"staff = \"七\"", line + "2: staff" + people},
        {"staff = \"7人\"", line + "2: staff" + people},
        {"staff = 9223372036854775807", line + "2: staff" + people},
        {"event_dates = 2023-05-12", line + "2: event_dates" + days},
        {"event_dates = [\n2023-05-12,\n5]", line + "4: event_dates must be a date such as 2023-05-12\n"},
        {"event_date = 2023-05-12\nevent_dates = [2023-05-13]",
         line + "3: event_dates and event_date can't both be given\n"},
        {"preheat = \"门户网站\"", line + "2: each preheat" + entry + "preheat" + below},
        {"[preheat]\nchannel = \"x\"", line + "2: each preheat" + entry + "preheat" + below},
        {"publicity = [\"x\"]", line + "2: each publicity" + entry + "publicity" + below},
        {"[[publicity]]\nchannel = \"x\"\ncolour = 1", line + "4: unknown key publicity.colour\n"},
        {"[[publicity]]\nchannel = 5\ndate = 7", line + "3: publicity.channel must be text in quotes\n" + line +
                                                     "4: publicity.date must be a date such as 2023-05-12\n"},
        {"what = 1\nstaff = \"x\"\nform = 3",
         line + "2: unknown key what\n" + line + "3: staff" + people + line + "4: form must be text in quotes\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.lines);
        const Submission submission = with_manifest("unit = \"市教育局\"\n" + row.lines + "\n");
        CHECK(problems_of(submission) == row.problems);
        CHECK(submission.manifest.unit == "市教育局");
    }
}

TEST_CASE("what can be read of a broken list is kept, and lists end somewhere") {
    CHECK(date_of(with_manifest("event_dates = [5, 2023-05-13]")) == "2023-05-13");
    CHECK(date_of(with_manifest("event_date = 2023-05-12\nevent_dates = [2023-05-13]")) == "2023-05-12, 2023-05-13");
    const Submission kept = with_manifest("[[publicity]]\nchannel = \"红网\"\ndate = 5\ncolour = 1\n");
    REQUIRE(kept.manifest.publicity.size() == 1);
    CHECK(kept.manifest.publicity[0].channel == "红网");
    std::string many;
    std::string days = "event_dates = [2023-01-01";
    for (int i = 0; i < 201; ++i)
        many += "[[preheat]]\nchannel = \"x\"\n";
    for (int i = 0; i < 31; ++i)
        days += ", 2023-05-12";
    const Submission submission = with_manifest(days + "]\n" + many);
    CHECK(problems_of(submission) ==
          "submission.toml line 1: event_dates holds too many, the rest were not looked at\n"
          "submission.toml line 2: preheat holds too many, the rest were not looked at\n");
    CHECK(submission.manifest.preheat.size() == 200);
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
