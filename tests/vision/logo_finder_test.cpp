#include "vision/logo_finder.h"

#include <doctest/doctest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "media/still.h"
#include "support/pictures.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

const LogoModel::Data& logo() {
    static const LogoModel::Data data = prepare_logo(read_with_alpha(logo_file()), {});
    return data;
}

// The LOGO laid over `ground` with its corners at `quad`.
cv::Mat with_logo_at(const cv::Mat& ground, const Quad& quad) {
    const cv::Mat image = read_with_alpha(logo_file());
    const float width = static_cast<float>(image.cols);
    const float height = static_cast<float>(image.rows);
    const std::vector<cv::Point2f> from = {{0, 0}, {width, 0}, {width, height}, {0, height}};
    std::vector<cv::Point2f> to;
    for (const Point& p : quad)
        to.emplace_back(static_cast<float>(p.x), static_cast<float>(p.y));
    cv::Mat small;
    const double side = cv::norm(to[1] - to[0]);
    cv::GaussianBlur(image, small, {}, std::max(0.1, 0.4 * image.cols / side));
    cv::Mat laid;
    cv::warpPerspective(small, laid, cv::getPerspectiveTransform(from, to), ground.size(), cv::INTER_AREA);
    cv::Mat result = ground.clone();
    for (int y = 0; y < ground.rows; ++y) {
        for (int x = 0; x < ground.cols; ++x) {
            const cv::Vec4b over = laid.at<cv::Vec4b>(y, x);
            for (int c = 0; c < 3; ++c) {
                const int under = result.at<cv::Vec3b>(y, x)[c];
                result.at<cv::Vec3b>(y, x)[c] = static_cast<std::uint8_t>(under + (over[c] - under) * over[3] / 255);
            }
        }
    }
    return result;
}

double corner_error(const Quad& a, const Quad& b) {
    double worst = 0;
    for (std::size_t i = 0; i < 4; ++i)
        worst = std::max(worst, std::hypot(a[i].x - b[i].x, a[i].y - b[i].y));
    return worst;
}

cv::Mat pure_noise(cv::Size size) {
    cv::Mat picture(size, CV_8UC3);
    cv::RNG random(3);
    random.fill(picture, cv::RNG::UNIFORM, 0, 256);
    return picture;
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("the LOGO is found where it was put, with its corners") {
    struct Row {
        const char* name;
        Quad quad;
    };
    const Row rows[] = {
        {"upright", {{{400, 300}, {600, 300}, {600, 500}, {400, 500}}}},
        {"at the edge", {{{2, 2}, {162, 2}, {162, 162}, {2, 162}}}},
        {"large", {{{500, 200}, {1100, 200}, {1100, 800}, {500, 800}}}},
        {"small", {{{900, 420}, {980, 420}, {980, 500}, {900, 500}}}},
        {"rolled by 8°", {{{420, 300}, {618, 328}, {590, 526}, {392, 498}}}},
        {"seen from the side", {{{400, 310}, {560, 290}, {560, 510}, {400, 490}}}},
    };
    const cv::Mat ground = painted_event(1280, false);
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const auto sightings = look_for_logo(with_logo_at(ground, row.quad), logo(), LogoEffort::photo).candidates;
        REQUIRE_FALSE(sightings.empty());
        const Sighting& best = sightings.front();
        CHECK(best.score >= LogoOperatingPoint{}.present);
        const double width = std::hypot(row.quad[1].x - row.quad[0].x, row.quad[1].y - row.quad[0].y);
        CHECK(corner_error(best.quad, row.quad) < 0.1 * width);
    }
}

TEST_CASE("pictures without it give no candidate above the absent score") {
    struct Row {
        const char* name;
        cv::Mat picture;
    };
    const cv::Mat event = painted_event(1280, false);
    const Row rows[] = {
        {"an event without the LOGO", event},
        {"the same, mirrored",
         [&] {
             cv::Mat m;
             cv::flip(event, m, 1);
             return m;
         }()},
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
        CAPTURE(row.name);
        for (const Sighting& candidate : look_for_logo(row.picture, logo(), LogoEffort::photo).candidates) {
            CHECK(std::isfinite(candidate.score));
            CHECK(candidate.score < LogoOperatingPoint{}.absent);
        }
    }
}

TEST_CASE("the same picture gives the same answer, with one thread as with many") {
    const cv::Mat event = painted_event(1280, true);
    const auto many = look_for_logo(event, logo(), LogoEffort::photo).candidates;
    const int threads = cv::getNumThreads();
    cv::setNumThreads(1);
    const auto one = look_for_logo(event, logo(), LogoEffort::photo).candidates;
    cv::setNumThreads(threads);
    REQUIRE(one.size() == many.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].score == many[i].score);
        CHECK(corner_error(one[i].quad, many[i].quad) == 0);
    }
}

TEST_CASE("images that can't serve as a LOGO are refused") {
    CHECK_THROWS_AS(prepare_logo(cv::Mat(200, 200, CV_8UC4, cv::Scalar(0, 0, 0, 0)), {}), std::invalid_argument);
    CHECK_THROWS_AS(prepare_logo(cv::Mat(200, 200, CV_8UC4, cv::Scalar(90, 90, 90, 255)), {}), std::invalid_argument);
    CHECK_THROWS_AS(prepare_logo(cv::Mat(8, 8, CV_8UC4, cv::Scalar(90, 20, 90, 255)), {}), std::invalid_argument);
}

TEST_SUITE_END();
