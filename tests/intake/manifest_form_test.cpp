#include "mediaproof/manifest_form.h"

#include <doctest/doctest.h>

#include <string>

#include "mediaproof/submission.h"
#include "support/temp_folder.h"

using namespace mediaproof;

namespace {

const ScheduleEntry spring = {5, "“招生” \"入学\" \\ 政策", "政策宣传", "市教育局", 5};
const ScheduleEntry winter = {29, "公开工作调研", "实地调研", "市教育局", 12};

Submission submission_with(const std::string& text) {
    const tests::TempFolder folder;
    folder.write("submission.toml", text);
    return find_submissions(folder.path()).at(0);
}

std::string replaced(std::string text, const std::string& old, const std::string& with) {
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), with);
}

}  // namespace

TEST_SUITE_BEGIN("intake");

TEST_CASE("a form as it is written says the plan's part and nothing else, without a mistake") {
    for (const Language language : {Language::chinese, Language::english}) {
        const Submission submission = submission_with(manifest_form(spring, {winter}, language));
        CHECK(submission.problems.empty());
        CHECK(submission.manifest.unit == spring.unit);
        CHECK(submission.manifest.theme == spring.theme);
        CHECK(submission.manifest.form == spring.form);
        CHECK(submission.event_dates.empty());
        CHECK_FALSE(submission.manifest.plan_filed_on);
        CHECK_FALSE(submission.manifest.submitted_on);
        CHECK_FALSE(submission.manifest.person_in_charge);
        CHECK_FALSE(submission.manifest.staff);
        CHECK(submission.manifest.preheat.empty());
        CHECK(submission.manifest.publicity.empty());
    }
}

TEST_CASE("a form tells the unit's other events, and none for a plan that does not name the unit") {
    const std::string text = manifest_form(spring, {winter});
    CHECK(text.find("# 对应年度安排第 5 项，5 月") != std::string::npos);
    CHECK(text.find("# 本单位另有第 29 项，12 月：公开工作调研") != std::string::npos);
    const std::string bare = manifest_form({0, "", "", "县教育局", 1}, {});
    CHECK(bare.find("年度安排第") == std::string::npos);
    CHECK(submission_with(bare).manifest.unit == "县教育局");
    CHECK_FALSE(submission_with(bare).manifest.theme);
}

TEST_CASE("what is written between a form's quotes is taken") {
    std::string text = manifest_form(spring, {});
    text = replaced(text, "event_date = \"\"", "event_date = \"2023-05-12\"");
    text = replaced(text, "staff = \"\"", "staff = \"8\"");
    text = replaced(text, "[[publicity]]", "[[publicity]]\nchannel = \"红网\"\n[[publicity]]");
    const Submission submission = submission_with(text);
    CHECK(submission.problems.empty());
    CHECK(submission.event_dates.size() == 1);
    CHECK(submission.manifest.staff == 8);
    REQUIRE(submission.manifest.publicity.size() == 1);
    CHECK(submission.manifest.publicity[0].channel == "红网");
}

TEST_CASE("control characters of a name do not break the form") {
    const std::string odd = "市\n教\x01育\x7F局";
    CHECK(submission_with(manifest_form({0, "", "", odd, 1}, {})).manifest.unit == odd);
}

TEST_CASE("a form is never written over anything") {
    const tests::TempFolder folder;
    CHECK(write_manifest_form(folder.path() / "a" / "b", "one"));
    CHECK(tests::read_bytes(folder.path() / "a" / "b" / "submission.toml") == "one");
    CHECK_FALSE(write_manifest_form(folder.path() / "a" / "b", "two"));
    CHECK(tests::read_bytes(folder.path() / "a" / "b" / "submission.toml") == "one");
    std::filesystem::create_symlink("nowhere", folder.path() / "submission.toml");
    CHECK_FALSE(write_manifest_form(folder.path(), "two"));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "nowhere"));
    folder.write("file", "");
    CHECK_THROWS_AS(write_manifest_form(folder.path() / "file", "two"), std::system_error);
}

TEST_SUITE_END();
