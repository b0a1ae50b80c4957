#include "media/jpeg_writer.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "media/still.h"

using namespace mediaproof;

TEST_SUITE_BEGIN("media");

TEST_CASE("what is written as JPEG is read again, with its comment near the start") {
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(33, 7), cv::Size(640, 480)}) {
        CAPTURE(size.width);
        cv::Mat picture(size, CV_8UC3, cv::Scalar(40, 210, 0));
        picture.colRange(0, size.width / 2).setTo(cv::Scalar(200, 30, 90));
        const auto bytes = encode_jpeg(picture, "a remark");
        CHECK(content_of(bytes) == Content::jpeg);
        const std::string_view head(reinterpret_cast<const char*>(bytes.data()),
                                    std::min<std::size_t>(100, bytes.size()));
        CHECK(head.find("a remark") != std::string_view::npos);
        const cv::Mat again = decode_still(bytes, Content::jpeg, 10'000, "made").picture;
        REQUIRE(again.size() == size);
        CHECK(cv::norm(again, picture, cv::NORM_L1) / (3.0 * size.area()) < 6);
    }
}

TEST_CASE("a part of a larger picture is written as it is") {
    cv::Mat large(100, 100, CV_8UC3, cv::Scalar(0, 0, 255));
    cv::Mat part = large({10, 20, 40, 30});
    part.setTo(cv::Scalar(0, 255, 0));
    const cv::Mat again = decode_still(encode_jpeg(part, ""), Content::jpeg, 10'000, "made").picture;
    REQUIRE(again.size() == cv::Size(40, 30));
    CHECK(again.at<cv::Vec3b>(29, 39)[1] > 200);
}

TEST_CASE("a picture larger than the format allows is refused with libjpeg's words") {
    CHECK_THROWS_AS(encode_jpeg(cv::Mat(1, 70'000, CV_8UC3, cv::Scalar::all(0)), ""), std::runtime_error);
}

TEST_SUITE_END();
