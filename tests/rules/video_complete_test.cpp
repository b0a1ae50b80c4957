#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "video.complete";

FileFacts video_complete(std::optional<bool> complete, std::vector<Span> spans = {}) {
    FileFacts facts = video("a.mp4", 61);
    facts.video->complete = complete;
    facts.video->spans = std::move(spans);
    return facts;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("a video passes when all is there that it promises, and what promises nothing is for a reviewer") {
    struct Row {
        std::optional<bool> complete;
        Status status;
        const char* observed;
        const char* advice;
    };
    const Row rows[] = {
        {true, Status::pass, "the file is whole", ""},
        {false, Status::fail, "the file is cut off or damaged: 1:01 read, with parts missing or undecodable",
         "video.complete.advice"},
        {std::nullopt, Status::unknown,
         "the file does not say how much it should hold, so it can't be told whether it is whole",
         "video.complete.advice-open"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.observed);
        const Finding finding = finding_of(rule, {video_complete(row.complete)});
        CHECK(finding.status == row.status);
        CHECK(finding.file == "a.mp4");
        CHECK(observed(finding) == row.observed);
        CHECK(finding.advice.key == row.advice);
    }
}

TEST_CASE("the seconds that can't be decoded are evidence") {
    const Finding finding =
        finding_of(rule, {video_complete(false, {{"black", 1, 4}, {"undecodable", 30, 42.5}, {"unclear", 50, 60}})});
    REQUIRE(finding.evidence.size() == 1);
    CHECK(finding.evidence.front().at_s == 30);
    CHECK(finding.evidence.front().measured == 12.5);
    CHECK(say(finding.evidence.front().note, Language::english) == "0:30–0:43 can't be decoded");
}

TEST_CASE("without a readable video its completeness is unknown") {
    CHECK(finding_of(rule, {}).status == Status::unknown);
    CHECK(finding_of(rule, {unreadable("a.mp4", FileKind::video)}).status == Status::unknown);
}

TEST_SUITE_END();
