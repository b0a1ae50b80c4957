#include "annotate/marks.h"

#include <doctest/doctest.h>

#include "annotate/colours.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

const cv::Scalar grey = cv::Scalar::all(128);
constexpr Quad tilted = {{{300, 200}, {420, 230}, {420, 380}, {300, 400}}};
constexpr int most = 2048;

Annotation seen(const Quad& quad) {
    Annotation annotation;
    annotation.outcome = LogoOutcome::present;
    annotation.sightings = {{quad, 0.83, std::nullopt, false}};
    return annotation;
}

cv::Point middle_of_edge(const Quad& quad, std::size_t edge) {
    const Point& a = quad[edge];
    const Point& b = quad[(edge + 1) % 4];
    return {static_cast<int>((a.x + b.x) / 2), static_cast<int>((a.y + b.y) / 2)};
}

}  // namespace

TEST_SUITE_BEGIN("annotate");

TEST_CASE("a sighting has a green outline along its edges, and nothing over it") {
    const cv::Mat picture(600, 800, CV_8UC3, grey);
    const cv::Mat drawn = annotated(picture, picture.size(), seen(tilted), most);
    for (std::size_t edge = 0; edge < 4; ++edge)
        CHECK(share_of(drawn, middle_of_edge(tilted, edge), 4, green) > 0.2);
    CHECK(drawn.at<cv::Vec3b>(300, 360) == cv::Vec3b(128, 128, 128));
    CHECK(share_of(drawn, {100, 100}, 50, {128, 128, 128}) == 1);
    CHECK(picture.at<cv::Vec3b>(200, 300) == cv::Vec3b(128, 128, 128));  // the original is left alone
}

TEST_CASE("the first corner is told by a white disc") {
    const cv::Mat picture(600, 800, CV_8UC3, grey);
    for (std::size_t first = 0; first < 4; ++first) {
        Quad turned;
        for (std::size_t i = 0; i < 4; ++i)
            turned[i] = tilted[(first + i) % 4];
        const cv::Mat drawn = annotated(picture, picture.size(), seen(turned), most);
        for (std::size_t i = 0; i < 4; ++i) {
            const cv::Point corner(static_cast<int>(turned[i].x), static_cast<int>(turned[i].y));
            CHECK((share_of(drawn, corner, 20, {255, 255, 255}) > 0.1) == (i == 0));
        }
    }
}

TEST_CASE("a doubtful candidate is dashed in amber") {
    const cv::Mat picture(600, 800, CV_8UC3, grey);
    for (const bool mirrored : {false, true}) {
        Annotation annotation;
        annotation.reason = mirrored ? "mirrored" : "doubtful";
        annotation.doubtful = Sighting{tilted, 0.55, std::nullopt, mirrored};
        const cv::Mat drawn = annotated(picture, picture.size(), annotation, most);
        int coloured = 0;
        int bare = 0;
        for (int y = 215; y < 385; ++y) {
            const double amber_here = share_of(drawn.colRange(285, 310), {12, y}, 12, amber);
            (share_of(drawn.rowRange(y, y + 1), {298, 0}, 4, amber) > 0 ? coloured : bare) += 1;
            CHECK(amber_here < 0.6);
        }
        CHECK(coloured > 50);
        CHECK(bare > 20);
        CHECK(share_of(drawn, {400, 300}, 400, green) == 0);
    }
}

TEST_CASE("the picture keeps its shape and stays within the size asked for") {
    struct Row {
        cv::Size picture, displayed;
    };
    const Row rows[] = {{{4000, 3000}, {4000, 3000}}, {{3000, 4000}, {3000, 4000}}, {{2000, 1500}, {8000, 6000}},
                        {{2048, 2048}, {2048, 2048}}, {{640, 480}, {640, 480}},     {{1, 1}, {1, 1}},
                        {{4000, 3}, {4000, 3}},       {{3, 4000}, {3, 4000}},       {{90, 60}, {90, 60}}};
    for (const Row& row : rows) {
        CAPTURE(row.picture.width);
        CAPTURE(row.picture.height);
        const double width = row.displayed.width;
        const double height = row.displayed.height;
        const Quad quad = {{{0.4 * width, 0.4 * height},
                            {0.6 * width, 0.4 * height},
                            {0.6 * width, 0.6 * height},
                            {0.4 * width, 0.6 * height}}};
        const cv::Mat drawn = annotated(cv::Mat(row.picture, CV_8UC3, grey), row.displayed, seen(quad), most);
        CHECK(drawn.cols <= most);
        CHECK(drawn.rows <= most);
        CHECK(drawn.rows > 0);
        if (row.picture.width < 400 || row.picture.height < 400) continue;
        const double scale = drawn.cols / width;
        const cv::Point left(static_cast<int>(0.4 * width * scale), static_cast<int>(0.5 * height * scale));
        CHECK(share_of(drawn, left, 10, green) > 0.1);
    }
}

TEST_CASE("each outcome has its sign, without any sighting as well") {
    const cv::Mat picture(600, 800, CV_8UC3, grey);
    struct Row {
        LogoOutcome outcome;
        cv::Vec3b colour;
    };
    const Row rows[] = {{LogoOutcome::absent, {60, 60, 235}}, {LogoOutcome::indeterminate, amber}};
    for (const Row& row : rows) {
        Annotation annotation;
        annotation.outcome = row.outcome;
        annotation.best_score = 0.31;
        annotation.at_s = 12.4;
        const cv::Mat drawn = annotated(picture, picture.size(), annotation, most);
        CHECK(cv::norm(drawn.rowRange(0, 600), picture) == 0);
        CHECK(share_of(drawn.rowRange(600, drawn.rows), {40, 40}, 40, row.colour) > 0.02);
    }
}

TEST_CASE("quads far outside, without area or turned inside out harm nothing") {
    const cv::Mat picture(300, 400, CV_8UC3, grey);
    const Quad rows[] = {
        {{{-1e12, -1e12}, {1e12, -1e12}, {1e12, 1e12}, {-1e12, 1e12}}},
        {{{5000, 5000}, {5100, 5000}, {5100, 5100}, {5000, 5100}}},
        {{{50, 50}, {50, 50}, {50, 50}, {50, 50}}},
        {{{200, 100}, {100, 200}, {200, 200}, {100, 100}}},
        {{{-40, -40}, {40, -40}, {40, 40}, {-40, 40}}},
    };
    for (const Quad& quad : rows) {
        Annotation annotation = seen(quad);
        annotation.sightings.push_back(annotation.sightings.front());
        annotation.doubtful = annotation.sightings.front();
        CHECK(annotated(picture, picture.size(), annotation, most).cols == 400);
    }
}

TEST_SUITE_END();
