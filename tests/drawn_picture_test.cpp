#include "drawn_picture.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace mediaproof;

namespace {

std::vector<std::byte> bytes_of(const std::string& text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

const std::string jpeg = "\xFF\xD8\xFF\xE0";

}  // namespace

TEST_SUITE_BEGIN("annotate");

TEST_CASE("pictures come back as they were sent") {
    const auto got = decode_pictures(
        encode_pictures({{12.4, 1920, 1080, bytes_of(jpeg + "a")}, {std::nullopt, 480, 640, bytes_of(jpeg + "b")}}));
    REQUIRE(got.size() == 2);
    CHECK(got[0].at_s == 12.4);
    CHECK(got[0].width == 1920);
    CHECK(got[0].jpeg == bytes_of(jpeg + "a"));
    CHECK_FALSE(got[1].at_s);
    CHECK(got[1].height == 640);
    CHECK(decode_pictures(encode_pictures({})).empty());
}

TEST_CASE("pictures that a taken over worker made up are refused") {
    const std::vector<std::vector<DrawnPicture>> forged = {
        {{std::nullopt, 0, 10, bytes_of(jpeg)}},
        {{std::nullopt, 10, -1, bytes_of(jpeg)}},
        {{std::nullopt, 10, 2'000'000, bytes_of(jpeg)}},
        {{-1.0, 10, 10, bytes_of(jpeg)}},
        {{std::numeric_limits<double>::infinity(), 10, 10, bytes_of(jpeg)}},
        {{std::numeric_limits<double>::quiet_NaN(), 10, 10, bytes_of(jpeg)}},
        {{1e300, 10, 10, bytes_of(jpeg)}},
        {{std::nullopt, 10, 10, bytes_of("<html><script>")}},
        {{std::nullopt, 10, 10, {}}},
        std::vector<DrawnPicture>(17, {std::nullopt, 10, 10, bytes_of(jpeg)}),
    };
    for (const auto& pictures : forged)
        CHECK_THROWS_AS(decode_pictures(encode_pictures(pictures)), DrawnPictureError);
    CHECK_THROWS_AS(decode_pictures({}), DrawnPictureError);
    auto longer = encode_pictures({});
    longer.push_back(std::byte{0});
    CHECK_THROWS_AS(decode_pictures(longer), DrawnPictureError);
}

TEST_SUITE_END();
