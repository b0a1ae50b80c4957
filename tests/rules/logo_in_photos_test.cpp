#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "logo.in-photos";

FileFacts showing(const std::string& name) {
    FileFacts facts = photo(name);
    facts.photo->logo = logo_search(LogoOutcome::present, {{{}, 0.9, {}}, {{}, 0.7, {}}});
    return facts;
}

FileFacts lacking(const std::string& name) {
    FileFacts facts = photo(name);
    facts.photo->logo = logo_search(LogoOutcome::absent);
    return facts;
}

FileFacts doubtful(const std::string& name) {
    FileFacts facts = photo(name);
    facts.photo->logo = logo_search(LogoOutcome::indeterminate);
    return facts;
}

FileFacts damaged(const std::string& name) {
    return unreadable(name, FileKind::photo);
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("the LOGO is asked of as many photos as the pack says") {
    struct Row {
        const char* about;
        std::vector<FileFacts> files;
        double needed;
        Status status;
    };
    const Row rows[] = {
        {"the only photo shows it", {showing("1.jpg")}, 1, Status::pass},
        {"one of three shows it", {lacking("1.jpg"), showing("2.jpg"), doubtful("3.jpg")}, 1, Status::pass},
        {"none shows it", {lacking("1.jpg"), lacking("2.jpg")}, 1, Status::fail},
        {"one can't be told", {lacking("1.jpg"), doubtful("2.jpg")}, 1, Status::unknown},
        {"one was not searched", {lacking("1.jpg"), photo("2.jpg")}, 1, Status::unknown},
        {"one can't be read", {lacking("1.jpg"), damaged("2.jpg")}, 1, Status::unknown},
        {"a film can't be read", {lacking("1.jpg"), unreadable("a.mp4", FileKind::video)}, 1, Status::fail},
        {"two of two", {showing("1.jpg"), showing("2.jpg")}, 2, Status::pass},
        {"one of two", {showing("1.jpg"), lacking("2.jpg")}, 2, Status::fail},
        {"one of two and one open", {showing("1.jpg"), doubtful("2.jpg")}, 2, Status::unknown},
        {"two open", {doubtful("1.jpg"), doubtful("2.jpg")}, 2, Status::unknown},
        {"one open is too few", {doubtful("1.jpg"), lacking("2.jpg")}, 2, Status::fail},
        {"one shows it, one can't be read", {showing("1.jpg"), damaged("2.jpg")}, 2, Status::unknown},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(finding_of(rule, row.files, {}, pack_with(rule, "min_photos", row.needed)).status == row.status);
    }
}

TEST_CASE("each photo that can't be read may be one that shows the LOGO") {
    const std::vector<FileFacts> files = {lacking("1.jpg"), damaged("2.jpg"), damaged("3.jpg")};
    CHECK(finding_of(rule, files, {}, pack_with(rule, "min_photos", 2)).status == Status::unknown);
}

TEST_CASE("without a readable photo the LOGO is unknown") {
    CHECK(finding_of(rule, {}).status == Status::unknown);
    CHECK(finding_of(rule, {video("a.mp4")}).observed.key == "no-photo.observed");
    CHECK(finding_of(rule, {damaged("1.jpg")}).status == Status::unknown);
}

TEST_CASE("a photo's best sighting is its evidence") {
    const Finding finding = finding_of(rule, {lacking("1.jpg"), showing("2.jpg"), showing("3.jpg")});
    CHECK(finding.measured == 2);
    CHECK(finding.unit == "photos");
    CHECK(observed(finding) == "2 of 3 show the LOGO");
    REQUIRE(finding.evidence.size() == 2);
    CHECK(finding.evidence.front().file == "2.jpg");
    CHECK(finding.evidence.front().measured == 0.9);
    CHECK(finding.evidence.front().box.has_value());
}

TEST_CASE("photos that leave the LOGO open are shown to the reviewer, each with its reason") {
    FileFacts mirrored = doubtful("1.jpg");
    mirrored.photo->logo->reason = "mirrored";
    mirrored.photo->logo->doubtful = Sighting{{}, 0.8, {}, true};
    FileFacts dark = doubtful("2.jpg");
    dark.photo->logo->reason = "dark";
    const Finding both = finding_of(rule, {mirrored, dark, lacking("3.jpg"), photo("4.jpg")});
    CHECK(both.status == Status::unknown);
    CHECK(both.advice.key == "logo.advice-unknown");
    REQUIRE(both.evidence.size() == 3);
    CHECK(both.evidence[0].note.key == "logo.note-mirrored");
    CHECK(both.evidence[0].box.has_value());
    CHECK(both.evidence[0].measured == 0.8);
    CHECK(both.evidence[1].note.key == "logo.note-dark");
    CHECK_FALSE(both.evidence[1].box.has_value());
    CHECK(both.evidence[2].note.key == "logo.note-unsearched");
    CHECK(finding_of(rule, {dark, lacking("3.jpg")}).advice.key == "logo.advice-dark");
    CHECK(finding_of(rule, {dark, showing("3.jpg")}).evidence.size() == 1);
}

TEST_CASE("advice about the LOGO fits what is wrong") {
    CHECK(finding_of(rule, {lacking("1.jpg")}).advice.key == "logo.in-photos.advice");
    CHECK(finding_of(rule, {doubtful("1.jpg")}).advice.key == "logo.advice-unknown");
}

TEST_SUITE_END();
