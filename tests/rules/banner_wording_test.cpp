#include <doctest/doctest.h>

#include "mediaproof/dates.h"
#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "banner.wording";

Submission of_unit(const char* unit, const char* day = "2023-05-12") {
    Submission submission;
    submission.manifest.unit = unit;
    submission.event_dates = {parse_date(day).value()};
    return submission;
}

BannerReading reading(const std::string& text) {
    BannerReading banner;
    banner.quad = {{{10, 20}, {500, 20}, {500, 80}, {10, 80}}};
    banner.text = text;
    banner.confidence = 0.9;
    banner.letter_px = 40;
    banner.starts_clear = true;
    return banner;
}

FileFacts showing(const std::string& name, const std::vector<std::string>& texts) {
    FileFacts facts = photo(name);
    facts.photo->banners.emplace();
    for (const std::string& text : texts)
        facts.photo->banners->push_back(reading(text));
    return facts;
}

Status status_of(const std::string& text, const char* unit) {
    return finding_of(rule, {showing("1.jpg", {text})}, of_unit(unit)).status;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("what a banner reads is right to the letter, or a person looks") {
    struct Row {
        const char* text;
        const char* unit;
        Status status;
    };
    const Row rows[] = {
        {"市教育局2023年“政务公开主题日”活动", "市教育局", Status::pass},
        {"市教育局2023年政务公开主题日活动", "市教育局", Status::pass},
        {"市教育局２０２３年\"政务公开主题日\"活动。", "市教育局", Status::pass},
        {"@S市教育局2023年“政务公开主题日”活动7", "市教育局", Status::pass},
        {"宁乡市教育局2023年“政务公开主题日”活动", "市教育局", Status::pass},
        {"教育局2023年“政务公开主题日”活动", "宁乡市教育局", Status::pass},
        {"市场监督管理局2023年“政务公开主题日”活动", "市市场监督管理局", Status::pass},
        {"宁乡市市场监督管理局2023年“政务公开主题日”活动", "市市场监督管理局", Status::pass},
        {"黄材镇2023年“政务公开主题日”活动暨政策宣讲", "黄材镇", Status::pass},
        // letters taken for their look-alikes
        {"黄材镇2023年“政务公开主题日”活动竖政策宣讲", "黄材镇", Status::pass},
        {"黄材镇2023年“政务公开主题日”活动及政策宣讲", "黄材镇", Status::unknown},
        {"市教育局2023年“政务公幵主题日”活动", "市教育局", Status::pass},
        {"市教育局2023年“政务公开主题目”活动", "市教育局", Status::pass},
        {"市教育局2023年“政夯么幵王题目”活劢", "市教育局", Status::unknown},
        {"宁乡市教育局2023年“政务公开主题日”活动", "宁乡市教育局", Status::pass},
        {"守乡市教育局2023年“政务公开主题日”活动", "市教育局", Status::pass},
        // another year
        {"市教育局2022年“政务公开主题日”活动", "市教育局", Status::unknown},
        {"市教育局2028年“政务公开主题日”活动", "市教育局", Status::unknown},
        {"市教育局023年“政务公开主题日”活动", "市教育局", Status::unknown},
        {"市教育局“政务公开主题日”活动", "市教育局", Status::unknown},
        // another unit
        {"市体育局2023年“政务公开主题日”活动", "市教育局", Status::unknown},
        {"望城区教育局2023年“政务公开主题日”活动", "市教育局", Status::unknown},
        {"长沙市教育局2023年“政务公开主题日”活动", "市教育局", Status::unknown},
        {"科协2023年“政务公开主题日”活动", "科技局", Status::unknown},
        {"2023年“政务公开主题日”活动", "市教育局", Status::unknown},
        {"局2023年“政务公开主题日”活动", "市教育局", Status::unknown},
        // another event
        {"市教育局2023年“政府信息公开日”活动", "市教育局", Status::unknown},
        {"市教育局2023年“政务公开日”活动", "市教育局", Status::unknown},
        {"市教育局2023年“政务公开主题月”活动", "市教育局", Status::unknown},
        {"市教育局2023年“政府公开主题日”活动", "市教育局", Status::unknown},
        {"市教育局2023年“政务公开主题日”", "市教育局", Status::unknown},
        {"市教育局2023年“政务公开主题日”宣传活动", "市教育局", Status::unknown},
        {"市教育局2023年“政务公开主题日”活动暨", "市教育局", Status::unknown},
        {"市教育局2023年“政务公开主题日”活动启动仪式", "市教育局", Status::unknown},
        {"宁乡市2023年“政务公开主题日”活动", "市教育局", Status::unknown},
        // anything else
        {"便民服务中心", "市教育局", Status::unknown},
        {"", "市教育局", Status::unknown},
        {"\xFF\xE5", "市教育局", Status::unknown},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CAPTURE(row.unit);
        CHECK(status_of(row.text, row.unit) == row.status);
    }
}

TEST_CASE("for a letter that the reader doesn't know another may stand, and for no other") {
    struct Row {
        const char* text;
        const char* unit;
        Status status;
    };
    const Row rows[] = {
        {"汶山乡2023年“政务公开主题日”活动", "沩山乡", Status::pass},
        {"淘山乡2023年“政务公开主题日”活动", "沩山乡", Status::pass},
        {"沩山乡2023年“政务公开主题日”活动", "沩山乡", Status::pass},
        {"沙田乡2023年“政务公开主题日”活动", "沩山乡", Status::unknown},
        {"韶山乡2023年“政务公开主题日”活动", "沩山乡", Status::unknown},
        {"山乡2023年“政务公开主题日”活动", "沩山乡", Status::unknown},
        {"沩田乡2023年“政务公开主题日”活动", "沙田乡", Status::unknown},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(status_of(row.text, row.unit) == row.status);
    }
}

TEST_CASE("one banner that reads right is enough, and the closest is shown otherwise") {
    const std::string right = "市教育局2023年“政务公开主题日”活动";
    FileFacts film = video("活动视频.mp4");
    film.video->banners = {reading(right)};
    film.video->banners->front().at_s = 12.5;
    const std::vector<FileFacts> files = {showing("1.jpg", {"便民服务中心", "市教育局2022年“政务公开主题日”活动"}),
                                          film};
    const Finding passed = finding_of(rule, files, of_unit("市教育局"));
    CHECK(passed.status == Status::pass);
    CHECK(passed.measured == 0.0);
    REQUIRE(passed.evidence.size() == 1);
    CHECK(passed.evidence.front().file == "活动视频.mp4");
    CHECK(passed.evidence.front().at_s == 12.5);
    CHECK(passed.evidence.front().box->at(2).x == 500);

    const Finding open = finding_of(rule, {files.front()}, of_unit("市教育局"));
    CHECK(open.status == Status::unknown);
    CHECK(observed(open) == "the banner reads “市教育局2022年“政务公开主题日”活动”");
    CHECK(say(open.required_text, Language::english) == "“市教育局2023年“政务公开主题日”活动”, “暨…” may follow");
    CHECK(open.measured.value() == doctest::Approx(1.0 / 18));
    CHECK(open.evidence.size() == 2);
}

TEST_CASE("without a banner, a unit, a day or letters a person looks") {
    const FileFacts bannered = showing("1.jpg", {"市教育局2023年“政务公开主题日”活动"});
    Submission nameless = of_unit("市教育局");
    nameless.manifest.unit.reset();
    Submission dayless = of_unit("市教育局");
    dayless.event_dates.clear();
    struct Row {
        std::vector<FileFacts> files;
        Submission submission;
        const char* observed;
    };
    const Row rows[] = {
        {{bannered}, nameless, "banner.wording.observed-no-unit"},
        {{bannered}, dayless, "banner.wording.observed-no-unit"},
        {{}, of_unit("市教育局"), "banner.wording.observed-not-looked"},
        {{photo("1.jpg"), document("a.pdf")}, of_unit("市教育局"), "banner.wording.observed-not-looked"},
        {{showing("1.jpg", {})}, of_unit("市教育局"), "banner.wording.observed-none"},
        {{showing("1.jpg", {""})}, of_unit("市教育局"), "banner.wording.observed-unread"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.observed);
        const Finding finding = finding_of(rule, row.files, row.submission);
        CHECK(finding.status == Status::unknown);
        CHECK(finding.observed.key == row.observed);
        CHECK_FALSE(finding.advice.empty());
    }
}

TEST_CASE("a banner's readings are judged together") {
    struct Row {
        const char* about;
        std::vector<std::string> texts;
        Status status;
    };
    const Row rows[] = {
        {"each letter read right once",
         {"市教盲局2023年“政务公开主题日”活动", "巿教育局2023年“政务公开主题日”活动"},
         Status::pass},
        {"a letter that none read right",
         {"市教盲局2023年“政务公开主题日”活动", "市教肓局2023年“政务公开主题日”活动"},
         Status::unknown},
        {"too many letters lent",
         {"市教盲局2023年“玫务公升主题日”活动", "巿教育局Z023年“政务公开主颢日”适动"},
         Status::unknown},
        {"of other lengths", {"市教盲局2023年“政务公开主题日”活动", "教育局2023年“政务公开主日”活动"}, Status::unknown},
        {"another year in one",
         {"市教育局2023年“政务公开主题日”活动", "市教育局2022年“政务公开主题日”活动"},
         Status::unknown},
        {"another year in a piece", {"市教育局2023年“政务公开主题日”活动", "育局2024年政"}, Status::unknown},
        {"day and month", {"市教育局2023年“政务公开主题日”活动", "市教育局2023年“政务公开主题月”活"}, Status::unknown},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(finding_of(rule, {showing("1.jpg", row.texts)}, of_unit("市教育局")).status == row.status);
    }
}

TEST_CASE("readings of two banners are kept apart") {
    FileFacts facts = showing("1.jpg", {"市教育局2023年“政务公开主题日”活动", "市教育局2022年“政务公开主题日”活动"});
    facts.photo->banners->back().quad[0].x = 4000;
    CHECK(finding_of(rule, {facts}, of_unit("市教育局")).status == Status::pass);
    facts = showing("1.jpg", {"市教盲局2023年“政务公开主题日”活动", "巿教育局2023年“政务公开主题日”活动"});
    facts.photo->banners->back().quad[0].x = 4000;
    CHECK(finding_of(rule, {facts}, of_unit("市教育局")).status == Status::unknown);
}

TEST_CASE("a banner whose start was not seen may be another district's") {
    for (const char* text : {"教育局2023年“政务公开主题日”活动", "市教育局2023年“政务公开主题日”活动"}) {
        FileFacts facts = showing("1.jpg", {text});
        CHECK(finding_of(rule, {facts}, of_unit("市教育局")).status == Status::pass);
        facts.photo->banners->front().starts_clear = false;
        CHECK(finding_of(rule, {facts}, of_unit("市教育局")).status == Status::unknown);
    }
}

TEST_CASE("no unit of the plan is what the reader makes of another") {
    const RulePack pack = RulePack::load(std::string(MEDIAPROOF_MODELS) + "/ningxiang-2023");
    for (const ScheduleEntry& shown : pack.schedule) {
        for (const ScheduleEntry& meant : pack.schedule) {
            CAPTURE(shown.unit);
            CAPTURE(meant.unit);
            const Status status = status_of(shown.unit + "2023年“政务公开主题日”活动", meant.unit.c_str());
            CHECK((status == Status::pass) == (shown.unit == meant.unit));
        }
    }
}

TEST_CASE("the year is the event's") {
    const FileFacts next_year = showing("1.jpg", {"市教育局2024年“政务公开主题日”活动"});
    CHECK(finding_of(rule, {next_year}, of_unit("市教育局")).status == Status::unknown);
    CHECK(finding_of(rule, {next_year}, of_unit("市教育局", "2024-05-12")).status == Status::pass);
}

TEST_SUITE_END();
