#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "logo.in-video";

FileFacts video_with(LogoOutcome outcome, const std::vector<double>& seconds) {
    FileFacts facts = video("a.mp4");
    std::vector<Sighting> sightings;
    for (const double at_s : seconds)
        sightings.push_back({{}, 0.9, at_s});
    facts.video->logo = logo_search(outcome, sightings);
    facts.video->logo->pictures_searched = 60;
    return facts;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("a video shows the LOGO when two of its frames do") {
    struct Row {
        LogoOutcome outcome;
        std::vector<double> seconds;
        Status status;
    };
    const Row rows[] = {
        {LogoOutcome::present, {1, 2}, Status::pass},      {LogoOutcome::present, {1, 2, 3, 4}, Status::pass},
        {LogoOutcome::present, {1}, Status::unknown},      {LogoOutcome::present, {1, 1}, Status::unknown},
        {LogoOutcome::indeterminate, {}, Status::unknown}, {LogoOutcome::absent, {}, Status::fail},
    };
    for (const Row& row : rows) {
        CAPTURE(row.seconds.size());
        const Finding finding = finding_of(rule, {video_with(row.outcome, row.seconds)});
        CHECK(finding.status == row.status);
        CHECK(finding.file == "a.mp4");
    }
}

TEST_CASE("a LOGO put on in editing neither passes nor fails") {
    struct Row {
        std::vector<double> hung, put_on;
        Status status;
        const char* advice;
    };
    const Row rows[] = {
        {{}, {1, 2, 3, 4, 5}, Status::unknown, "logo.in-video.advice-overlay"},
        {{1}, {1, 2, 3}, Status::unknown, "logo.in-video.advice-overlay"},
        {{1, 2}, {1, 2, 3}, Status::pass, ""},
        {{1}, {}, Status::unknown, "logo.in-video.advice-few"},
    };
    for (const Row& row : rows) {
        FileFacts facts = video_with(LogoOutcome::present, row.hung);
        for (const double at_s : row.put_on)
            facts.video->logo->sightings.push_back({{}, 0.95, at_s, false, true});
        CAPTURE(row.hung.size());
        CAPTURE(row.put_on.size());
        const Finding finding = finding_of(rule, {facts});
        CHECK(finding.status == row.status);
        CHECK(finding.advice.key == row.advice);
        CHECK(finding.measured == static_cast<double>(row.hung.size()));
        CHECK(finding.evidence.front().note.key == (row.hung.empty() ? "logo.note-overlay" : "logo.note"));
    }
    FileFacts facts = video_with(LogoOutcome::present, {1});
    facts.video->logo->sightings.push_back({{}, 0.95, 3, false, true});
    CHECK(observed(finding_of(rule, {facts})) ==
          "1 of 60 frames looked at show the LOGO on site; 1 more show one put on in editing (it stands still while "
          "the scene moves)");
}

TEST_CASE("a video that leaves the LOGO open says why, and where to look") {
    struct Row {
        const char* reason;
        bool has_candidate;
    };
    const Row rows[] = {{"doubtful", true}, {"mirrored", true}, {"dark", false}, {"blurred", false}, {"small", false}};
    for (const Row& row : rows) {
        CAPTURE(row.reason);
        FileFacts facts = video_with(LogoOutcome::indeterminate, {});
        facts.video->logo->reason = row.reason;
        if (row.has_candidate) facts.video->logo->doubtful = Sighting{{}, 0.5, 12.0, false};
        const Finding finding = finding_of(rule, {facts});
        CHECK(finding.status == Status::unknown);
        CHECK(finding.advice.key == std::string("logo.advice-") + row.reason);
        REQUIRE(finding.evidence.size() == (row.has_candidate ? 1 : 0));
        if (!row.has_candidate) continue;
        CHECK(finding.evidence.front().note.key == std::string("logo.note-") + row.reason);
        CHECK(finding.evidence.front().at_s == 12);
        CHECK(finding.evidence.front().box.has_value());
    }
}

TEST_CASE("doubtful frames leave it open only when so many of them could be enough") {
    struct Row {
        const char* reason;
        std::int64_t doubtful_frames;
        Status status;
    };
    const Row rows[] = {
        {"doubtful", 1, Status::fail},    {"doubtful", 2, Status::unknown}, {"mirrored", 1, Status::fail},
        {"mirrored", 9, Status::unknown}, {"dark", 1, Status::unknown},     {"dark", 0, Status::unknown},
    };
    for (const Row& row : rows) {
        CAPTURE(row.reason);
        CAPTURE(row.doubtful_frames);
        FileFacts facts = video_with(LogoOutcome::indeterminate, {});
        facts.video->logo->reason = row.reason;
        facts.video->logo->doubtful = Sighting{{}, 0.5, 12.0};
        facts.video->logo->doubtful_frames = row.doubtful_frames;
        CHECK(finding_of(rule, {facts}).status == row.status);
        CHECK(finding_of(rule, {facts}).evidence.front().at_s == 12);
    }
}

TEST_CASE("two LOGOs in one frame are one frame") {
    const Finding finding = finding_of(rule, {video_with(LogoOutcome::present, {5, 5, 7})});
    CHECK(finding.measured == 2);
    CHECK(finding.unit == "frames");
    CHECK(observed(finding) == "2 of 60 frames looked at show the LOGO");
}

TEST_CASE("the pack says how many frames are enough") {
    const RulePack one = pack_with(rule, "min_frames", 1);
    const RulePack three = pack_with(rule, "min_frames", 3);
    CHECK(finding_of(rule, {video_with(LogoOutcome::present, {1})}, {}, one).status == Status::pass);
    CHECK(finding_of(rule, {video_with(LogoOutcome::present, {1, 2})}, {}, three).status == Status::unknown);
    CHECK(finding_of(rule, {video_with(LogoOutcome::present, {1, 2, 3})}, {}, three).status == Status::pass);
}

TEST_CASE("the best five sightings are the evidence") {
    FileFacts facts = video_with(LogoOutcome::present, {9, 8, 7, 6, 5, 4});
    facts.video->logo->sightings.front().quad = {{{1, 2}, {3, 2}, {3, 4}, {1, 4}}};
    const Finding finding = finding_of(rule, {facts});
    REQUIRE(finding.evidence.size() == 5);
    CHECK(finding.evidence.front().at_s == 9);
    CHECK(finding.evidence.front().measured == 0.9);
    REQUIRE(finding.evidence.front().box.has_value());
    CHECK((*finding.evidence.front().box)[2].x == 3);
    CHECK(finding.evidence.back().at_s == 5);
}

TEST_CASE("without a readable video or a search the LOGO is unknown") {
    CHECK(finding_of(rule, {}).status == Status::unknown);
    CHECK(finding_of(rule, {photo("1.jpg")}).status == Status::unknown);
    CHECK(finding_of(rule, {unreadable("a.mp4", FileKind::video)}).observed.key == "no-video.observed");
    CHECK(finding_of(rule, {video("a.mp4")}).status == Status::unknown);
    CHECK(finding_of(rule, {video("a.mp4")}).advice.key == "logo.advice-unknown");
}

TEST_CASE("no search is no figure") {
    CHECK_FALSE(finding_of(rule, {video("a.mp4")}).measured.has_value());
}

TEST_CASE("the LOGO is looked for in the video that is judged for its duration") {
    FileFacts raw = video_with(LogoOutcome::present, {1, 2, 3});
    raw.file = "raw.mp4";
    raw.video->duration_s = 1800;
    CHECK(finding_of(rule, {raw, video_with(LogoOutcome::absent, {})}).status == Status::fail);
}

TEST_SUITE_END();
