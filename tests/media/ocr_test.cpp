#include "media/ocr.h"

#include <doctest/doctest.h>

#include <opencv2/imgproc.hpp>

#include "paint/sheet.h"

using namespace mediaproof;

namespace {

cv::Mat written(const std::string& text) {
    paint::Sheet sheet({1100, 90});
    paint::fill_box(sheet.pen(), {0, 0, 1100, 90}, {1, 1, 1});
    paint::write(sheet.pen(), text, {550, 45}, 50, {0, 0, 0});
    cv::Mat grey;
    cv::cvtColor(sheet.pixels(), grey, cv::COLOR_BGRA2GRAY);
    return grey;
}

}  // namespace

TEST_SUITE_BEGIN("media");

TEST_CASE("printed Chinese is read") {
    TextReader reader;
    if (!reader.can_read()) {
        MESSAGE("built without tesseract, or its Chinese is not installed: nothing is read");
        CHECK(reader.read(written("政务公开"), true).text.empty());
        return;
    }
    const ReadText read = reader.read(written("市教育局2023年政务公开主题日活动"), true);
    CHECK(read.text == "市教育局2023年政务公开主题日活动");
    CHECK(read.confidence > 0.7);
    CHECK(read.from_start);
    CHECK(reader.read(written(""), true).text.empty());
    CHECK(reader.read(written(""), true).confidence == 0);
    CHECK_FALSE(reader.read(written(""), true).from_start);
    CHECK(reader.read({}, true).text.empty());
    CHECK(reader.read(cv::Mat(2100, 2100, CV_8U, cv::Scalar(255)), false).text.empty());
}

TEST_SUITE_END();
