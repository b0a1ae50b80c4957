#include <doctest/doctest.h>

#include "rules/facts.h"
#include "rules/select.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "video.duration";

FileFacts video_showing(double duration_s, double effective_s) {
    FileFacts facts = video("a.mp4", duration_s);
    facts.video->effective_duration_s = effective_s;
    return facts;
}

FileFacts video_claiming(double duration_s, double header_s) {
    FileFacts facts = video("a.mp4", duration_s);
    facts.video->header_duration_s = header_s;
    return facts;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("a video passes from 2:30 to 3:30, asks for a reviewer within 15 s of that, and fails beyond") {
    struct Row {
        double duration_s;
        Status status;
        const char* advice;
    };
    const Row rows[] = {
        {0, Status::fail, "video.duration.advice-short"},
        {134.99, Status::fail, "video.duration.advice-short"},
        {135.01, Status::unknown, "video.duration.advice-short"},
        {149.99, Status::unknown, "video.duration.advice-short"},
        {150, Status::pass, ""},
        {180, Status::pass, ""},
        {210, Status::pass, ""},
        {210.01, Status::unknown, "video.duration.advice-long"},
        {224.99, Status::unknown, "video.duration.advice-long"},
        {225.01, Status::fail, "video.duration.advice-long"},
        {86400, Status::fail, "video.duration.advice-long"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.duration_s);
        const Finding finding = finding_of(rule, {video("a.mp4", row.duration_s)});
        CHECK(finding.status == row.status);
        CHECK(finding.advice.key == row.advice);
        CHECK(finding.measured == row.duration_s);
        CHECK(finding.unit == "s");
        CHECK(finding.file == "a.mp4");
    }
}

TEST_CASE("without a grey zone a video outside the range fails") {
    const RulePack pack = pack_with(rule, "grey_s", 0);
    CHECK(finding_of(rule, {video("a.mp4", 149.9)}, {}, pack).status == Status::fail);
    CHECK(finding_of(rule, {video("a.mp4", 150)}, {}, pack).status == Status::pass);
    CHECK(finding_of(rule, {video("a.mp4", 210)}, {}, pack).status == Status::pass);
    CHECK(finding_of(rule, {video("a.mp4", 210.1)}, {}, pack).status == Status::fail);
}

TEST_CASE("black stretches and holes don't count") {
    struct Row {
        double duration_s, effective_s;
        Status status;
        const char* observed;
    };
    const Row rows[] = {
        {180, 180, Status::pass, "3:00 (180.0 s)"},
        {180, 179, Status::pass, "2:59 (179.0 s)"},
        {180, 60, Status::fail, "only 1:00 (60.0 s) of 3:00 show anything"},
        {180, 0, Status::fail, "only 0:00 (0.0 s) of 3:00 show anything"},
        {240, 190, Status::pass, "only 3:10 (190.0 s) of 4:00 show anything"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.observed);
        const Finding finding = finding_of(rule, {video_showing(row.duration_s, row.effective_s)});
        CHECK(finding.status == row.status);
        CHECK(finding.measured == row.effective_s);
        CHECK(observed(finding) == row.observed);
    }
}

TEST_CASE("a video that is long only with what does not count is told which seconds those are") {
    FileFacts facts = video_showing(180, 100);
    facts.video->header_duration_s = 200;
    facts.video->spans = {{"unclear", 0, 90}, {"black", 90, 100}, {"frozen", 100, 150}, {"repeated", 150, 170}};
    const Finding finding = finding_of(rule, {facts});
    CHECK(finding.status == Status::fail);
    CHECK(finding.advice.key == "video.duration.advice-padded");
    CHECK(observed(finding) == "only 1:40 (100.0 s) of 3:00 show anything, though the header says 3:20");
    REQUIRE(finding.evidence.size() == 3);
    CHECK(say(finding.evidence[0].note, Language::english) == "1:40–2:30 frozen");
    CHECK(say(finding.evidence[1].note, Language::english) == "2:30–2:50 repeats what was shown before");
    CHECK(say(finding.evidence[2].note, Language::english) == "1:30–1:40 black");
}

TEST_CASE("a header that lies is told and changes nothing") {
    struct Row {
        double duration_s, header_s;
        Status status;
        const char* observed;
    };
    const Row rows[] = {
        {180, 181, Status::pass, "3:00 (180.0 s)"},
        {33, 184, Status::fail, "0:33 (33.0 s), though the header says 3:04"},
        {180, 1, Status::pass, "3:00 (180.0 s), though the header says 0:01"},
        {1, 143165, Status::fail, "0:01 (1.0 s), though the header says 2386:05"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.observed);
        const Finding finding = finding_of(rule, {video_claiming(row.duration_s, row.header_s)});
        CHECK(finding.status == row.status);
        CHECK(observed(finding) == row.observed);
    }
}

TEST_CASE("without a readable video its duration is unknown") {
    const std::vector<std::vector<FileFacts>> submissions = {
        {},
        {photo("1.jpg")},
        {document("报告.pdf")},
        {unreadable("a.mp4", FileKind::video)},
    };
    for (const auto& files : submissions) {
        const Finding finding = finding_of(rule, files);
        CHECK(finding.status == Status::unknown);
        CHECK(finding.observed.key == "no-video.observed");
        CHECK_FALSE(finding.measured.has_value());
        CHECK(finding.unit.empty());
        CHECK_FALSE(finding.advice.empty());
    }
}

TEST_CASE("of several videos the one nearest to what is asked is judged") {
    struct Row {
        std::vector<FileFacts> files;
        const char* judged;
    };
    const Row rows[] = {
        {{video("raw.mp4", 1800), video("cut.mp4", 185)}, "cut.mp4"},
        {{video("cut.mp4", 185), video("raw.mp4", 1800)}, "cut.mp4"},
        {{video("clip.mp4", 5), video("cut.mp4", 100)}, "cut.mp4"},
        {{video("first.mp4", 170), video("second.mp4", 190)}, "first.mp4"},
        {{video_showing(180, 10), video("cut.mp4", 140)}, "cut.mp4"},
        {{photo("1.jpg"), video("cut.mp4", 10), unreadable("raw.mp4", FileKind::video)}, "cut.mp4"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.judged);
        CHECK(finding_of(rule, row.files).file == row.judged);
    }
}

TEST_CASE("seconds are written as minutes and seconds") {
    CHECK(minutes_text(0) == "0:00");
    CHECK(minutes_text(59.4) == "0:59");
    CHECK(minutes_text(59.5) == "1:00");
    CHECK(minutes_text(182) == "3:02");
    CHECK(minutes_text(7200) == "120:00");
    CHECK(minutes_text(-3) == "0:00");
}

TEST_SUITE_END();
