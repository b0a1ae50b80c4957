#include "report/logo_lines.h"

#include <doctest/doctest.h>

#include "mediaproof/report.h"
#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr Quad upper_right = {{{3600, 100}, {3720, 100}, {3720, 220}, {3600, 220}}};

FileFacts photo_with(const std::string& name, LogoSearch search) {
    FileFacts facts = photo(name);
    facts.photo->logo = std::move(search);
    return facts;
}

LogoSearch unsettled(const std::string& reason, std::optional<Sighting> doubtful = std::nullopt) {
    LogoSearch search = logo_search(LogoOutcome::indeterminate);
    search.reason = reason;
    search.doubtful = doubtful;
    return search;
}

std::string line_of(const FileFacts& facts, Language language) {
    const auto lines = logo_lines({facts}, language);
    REQUIRE(lines.size() == 1);
    return lines.front();
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("a sighting is told with score, size and place, and its second in a video") {
    const Sighting seen{upper_right, 0.876, std::nullopt, false};
    const FileFacts shows = photo_with("照片/1.jpg", logo_search(LogoOutcome::present, {seen}));
    CHECK(line_of(shows, Language::chinese) == "√ 照片/1.jpg  吻合度 0.88  短边 120 像素  画面右上");
    CHECK(line_of(shows, Language::english) == "√ 照片/1.jpg  agreement 0.88  short side 120 px  top right");
    FileFacts film = video("a.mp4");
    film.video->logo = logo_search(
        LogoOutcome::present,
        {{{{{900, 500}, {1000, 500}, {1000, 550}, {900, 550}}}, 0.9, 67.45, false}, {upper_right, 0.8, 3.0, false}});
    CHECK(line_of(film, Language::chinese) == "√ a.mp4  @1:07.4  吻合度 0.90  短边 50 像素  画面正中");
}

TEST_CASE("what keeps a file from showing it is told in words") {
    struct Row {
        const char* reason;
        const char* chinese;
        const char* english;
    };
    const Row rows[] = {
        {"dark", "太暗", "dark"},
        {"blurred", "模糊", "blurred"},
        {"small", "太小", "small"},
        {"doubtful", "拿不准", "sure"},
        {"mirrored", "左右颠倒", "in a mirror"},
        {"new-reason", "没有把握", "can't be told"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.reason);
        const FileFacts facts = photo_with("1.jpg", unsettled(row.reason));
        CHECK(line_of(facts, Language::chinese).starts_with("? 1.jpg  "));
        CHECK(line_of(facts, Language::chinese).find(row.chinese) != std::string::npos);
        CHECK(line_of(facts, Language::english).find(row.english) != std::string::npos);
    }
    const Sighting mirrored{upper_right, 0.7, std::nullopt, true};
    CHECK(line_of(photo_with("1.jpg", unsettled("mirrored", mirrored)), Language::chinese) ==
          "? 1.jpg  左右颠倒（镜像），不能算看到  吻合度 0.70  短边 120 像素  画面右上");
}

TEST_CASE("an absence tells how near the best candidate came") {
    LogoSearch absent = logo_search(LogoOutcome::absent);
    CHECK(line_of(photo_with("1.jpg", absent), Language::english) == "× 1.jpg  not found");
    absent.best_score = 0.314;
    CHECK(line_of(photo_with("1.jpg", absent), Language::english) == "× 1.jpg  not found  best agreement 0.31");
    CHECK(line_of(photo_with("1.jpg", absent), Language::chinese) == "× 1.jpg  没有找到  最接近处吻合度 0.31");
}

TEST_CASE("the best come first, then doubts, then absences; files not searched are passed over") {
    const auto seen = [](double score) {
        return logo_search(LogoOutcome::present, {{upper_right, score, std::nullopt, false}});
    };
    const std::vector<FileFacts> files = {photo("unsearched.jpg"),
                                          photo_with("none.jpg", logo_search(LogoOutcome::absent)),
                                          photo_with("good.jpg", seen(0.7)),
                                          unreadable("broken.jpg", FileKind::photo),
                                          photo_with("best.jpg", seen(0.9)),
                                          photo_with("dark.jpg", unsettled("dark")),
                                          document("report.pdf")};
    const auto lines = logo_lines(files, Language::english);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].starts_with("√ best.jpg"));
    CHECK(lines[1].starts_with("√ good.jpg"));
    CHECK(lines[2].starts_with("? dark.jpg"));
    CHECK(lines[3].starts_with("× none.jpg"));
}

TEST_CASE("the report names them where the LOGO is in question, five at most, and all where all is asked for") {
    Verdict verdict;
    verdict.submission.name = "a";
    for (int i = 0; i < 7; ++i) {
        verdict.files.push_back(
            photo_with("\033[2J" + std::to_string(i) + ".jpg",
                       logo_search(LogoOutcome::present, {{upper_right, 0.9, std::nullopt, false}})));
    }
    const RulePack pack = shipped_pack();
    const auto told = [&](const char* rule, Status status, bool verbose) {
        Finding finding;
        finding.rule = rule;
        finding.status = status;
        verdict.findings = {finding};
        return text_report({verdict}, pack, {Language::chinese, false, verbose});
    };
    const std::string heading = "    LOGO 在各文件里看得最清楚的一处：\n      √ \\x1B[2J0.jpg  吻合度 0.90";
    struct Row {
        const char* rule;
        Status status;
        bool verbose;
        bool is_told;
    };
    const Row rows[] = {{"logo.in-photos", Status::fail, false, true},
                        {"logo.in-video", Status::unknown, false, true},
                        {"logo.in-photos", Status::pass, false, false},
                        {"photo.clarity", Status::fail, false, false},
                        {"logo.in-photos", Status::pass, true, true}};
    for (const Row& row : rows) {
        CAPTURE(row.rule);
        CHECK((told(row.rule, row.status, row.verbose).find(heading) != std::string::npos) == row.is_told);
    }
    const std::string brief = told("logo.in-photos", Status::fail, false);
    CHECK(brief.find("4.jpg") != std::string::npos);
    CHECK(brief.find("5.jpg") == std::string::npos);
    CHECK(brief.find("      另有 2 处\n") != std::string::npos);
    CHECK(brief.find('\033') == std::string::npos);
    CHECK(told("logo.in-photos", Status::pass, true).find("6.jpg") != std::string::npos);
    verdict.files.clear();
    CHECK(told("logo.in-photos", Status::fail, true).find("看得最清楚") == std::string::npos);
}

TEST_SUITE_END();
