#include "vision/logo_finder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "paint/printed.h"
#include "probe/logo_search.h"
#include "quads.h"
#include "support/laid.h"
#include "support/pictures.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

const LogoModel::Data& logo() {
    static const LogoModel::Data data = prepare_logo(logo_image(), {});
    return data;
}

const LogoModel::Data& emblem() {
    static const LogoModel::Data data = prepare_logo(lettered_emblem(), {});
    return data;
}

const cv::Mat& ground() {
    static const cv::Mat painted = painted_event(1280, false);
    return painted;
}

cv::Mat with_logo(const Pose& pose) {
    return laid(ground(), logo_image(), seen(logo_image().size(), pose));
}

// `picture` with the quad's left part, that share of it, behind something brown.
cv::Mat covered(cv::Mat picture, const Quad& quad, double share) {
    if (share <= 0) return picture;
    const double width = std::max(quad[1].x, quad[2].x) - quad[0].x;
    const cv::Rect hidden(cvRound(quad[0].x) - 6, cvRound(quad[0].y) - 10, cvRound(width * share) + 6,
                          cvRound(quad[3].y - quad[0].y) + 60);
    picture(hidden & cv::Rect({}, picture.size())).setTo(cv::Scalar(50, 75, 95));
    return picture;
}

cv::Mat flipped(const cv::Mat& picture) {
    cv::Mat result;
    cv::flip(picture, result, 1);
    return result;
}

// Red like the LOGO with golden rings, but a star in the middle and no words.
cv::Mat other_red_emblem() {
    cv::Mat sign(600, 600, CV_8UC4, cv::Scalar(0, 0, 0, 0));
    const cv::Scalar red(24, 20, 204, 255), gold(64, 188, 246, 255);
    cv::circle(sign, {300, 300}, 295, gold, -1, cv::LINE_AA);
    cv::circle(sign, {300, 300}, 282, red, -1, cv::LINE_AA);
    cv::circle(sign, {300, 300}, 215, gold, 8, cv::LINE_AA);
    std::vector<cv::Point> star;
    for (int i = 0; i < 10; ++i) {
        const double radius = i % 2 ? 70 : 180, angle = i * CV_PI / 5 - CV_PI / 2;
        star.emplace_back(cvRound(300 + radius * std::cos(angle)), cvRound(300 + radius * std::sin(angle)));
    }
    cv::fillPoly(sign, std::vector{star}, gold, cv::LINE_AA);
    return sign;
}

// The banner with its words, as large as it would hang before one's eyes.
cv::Mat banner_without_logo() {
    const paint::Event event{"市教育局", "招生政策解读", "市教育局2023年“政务公开主题日”活动", logo_file(), false, 5};
    paint::Random random(5);
    const paint::Sheet face = paint::banner_face(event, std::nullopt, random);
    cv::Mat opaque;
    cv::cvtColor(face.pixels(), opaque, cv::COLOR_BGRA2BGR);
    cv::cvtColor(opaque, opaque, cv::COLOR_BGR2BGRA);
    const double height = 1200.0 * opaque.rows / opaque.cols;
    return laid(ground(), opaque, {{{40, 200}, {1240, 180}, {1240, 180 + height}, {40, 200 + height}}});
}

const Sighting* best_sighting(const std::vector<Sighting>& candidates, const LogoModel::Data& data) {
    const auto at = std::find_if(candidates.begin(), candidates.end(), [&](const Sighting& candidate) {
        return !candidate.mirrored && candidate.score >= data.operating_point.present;
    });
    return at == candidates.end() ? nullptr : &*at;
}

LogoSearch searched(const cv::Mat& picture, const LogoModel& model) {
    LogoSearch search;
    add_look(search, look_for_logo(picture, model, LogoEffort::photo), picture.size(), picture.size(), std::nullopt,
             model);
    return concluded(std::move(search));
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("the LOGO is found where it was put, with its corners") {
    struct Row {
        std::string name;
        Pose pose;
        double covered = 0;
    };
    const Row rows[] = {
        {"upright", {{500, 400}, 200}},
        {"at the edge", {{82, 82}, 160}},
        {"large", {{800, 500}, 600}},
        {"80 pixels", {{940, 460}, 80}},
        {"40 pixels", {{940, 460}, 40}},
        {"28 pixels", {{940, 460}, 28}},
        {"rolled by 8°", {{500, 400}, 200, 0, 90, 8}},
        {"rolled by −25°", {{500, 400}, 120, 0, 90, -25}},
        {"tilted sideways by 35°", {{500, 400}, 200, 35}},
        {"tilted sideways by 50°", {{500, 400}, 140, 50}},
        {"tilted back by 50°", {{500, 400}, 140, 50, 0}},
        {"tilted askew by 50°", {{500, 400}, 140, 50, 40}},
        {"a third and more of it covered", {{500, 400}, 120}, 0.35},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Quad quad = seen(logo_image().size(), row.pose);
        const cv::Mat picture = covered(with_logo(row.pose), quad, row.covered);
        const auto candidates = look_for_logo(picture, logo(), LogoEffort::photo).candidates;
        REQUIRE_FALSE(candidates.empty());
        const Sighting& best = candidates.front();
        CHECK(best.score >= logo().operating_point.present);
        CHECK_FALSE(best.mirrored);
        CHECK(corner_error(best.quad, quad) < std::max(3.0, 0.06 * short_side_px(quad)));
    }
}

TEST_CASE("a LOGO of 40 pixels is found in a large photo") {
    cv::Mat large;
    cv::resize(ground(), large, {4000, 3000}, 0, 0, cv::INTER_CUBIC);
    const Quad quad = seen(logo_image().size(), {{2760, 1310}, 40});
    const LogoLook look = look_for_logo(laid(large, logo_image(), quad), logo(), LogoEffort::photo);
    REQUIRE_FALSE(look.candidates.empty());
    CHECK(look.hindrance.empty());
    CHECK(best_sighting(look.candidates, logo()) == look.candidates.data());
    CHECK(corner_error(look.candidates.front().quad, quad) < 4);
}

TEST_CASE("what is not the LOGO is no sighting, and gives an answer all the same") {
    struct Row {
        std::string name;
        cv::Mat picture;
        bool resembles = false;  // it: something to look at then, but no sighting
    };
    const Row rows[] = {
        {"an event without the LOGO", ground()},
        {"the same, mirrored", flipped(ground())},
        {"the banner's words without the emblem", banner_without_logo(), true},
        {"another round red emblem", laid(ground(), other_red_emblem(), seen({600, 600}, {{500, 400}, 160})), true},
        {"the same, tilted", laid(ground(), other_red_emblem(), seen({600, 600}, {{500, 400}, 160, 40})), true},
        {"pure noise", pure_noise({800, 600})},
        {"all white", cv::Mat(600, 800, CV_8UC3, cv::Scalar::all(255))},
        {"all black", cv::Mat(600, 800, CV_8UC3, cv::Scalar::all(0))},
        {"one pixel", cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(9))},
        {"a line", pure_noise({800, 1})},
        {"a strip", pure_noise({4000, 40})},
        {"smaller than any LOGO", pure_noise({20, 20})},
        {"nothing", cv::Mat()},
    };
    for (const Row& row : rows) {
        for (const LogoEffort effort : {LogoEffort::frame, LogoEffort::closer, LogoEffort::photo}) {
            if (effort != LogoEffort::photo && row.picture.total() > 100'000) continue;
            CAPTURE(row.name);
            CAPTURE(static_cast<int>(effort));
            for (const Sighting& candidate : look_for_logo(row.picture, logo(), effort).candidates) {
                CHECK(std::isfinite(candidate.score));
                CAPTURE(candidate.score);
                const LogoOperatingPoint& point = logo().operating_point;
                CHECK((candidate.mirrored || candidate.score < (row.resembles ? point.present : point.absent)));
            }
        }
    }
}

TEST_CASE("a LOGO's image may be larger than the picture that is searched") {
    cv::Mat huge;
    cv::resize(lettered_emblem(), huge, {2400, 2400}, 0, 0, cv::INTER_CUBIC);
    const LogoModel::Data data = prepare_logo(huge, {});
    const cv::Mat paper(300, 400, CV_8UC3, cv::Scalar(170, 190, 180));
    const Quad quad = seen(huge.size(), {{180, 140}, 110});
    const auto found = look_for_logo(laid(paper, huge, quad), data, LogoEffort::photo).candidates;
    REQUIRE_FALSE(found.empty());
    CHECK(best_sighting(found, data) == found.data());
    CHECK(corner_error(found.front().quad, quad) < 5);
    for (const cv::Size size : {cv::Size(400, 300), cv::Size(60, 60), cv::Size(25, 400)})
        CHECK(best_sighting(look_for_logo(pure_noise(size), data, LogoEffort::photo).candidates, data) == nullptr);
}

TEST_CASE("a mirrored LOGO is reported as mirrored, and is never a sighting") {
    struct Row {
        std::string name;
        Pose pose;
    };
    const Row rows[] = {
        {"upright", {{500, 400}, 160}},
        {"small", {{500, 400}, 60}},
        {"tilted by 40°", {{500, 400}, 160, 40}},
        {"tilted askew by 40° and rolled", {{700, 500}, 160, 40, 30, 10}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Quad quad = seen({400, 400}, row.pose);
        const auto right = look_for_logo(laid(ground(), lettered_emblem(), quad), emblem(), LogoEffort::photo);
        CHECK(best_sighting(right.candidates, emblem()) != nullptr);
        const cv::Mat picture = laid(ground(), flipped(lettered_emblem()), quad);
        const auto wrong = look_for_logo(picture, emblem(), LogoEffort::photo);
        CHECK(best_sighting(wrong.candidates, emblem()) == nullptr);
        REQUIRE_FALSE(wrong.candidates.empty());
        const Sighting& best = wrong.candidates.front();
        CHECK(best.mirrored);
        CHECK(best.score >= emblem().operating_point.absent);
        CHECK(corner_error(best.quad, {quad[1], quad[0], quad[3], quad[2]}) < 0.1 * short_side_px(quad));
    }
}

TEST_CASE("a look ends as present, absent or indeterminate, with its reason") {
    const LogoModel model = LogoModel::load(logo_file());
    const LogoModel strict = LogoModel::load(logo_file(), LogoOperatingPoint{1, 0.1});
    cv::Mat dark, blurred, small;
    ground().convertTo(dark, -1, 0.12);
    cv::GaussianBlur(ground(), blurred, {}, 14);
    cv::resize(ground(), small, {150, 112}, 0, 0, cv::INTER_AREA);
    cv::Mat mirrored;
    cv::flip(with_logo({{500, 400}, 160}), mirrored, 1);
    struct Row {
        std::string name;
        cv::Mat picture;
        LogoOutcome outcome;
        const char* reason;
        const LogoModel* model;
    };
    const Row rows[] = {
        {"with the LOGO", with_logo({{500, 400}, 160}), LogoOutcome::present, "", &model},
        {"without it", ground(), LogoOutcome::absent, "", &model},
        {"dark", dark, LogoOutcome::indeterminate, "dark", &model},
        {"blurred", blurred, LogoOutcome::indeterminate, "blurred", &model},
        {"small", small, LogoOutcome::indeterminate, "small", &model},
        {"one pixel", cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(9)), LogoOutcome::indeterminate, "small", &model},
        {"a score in the grey zone", with_logo({{500, 400}, 160}), LogoOutcome::indeterminate, "doubtful", &strict},
        {"mirrored", mirrored, LogoOutcome::indeterminate, "mirrored", &model},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const LogoSearch search = searched(row.picture, *row.model);
        CHECK(search.outcome == row.outcome);
        CHECK(search.reason == row.reason);
        CHECK(search.sightings.empty() == (row.outcome != LogoOutcome::present));
        const bool looked_at = search.reason == "doubtful" || search.reason == "mirrored";
        CHECK(search.doubtful.has_value() == looked_at);
        if (looked_at) CHECK(search.doubtful->mirrored == (search.reason == "mirrored"));
    }
}

TEST_CASE("a dark or blurred picture that shows the LOGO all the same is no less present") {
    const LogoModel model = LogoModel::load(logo_file());
    cv::Mat dark;
    with_logo({{500, 400}, 200}).convertTo(dark, -1, 0.12);
    const LogoSearch search = searched(dark, model);
    CHECK((search.outcome == LogoOutcome::present || search.outcome == LogoOutcome::indeterminate));
    CHECK(search.outcome != LogoOutcome::absent);
}

TEST_CASE("the same picture gives the same answer, with one thread as with two") {
    const cv::Mat event = painted_event(1280, true);
    const int threads = cv::getNumThreads();
    const auto with_threads = [&](int count, const cv::Mat& picture) {
        cv::setNumThreads(count);
        auto candidates = look_for_logo(picture, logo(), LogoEffort::photo).candidates;
        cv::setNumThreads(threads);
        return candidates;
    };
    for (const cv::Mat& picture : {event, ground()}) {
        const auto one = with_threads(1, picture), two = with_threads(2, picture);
        REQUIRE_FALSE(one.empty());
        REQUIRE(one.size() == two.size());
        for (std::size_t i = 0; i < one.size(); ++i) {
            CHECK(one[i].score == two[i].score);
            CHECK(one[i].mirrored == two[i].mirrored);
            CHECK(corner_error(one[i].quad, two[i].quad) == 0);
        }
    }
}

TEST_CASE("images that can't serve as a LOGO are refused") {
    CHECK_THROWS_AS(prepare_logo(cv::Mat(200, 200, CV_8UC4, cv::Scalar(0, 0, 0, 0)), {}), std::invalid_argument);
    CHECK_THROWS_AS(prepare_logo(cv::Mat(200, 200, CV_8UC4, cv::Scalar(90, 90, 90, 255)), {}), std::invalid_argument);
    CHECK_THROWS_AS(prepare_logo(cv::Mat(1, 1, CV_8UC4, cv::Scalar(90, 20, 90, 255)), {}), std::invalid_argument);
    CHECK_THROWS_AS(prepare_logo(cv::Mat(20, 900, CV_8UC4, cv::Scalar(90, 20, 90, 255)), {}), std::invalid_argument);
}

TEST_SUITE_END();
