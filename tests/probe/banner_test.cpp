#include "probe/banner.h"

#include <doctest/doctest.h>

#include "media/ocr.h"
#include "paint/camera.h"
#include "paint/scene.h"

using namespace mediaproof;

namespace {

cv::Mat plaza() {
    const paint::Event event{"市司法局", "法律援助", "市司法局2023年“政务公开主题日”活动",
                             std::string(MEDIAPROOF_MODELS) + "/ningxiang-2023/logo.png"};
    return paint::paint_view(event, paint::View::plaza, {1600, 1200});
}

std::string without_quotes(std::string text) {
    for (const char* quote : {"“", "”", "\"", "‘", "’", "'"}) {
        for (auto at = text.find(quote); at != text.npos; at = text.find(quote))
            text.erase(at, std::string(quote).size());
    }
    return text;
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("the banner of a painted plaza is found, read and kept as a strip") {
    const cv::Mat picture = plaza();
    const auto readings = banners_in_photo(picture, picture.size(), [&] { return picture; });
    REQUIRE_FALSE(readings.empty());
    const BannerReading& best = readings.front();
    CHECK(best.strip.size() > 1000);
    CHECK_FALSE(best.at_s);
    if (!TextReader().can_read()) {
        CHECK(best.text.empty());
        CHECK(best.letter_px == 0);
        return;
    }
    CHECK(without_quotes(best.text).ends_with("市司法局2023年政务公开主题日活动"));
    CHECK(best.letter_px > 25);
    CHECK(best.letter_px < 80);
    CHECK(best.confidence > 0.7);
    CHECK(best.starts_clear);
}

TEST_CASE("of a video frames far enough apart are looked at, and places are those of the displayed frame") {
    const cv::Mat picture = plaza();
    VideoBanners banners({3200, 2400}, 100);
    for (const double at_s : {0.0, 1.0, 2.0, 50.0})
        banners.look_at({at_s, picture, {}});
    banners.look_at({60.0, {}, {}});
    const auto readings = std::move(banners).result();
    REQUIRE_FALSE(readings.empty());
    for (const BannerReading& reading : readings)
        CHECK((reading.at_s == 0.0 || reading.at_s == 50.0));
    CHECK(readings.front().quad[1].x > 1600);
}

TEST_SUITE_END();
