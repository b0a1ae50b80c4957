#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "submission.complete";

Submission archive() {
    Submission submission;
    submission.looked_into = false;
    submission.problems = {{"archive.encrypted", {{"name", "a.zip"}}}};
    return submission;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("a submission holds a video and a photo") {
    struct Row {
        const char* about;
        std::vector<FileFacts> files;
        Status status;
        double files_counted;
    };
    const Row rows[] = {
        {"both", {video("a.mp4"), photo("1.jpg")}, Status::pass, 2},
        {"more than asked", {video("a.mp4"), video("b.mp4"), photo("1.jpg"), document("c.pdf")}, Status::pass, 3},
        {"nothing", {}, Status::fail, 0},
        {"a document", {document("c.pdf")}, Status::fail, 0},
        {"no video", {photo("1.jpg")}, Status::fail, 1},
        {"no photo", {video("a.mp4")}, Status::fail, 1},
        {"the video can't be read", {photo("1.jpg"), unreadable("a.mp4", FileKind::video)}, Status::unknown, 1},
        {"the photo can't be read", {video("a.mp4"), unreadable("1.jpg", FileKind::photo)}, Status::unknown, 1},
        {"neither can be read",
         {unreadable("a.mp4", FileKind::video), unreadable("1.jpg", FileKind::photo)},
         Status::unknown,
         0},
        {"no photo, and another video that can't be read",
         {video("a.mp4"), unreadable("b.mp4", FileKind::video)},
         Status::fail,
         1},
        {"no photo, and a document that can't be read",
         {video("a.mp4"), unreadable("b.docx", FileKind::document)},
         Status::fail,
         1},
        {"no photo, and something of no kind", {video("a.mp4"), unreadable("x", std::nullopt)}, Status::fail, 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const Finding finding = finding_of(rule, row.files);
        CHECK(finding.status == row.status);
        CHECK(finding.measured == row.files_counted);
        CHECK(finding.unit == "files");
        CHECK(finding.advice.empty() == (row.status == Status::pass));
    }
}

TEST_CASE("the pack says how many are asked") {
    const std::vector<FileFacts> files = {video("a.mp4"), photo("1.jpg"), photo("2.jpg")};
    CHECK(finding_of(rule, files, {}, pack_with(rule, "min_photos", 2)).status == Status::pass);
    CHECK(finding_of(rule, files, {}, pack_with(rule, "min_photos", 3)).status == Status::fail);
    CHECK(finding_of(rule, files, {}, pack_with(rule, "min_videos", 2)).status == Status::fail);
    CHECK(finding_of(rule, {photo("1.jpg")}, {}, pack_with(rule, "min_videos", 0)).status == Status::pass);
}

TEST_CASE("of an archive that could not be opened that alone is told") {
    const auto findings = apply_rules(archive(), {}, shipped_pack());
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].rule == rule);
    CHECK(findings[0].status == Status::unknown);
    CHECK(findings[0].observed.key == "archive.encrypted");
    CHECK(outcome_of(findings) == Outcome::review);
}

TEST_CASE("what was not looked into may hold what is missing") {
    Submission submission = archive();
    CHECK(findings_of(rule, {photo("1.jpg")}, submission).front().status == Status::unknown);
    CHECK(findings_of(rule, {photo("1.jpg"), video("a.mp4")}, submission).front().status == Status::pass);
    submission.manifest.unit = "市教育局";
    CHECK(apply_rules(submission, {}, shipped_pack()).size() > 10);
}

TEST_CASE("each problem of the intake keeps a submission from passing") {
    Submission submission;
    submission.problems = {{"manifest.unknown-key", {{"line", std::int64_t{3}}, {"name", "colour"}}},
                           {"intake.link", {{"name", "照片"}}}};
    const auto findings = findings_of(rule, {video("a.mp4"), photo("1.jpg")}, submission);
    REQUIRE(findings.size() == 3);
    CHECK(findings[0].status == Status::pass);
    CHECK(findings[1].status == Status::unknown);
    CHECK(observed(findings[1]) == "submission.toml line 3: unknown key colour");
    CHECK(findings[2].status == Status::unknown);
    CHECK(observed(findings[2]) == "照片 is a link and was not followed; put the file itself there");
    CHECK(outcome_of(findings) == Outcome::review);
}

TEST_CASE("what could not be taken in keeps a submission from passing even where the rule is off") {
    Submission submission;
    submission.problems.push_back({"intake.link", {{"name", std::string("照片")}}});
    RulePack pack = shipped_pack();
    for (auto& [id, settings] : pack.rules)
        settings.on = false;
    const auto findings = apply_rules(submission, {}, pack);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().status == Status::unknown);
    CHECK(outcome_of(findings) == Outcome::review);
}

TEST_SUITE_END();
