#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "media.variety";

using Starts = std::vector<double>;

FileFacts film(const Starts& scene_starts_s, std::optional<bool> complete = true) {
    FileFacts facts = video("a.mp4");
    facts.video->scene_starts_s = scene_starts_s;
    facts.video->complete = complete;
    return facts;
}

// Photos of one letter show one view; '-' is one in which nothing is to be made out.
std::vector<FileFacts> photos_of(const std::string& letters) {
    std::vector<FileFacts> photos;
    for (const char letter : letters) {
        photos.push_back(photo(std::to_string(photos.size() + 1) + ".jpg"));
        if (letter != '-') photos.back().photo->view = view_print(static_cast<std::size_t>(letter - 'a'));
    }
    return photos;
}

Finding of_video(const std::vector<FileFacts>& files, const RulePack& pack = shipped_pack()) {
    return findings_of(rule, files, {}, pack).at(0);
}

Finding of_photos(const std::vector<FileFacts>& files, const RulePack& pack = shipped_pack()) {
    return findings_of(rule, files, {}, pack).at(1);
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("a video with too few scenes is for a reviewer") {
    struct Row {
        Starts starts_s;
        std::optional<bool> complete;
        Status status;
        const char* advice;
    };
    const Row rows[] = {
        {{0, 30, 72}, true, Status::pass, ""},
        {{0, 1, 2, 3, 4}, true, Status::pass, ""},
        {{0, 30, 72}, false, Status::pass, ""},
        {{0, 72}, true, Status::unknown, "media.variety.advice-scenes"},
        {{0}, std::nullopt, Status::unknown, "media.variety.advice-scenes"},
        {{0}, false, Status::unknown, "media.readable.advice"},
        {{}, true, Status::unknown, "media.variety.advice-scenes-open"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.starts_s.size());
        const Finding finding = of_video({film(row.starts_s, row.complete)});
        CHECK(finding.status == row.status);
        CHECK(finding.advice.key == row.advice);
        CHECK(finding.file == "a.mp4");
        CHECK(finding.measured.has_value() == !row.starts_s.empty());
        CHECK(finding.measured.value_or(0) == row.starts_s.size());
        CHECK(finding.evidence.size() == row.starts_s.size());
    }
    CHECK(observed(of_video({film({0, 72})})) == "2 distinct scenes seen: 0:00, 1:12");
    CHECK(say(of_video({film({0, 72})}).observed, Language::chinese) == "看到 2 个场景：0:00, 1:12");
    CHECK(observed(of_video({film(Starts(12, 0))})).ends_with(", 0:00 …"));
    CHECK(of_video({film({0, 72})}).evidence.at(1).at_s == 72);
    CHECK(of_video({}).observed.key == "no-video.observed");
}

TEST_CASE("photos that show too few views are for a reviewer") {
    struct Row {
        const char* photos;
        std::optional<double> views;
        Status status;
        const char* advice;
    };
    const Row rows[] = {
        {"abc", 3, Status::pass, ""},
        {"aabbc", 3, Status::pass, ""},
        {"abc-", 3, Status::pass, ""},
        {"aab", 2, Status::unknown, "media.variety.advice-views"},
        {"aaaa", 1, Status::unknown, "media.variety.advice-views"},
        {"ab-", 2, Status::unknown, "media.variety.advice-views"},
        {"ab", 2, Status::unknown, "media.variety.advice-few-photos"},
        {"a", 1, Status::unknown, "media.variety.advice-few-photos"},
        {"---", std::nullopt, Status::unknown, "media.variety.advice-views-open"},
        {"", std::nullopt, Status::unknown, "no-photo.advice"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.photos);
        const Finding finding = of_photos(photos_of(row.photos));
        CHECK(finding.status == row.status);
        CHECK(finding.measured == row.views);
        CHECK(finding.unit == (row.views ? "views" : ""));
        CHECK(finding.advice.key == row.advice);
    }
    CHECK(observed(of_photos(photos_of("aab"))) == "2 distinct views in 3 photos");
}

TEST_CASE("photos that show nothing new are evidence") {
    const Finding finding = of_photos(photos_of("ab-b"));
    REQUIRE(finding.evidence.size() == 2);
    CHECK(finding.evidence[0].file == "3.jpg");
    CHECK(finding.evidence[0].note.key == "media.variety.note-open");
    CHECK(finding.evidence[1].file == "4.jpg");
    CHECK(say(finding.evidence[1].note, Language::english) == "the same view as 2.jpg");
}

TEST_CASE("the pack says how many are asked, and even a required rule fails nobody") {
    CHECK(of_video({film({0})}, pack_with(rule, "min_scenes", 1)).status == Status::pass);
    CHECK(of_video({film({0, 5, 9})}, pack_with(rule, "min_scenes", 4)).status == Status::unknown);
    CHECK(of_photos(photos_of("ab"), pack_with(rule, "min_views", 2)).status == Status::pass);
    CHECK(of_photos(photos_of("abc"), pack_with(rule, "min_views", 4)).advice.key == "media.variety.advice-few-photos");
    RulePack strict = shipped_pack();
    strict.rules.find(rule)->second.required = true;
    std::vector<FileFacts> files = photos_of("aaaa");
    files.push_back(film({0}));
    CHECK(outcome_of(findings_of(rule, files, {}, strict)) == Outcome::review);
}

TEST_SUITE_END();
