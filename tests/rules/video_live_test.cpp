#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "video.live";

FileFacts video_still(std::optional<double> share, std::optional<bool> complete = true) {
    FileFacts facts = video("a.mp4");
    facts.video->still_share = share;
    facts.video->complete = complete;
    return facts;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("a video fails when more of it stands still than the pack allows") {
    struct Row {
        std::optional<double> share;
        std::optional<bool> complete;
        Status status;
        const char* advice;
    };
    const Row rows[] = {
        {0.0, true, Status::pass, ""},
        {0.5, true, Status::pass, ""},
        {0.51, true, Status::fail, "video.live.advice"},
        {1.0, std::nullopt, Status::fail, "video.live.advice"},
        {1.0, false, Status::unknown, "media.readable.advice"},
        {std::nullopt, true, Status::unknown, "video.live.advice-open"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.share.value_or(-1));
        const Finding finding = finding_of(rule, {video_still(row.share, row.complete)});
        CHECK(finding.status == row.status);
        CHECK(finding.measured == row.share);
        CHECK(finding.advice.key == row.advice);
    }
    CHECK(observed(finding_of(rule, {video_still(0.73)})) == "73 % of the running time stands still");
    CHECK(finding_of(rule, {video_still(0.3)}, {}, pack_with(rule, "most_still_share", 0.2)).status == Status::fail);
}

TEST_CASE("the longest frozen stretches are evidence") {
    FileFacts facts = video_still(0.9);
    facts.video->spans = {{"frozen", 0, 3}, {"black", 5, 50}, {"frozen", 60, 180}};
    const Finding finding = finding_of(rule, {facts});
    REQUIRE(finding.evidence.size() == 2);
    CHECK(finding.evidence[0].at_s == 60);
    CHECK(finding.evidence[0].measured == 120);
    CHECK(say(finding.evidence[0].note, Language::english) == "1:00–3:00 stands still");
    CHECK(finding.evidence[1].at_s == 0);
}

TEST_CASE("without a readable video nothing can be said of its being live") {
    CHECK(finding_of(rule, {}).status == Status::unknown);
}

TEST_SUITE_END();
