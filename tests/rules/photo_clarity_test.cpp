#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "photo.clarity";
constexpr std::optional<double> flat = std::nullopt;

std::vector<FileFacts> photos(const std::vector<std::optional<double>>& scores) {
    std::vector<FileFacts> files;
    for (const auto& score : scores)
        files.push_back(photo(std::to_string(files.size() + 1) + ".jpg", score));
    return files;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("photos are clear when three of five are") {
    struct Row {
        std::vector<std::optional<double>> scores;
        Status status;
        const char* observed;
    };
    const Row rows[] = {
        {{80.0}, Status::pass, "1 of 1 are clear"},
        {{50.0}, Status::pass, "1 of 1 are clear"},
        {{49.99}, Status::fail, "0 of 1 are clear"},
        {{flat}, Status::unknown, "0 of 1 are clear"},
        {{80.0, 80.0, 80.0, 10.0, 10.0}, Status::pass, "3 of 5 are clear"},
        {{80.0, 80.0, 10.0, 10.0, 10.0}, Status::fail, "2 of 5 are clear"},
        {{80.0, 80.0, flat, 10.0, 10.0}, Status::unknown, "2 of 5 are clear"},
        {{80.0, flat, 10.0, 10.0, 10.0}, Status::fail, "1 of 5 are clear"},
        {{80.0, 80.0, 80.0, flat, flat}, Status::pass, "3 of 5 are clear"},
        {{80.0, 10.0}, Status::fail, "1 of 2 are clear"},
        {{80.0, flat}, Status::unknown, "1 of 2 are clear"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.observed);
        const Finding finding = finding_of(rule, photos(row.scores));
        CHECK(finding.status == row.status);
        CHECK(observed(finding) == row.observed);
        CHECK(finding.unit == "share");
    }
}

TEST_CASE("the pack says what a clear photo is and how many are asked") {
    CHECK(finding_of(rule, photos({80.0}), {}, pack_with(rule, "min_score", 81)).status == Status::fail);
    CHECK(finding_of(rule, photos({80.0, 10.0}), {}, pack_with(rule, "min_clear_share", 0.5)).status == Status::pass);
    CHECK(finding_of(rule, photos({80.0, 10.0}), {}, pack_with(rule, "min_clear_share", 1)).status == Status::fail);
}

TEST_CASE("every photo that is not clear is evidence") {
    const Finding finding = finding_of(rule, photos({80.0, 10.0, flat}));
    CHECK(finding.measured == doctest::Approx(1.0 / 3));
    REQUIRE(finding.evidence.size() == 2);
    CHECK(finding.evidence[0].file == "2.jpg");
    CHECK(finding.evidence[0].measured == 10);
    CHECK(finding.evidence[0].note.key == "clarity.note");
    CHECK(finding.evidence[1].file == "3.jpg");
    CHECK_FALSE(finding.evidence[1].measured.has_value());
    CHECK(finding.evidence[1].note.key == "clarity.note-open");
    CHECK_FALSE(finding.file.has_value());
}

TEST_CASE("advice about photos fits what is wrong") {
    CHECK(finding_of(rule, photos({10.0})).advice.key == "photo.clarity.advice");
    CHECK(finding_of(rule, photos({flat})).advice.key == "clarity.advice-unknown");
}

TEST_CASE("without a readable photo their clarity is unknown") {
    CHECK(finding_of(rule, {}).status == Status::unknown);
    CHECK(finding_of(rule, {video("a.mp4")}).observed.key == "no-photo.observed");
    CHECK(finding_of(rule, {unreadable("1.jpg", FileKind::photo)}).status == Status::unknown);
}

TEST_SUITE_END();
