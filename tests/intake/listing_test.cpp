#include "intake/listing.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cbor.h"

using namespace mediaproof;

namespace {

std::vector<std::byte> encoded(const std::vector<std::pair<std::string, std::int64_t>>& files,
                               const std::vector<std::pair<std::int64_t, std::string>>& refused = {}) {
    CborWriter cbor;
    cbor.array(2 * files.size());
    for (const auto& [name, size] : files) {
        cbor.text(name);
        cbor.integer(size);
    }
    cbor.array(2 * refused.size());
    for (const auto& [why, name] : refused) {
        cbor.integer(why);
        cbor.text(name);
    }
    return std::move(cbor).take();
}

}  // namespace

TEST_SUITE_BEGIN("intake");

TEST_CASE("a listing comes back as it was sent") {
    Listing sent;
    sent.files = {{"照片/1.jpg", 0, 10}, {"2.jpg", 10, 0}};
    sent.refused = {{Refusal::encrypted, "3.jpg"}, {Refusal::damaged, ""}};
    const Listing got = decode_listing(encode_listing(sent), 10);
    REQUIRE(got.files.size() == 2);
    CHECK(got.files[0].name == "照片/1.jpg");
    CHECK(got.files[0].size == 10);
    CHECK(got.files[1].at == 10);
    REQUIRE(got.refused.size() == 2);
    CHECK(got.refused[0].why == Refusal::encrypted);
    CHECK(got.refused[0].name == "3.jpg");
    CHECK(got.refused[1].why == Refusal::damaged);
}

TEST_CASE("a listing that a taken over worker made up is refused") {
    const std::vector<std::vector<std::byte>> forged = {
        {},
        encoded({{"../1.jpg", 1}}),
        encoded({{"/etc/passwd", 1}}),
        encoded({{"a//b", 1}}),
        encoded({{"a\\b", 1}}),
        encoded({{"", 1}}),
        encoded({{"1.jpg", -1}}),
        encoded({{"1.jpg", 11}}),
        encoded({{"1.jpg", 6}, {"2.jpg", 5}}),
        encoded({{"1.jpg", 1}, {"1.jpg", 1}}),
        encoded({}, {{11, "x"}}),
        encoded({}, {{-1, "x"}}),
        encoded({}, {{0, std::string(5000, 'x')}}),
    };
    for (const auto& bytes : forged) {
        CAPTURE(bytes.size());
        CHECK_THROWS_AS(decode_listing(bytes, 10), ListingError);
    }
    auto longer = encoded({{"1.jpg", 1}});
    CHECK(decode_listing(longer, 10).files.size() == 1);
    longer.push_back(std::byte{0});
    CHECK_THROWS_AS(decode_listing(longer, 10), ListingError);
}

TEST_SUITE_END();
