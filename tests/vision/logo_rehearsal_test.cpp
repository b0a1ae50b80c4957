#include "vision/rehearsal/rehearsal.h"

#include <doctest/doctest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <set>

#include "support/pictures.h"
#include "vision/rehearsal/ground.h"
#include "vision/rehearsal/spoil.h"
#include "vision/rehearsal/weaknesses.h"

using namespace mediaproof;
using namespace mediaproof::rehearsal;
using namespace mediaproof::tests;

namespace {

constexpr Effort little{1, 4, 2, 1000};

const cv::Mat& logo_prop() {
    static const cv::Mat image = prop(logo_image());
    return image;
}

double difference(const cv::Mat& a, const cv::Mat& b) {
    return cv::norm(a, b, cv::NORM_INF);
}

cv::Mat blank(int width, int height, const cv::Scalar& colour = cv::Scalar(255, 255, 255, 255)) {
    return cv::Mat(height, width, CV_8UC4, colour);
}

// Three bold arcs.
cv::Mat plain_sign() {
    cv::Mat sign = blank(300, 300);
    for (const int radius : {40, 80, 120})
        cv::ellipse(sign, {150, 200}, {radius, radius}, 0, 200, 320, {30, 30, 180, 255}, 20, cv::LINE_AA);
    return sign;
}

cv::Mat letters() {
    cv::Mat words = blank(420, 100);
    cv::putText(words, "OPEN GOV", {20, 70}, cv::FONT_HERSHEY_SIMPLEX, 2.4, {20, 20, 20, 255}, 6, cv::LINE_AA);
    return words;
}

cv::Mat small(const cv::Mat& image, int side) {
    cv::Mat result;
    cv::resize(image, result, {side, side}, 0, 0, cv::INTER_AREA);
    return result;
}

cv::Mat faint(const cv::Mat& image) {
    cv::Mat result;
    image.convertTo(result, -1, 0.08, 180);
    cv::Mat opaque(image.size(), CV_8U, cv::Scalar(255));
    cv::insertChannel(opaque, result, 3);
    return result;
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("chance falls alike everywhere") {
    Chance chance(7);
    CHECK(chance.bits() == 327741615U);  // of mt19937, which the standard lays down
    Chance again(7);
    double sum = 0, squares = 0;
    for (int i = 0; i < 20'000; ++i) {
        const double value = again.normal();
        sum += value;
        squares += value * value;
    }
    CHECK(std::abs(sum / 20'000) < 0.03);
    CHECK(squares / 20'000 == doctest::Approx(1).epsilon(0.05));
}

TEST_CASE("the same rehearsal gives the same scores, with one thread as with many") {
    const std::vector<cv::Mat> props = {logo_prop()};
    const std::vector<LogoModel::Data> variants = {prepare_logo(logo_prop(), {})};
    const auto many = rehearsed(props, variants, little);
    const int threads = cv::getNumThreads();
    cv::setNumThreads(1);
    const auto one = rehearsed(props, variants, little);
    cv::setNumThreads(threads);
    REQUIRE(one.size() == many.size());
    CHECK(one.size() == 32 + 4 + 12);
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].score == many[i].score);
        CHECK(one[i].view.short_px == many[i].view.short_px);
    }
    const Replay replay = replayed(one[5], props, variants);
    CHECK((replay.best ? replay.best->score : 0) == one[5].score);
}

TEST_CASE("many images share the same time") {
    const Effort whole = Effort{}.shared_by(1);
    CHECK(whole.rounds == Effort{}.rounds);
    CHECK(whole.logo_free == Effort{}.logo_free);
    const Effort eighth = Effort{}.shared_by(8);
    CHECK(eighth.rounds >= 1);
    CHECK(eighth.rounds < whole.rounds);
    CHECK(8 * (32 * eighth.rounds + eighth.logo_free + look_alikes * eighth.of_each_look_alike) <= Effort{}.most_looks);
}

TEST_CASE("a scene shows the LOGO as large as asked, where it says") {
    for (const double short_px : {20.0, 60.0, 180.0}) {
        CAPTURE(short_px);
        Chance chance(3);
        View view;
        view.short_px = short_px;
        view.tilt_deg = 30;
        const Scene scene = shown(logo_prop(), view, {picture_width, picture_height}, chance);
        CHECK(scene.picture.size() == cv::Size(picture_width, picture_height));
        CHECK(scene.short_px == doctest::Approx(short_px).epsilon(0.02));
        for (const Point& corner : scene.truth) {
            CHECK(corner.x >= 0);
            CHECK(corner.x <= picture_width);
            CHECK(corner.y >= 0);
            CHECK(corner.y <= picture_height);
        }
    }
}

TEST_CASE("a LOGO larger than the picture is shown as large as it fits") {
    Chance chance(3);
    View view;
    view.short_px = 300;
    view.tilt_deg = 60;
    const Scene scene = shown(blank(1200, 100, {0, 0, 200, 255}), view, {picture_width, picture_height}, chance);
    CHECK(scene.short_px < 100);
    CHECK(scene.short_px > 1);
}

TEST_CASE("look-alikes differ from the LOGO and from each other") {
    for (int i = 0; i < look_alikes; ++i) {
        Chance chance(1), other(2);
        const auto kind = static_cast<LookAlike>(i);
        CAPTURE(name_of(kind));
        const cv::Mat alike = look_alike(logo_prop(), kind, chance);
        CHECK(alike.size() == logo_prop().size());
        CHECK(alike.type() == CV_8UC4);
        CHECK(difference(alike, logo_prop()) > 50);
        if (kind != LookAlike::mirrored) CHECK(difference(alike, look_alike(logo_prop(), kind, other)) > 0);
    }
}

TEST_CASE("JPEG damage grows as the quality falls") {
    Chance chance(4);
    const cv::Mat picture = logo_free_ground(chance, {96, 64});
    double last = 0;
    for (const int quality : {100, 85, 50, 10}) {
        const double damage = cv::norm(picture, as_jpeg_leaves_it(picture, quality), cv::NORM_L2);
        CHECK(damage > last);
        last = damage;
    }
    const cv::Mat grey(64, 96, CV_8UC3, cv::Scalar::all(120));
    CHECK(difference(as_jpeg_leaves_it(grey, 50), grey) <= 2);
}

TEST_CASE("weaknesses are seen in the image") {
    using Names = std::set<std::string>;
    cv::Mat turned = blank(200, 200);
    cv::circle(turned, {100, 100}, 80, {30, 120, 30, 255}, 24, cv::LINE_AA);
    struct Row {
        const char* name;
        cv::Mat image;
        Names seen;
    };
    const Row rows[] = {
        {"the project's LOGO", logo_image(), {}}, {"tiny", small(logo_image(), 40), {"tiny"}},
        {"three arcs", plain_sign(), {"plain"}},  {"a ring", turned, {"plain", "mirror-symmetric", "turn-symmetric"}},
        {"letters", letters(), {"letters-only"}}, {"faint", faint(logo_prop()), {"faint"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const auto names = weaknesses_of(row.image);
        const Names seen(names.begin(), names.end());
        std::string all;
        for (const auto& name : seen)
            all += name + " ";
        CAPTURE(all);
        CHECK(seen == row.seen);
    }
}

TEST_SUITE_END();
