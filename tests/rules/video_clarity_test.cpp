#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "video.clarity";
constexpr std::optional<double> flat = std::nullopt;  // nothing in the frame can be measured

using Scores = std::vector<std::optional<double>>;

FileFacts video_of(const Scores& scores) {
    FileFacts facts = video("a.mp4");
    double at_s = 0;
    for (const auto& score : scores)
        facts.video->clarity_over_time.push_back({at_s++, 1, clarity_of(score)});
    if (!scores.empty()) facts.video->clarity = clarity_of(scores[scores.size() / 2]);
    return facts;
}

Scores repeated(std::size_t clear, std::size_t blurred, std::size_t open) {
    Scores scores(clear, 80.0);
    scores.insert(scores.end(), blurred, 20.0);
    scores.insert(scores.end(), open, flat);
    return scores;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("a video is clear when seven frames of ten are") {
    struct Row {
        std::size_t clear, blurred, open;
        Status status;
    };
    const Row rows[] = {
        {10, 0, 0, Status::pass},    {7, 3, 0, Status::pass},    {6, 4, 0, Status::fail},    {0, 10, 0, Status::fail},
        {7, 0, 3, Status::pass},     {6, 0, 4, Status::unknown}, {6, 3, 1, Status::unknown}, {5, 4, 1, Status::fail},
        {0, 0, 10, Status::unknown}, {0, 3, 7, Status::unknown}, {0, 4, 6, Status::fail},    {0, 0, 0, Status::unknown},
        {70, 30, 0, Status::pass},   {69, 31, 0, Status::fail},  {1, 0, 0, Status::pass},
    };
    for (const Row& row : rows) {
        CAPTURE(row.clear);
        CAPTURE(row.blurred);
        CAPTURE(row.open);
        CHECK(finding_of(rule, {video_of(repeated(row.clear, row.blurred, row.open))}).status == row.status);
    }
}

TEST_CASE("a long stretch that is unclear spoils a video that is clear for most of its time") {
    struct Row {
        std::size_t before, unclear, after;
        Status status;
    };
    for (const Row row : {Row{100, 45, 100, Status::pass}, Row{100, 46, 100, Status::fail},
                          Row{0, 46, 200, Status::fail}, Row{200, 46, 0, Status::fail}}) {
        CAPTURE(row.unclear);
        Scores scores = repeated(row.before, row.unclear, 0);
        scores.insert(scores.end(), row.after, 80.0);
        CHECK(finding_of(rule, {video_of(scores)}).status == row.status);
    }
    Scores broken = repeated(100, 30, 0);
    broken.push_back(80.0);
    broken.insert(broken.end(), 30, 20.0);
    broken.insert(broken.end(), 60, 80.0);
    CHECK(finding_of(rule, {video_of(broken)}).status == Status::pass);
}

// 0.28 × 25 is a little more than 7 in binary.
TEST_CASE("a share that is met exactly is met, whatever binary fractions make of it") {
    const RulePack pack = pack_with(rule, "min_clear_share", 0.28);
    CHECK(finding_of(rule, {video_of(repeated(7, 18, 0))}, {}, pack).status == Status::pass);
    CHECK(finding_of(rule, {video_of(repeated(6, 18, 1))}, {}, pack).status == Status::unknown);
    CHECK(finding_of(rule, {video_of(repeated(6, 19, 0))}, {}, pack).status == Status::fail);
}

TEST_CASE("a frame is clear from the least score on") {
    struct Row {
        double score;
        Status status;
    };
    for (const Row row : {Row{49.99, Status::fail}, Row{50, Status::pass}, Row{50.01, Status::pass}}) {
        CAPTURE(row.score);
        CHECK(finding_of(rule, {video_of({row.score, row.score})}).status == row.status);
    }
    CHECK(finding_of(rule, {video_of({60.0})}, {}, pack_with(rule, "min_score", 70)).status == Status::fail);
}

TEST_CASE("the share of clear frames is told, with the worst moments first") {
    const Finding finding = finding_of(rule, {video_of({80.0, 30.0, 10.0, flat, 49.0, 20.0, 40.0, 45.0})});
    CHECK(finding.status == Status::fail);
    CHECK(finding.measured == doctest::Approx(1.0 / 8));
    CHECK(finding.unit == "share");
    CHECK(finding.file == "a.mp4");
    REQUIRE(finding.evidence.size() == 5);
    const double worst[] = {10, 20, 30, 40, 45};
    const double at_s[] = {2, 5, 1, 6, 7};
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(finding.evidence[i].measured == worst[i]);
        CHECK(finding.evidence[i].at_s == at_s[i]);
        CHECK(finding.evidence[i].file == "a.mp4");
    }
}

TEST_CASE("advice fits what is wrong") {
    CHECK(finding_of(rule, {video_of({10.0})}).advice.key == "video.clarity.advice");
    CHECK(finding_of(rule, {video_of({flat})}).advice.key == "clarity.advice-unknown");
    CHECK(finding_of(rule, {video_of({})}).advice.key == "clarity.advice-unknown");
    CHECK(finding_of(rule, {photo("1.jpg")}).advice.key == "no-video.advice");
}

TEST_CASE("without a readable video its clarity is unknown") {
    CHECK(finding_of(rule, {}).status == Status::unknown);
    CHECK(finding_of(rule, {unreadable("a.mp4", FileKind::video)}).status == Status::unknown);
}

TEST_CASE("the video that is judged for its duration is judged for its clarity") {
    FileFacts raw = video_of({10.0, 10.0});
    raw.file = "raw.mp4";
    raw.video->duration_s = 1800;
    CHECK(finding_of(rule, {raw, video_of({80.0})}).file == "a.mp4");
}

TEST_CASE("no frame looked at is no figure") {
    const Finding finding = finding_of(rule, {video_of({})});
    CHECK_FALSE(finding.measured.has_value());
    CHECK(finding.unit == "");
}

TEST_CASE("a median that could not be measured is not told as zero") {
    CHECK(observed(finding_of(rule, {video_of({flat, flat})})).find("median score 0") == std::string::npos);
}

TEST_CASE("what counts is time, not the number of samples") {
    FileFacts film = video("a.mp4");
    for (int i = 0; i < 9; ++i)
        film.video->clarity_over_time.push_back({i * 1.0, 1, clarity_of(90)});
    film.video->clarity_over_time.push_back({9, 20, clarity_of(10)});
    const Finding finding = finding_of(rule, {film});
    CHECK(finding.status == Status::fail);
    CHECK(*finding.measured == doctest::Approx(9.0 / 29));
}

TEST_SUITE_END();
