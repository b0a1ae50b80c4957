#include "cbor.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <limits>

using namespace mediaproof;

namespace {

using Bytes = std::vector<std::byte>;

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

Bytes bytes_of(std::initializer_list<int> values) {
    Bytes bytes;
    for (const int value : values)
        bytes.push_back(static_cast<std::byte>(value));
    return bytes;
}

Bytes written(const std::function<void(CborWriter&)>& write) {
    CborWriter cbor;
    write(cbor);
    return std::move(cbor).take();
}

}  // namespace

TEST_SUITE_BEGIN("facts");

// RFC 8949, appendix A.
TEST_CASE("values are written as the standard has them, and read again") {
    struct Row {
        std::int64_t value;
        Bytes bytes;
    };
    const Row rows[] = {
        {0, bytes_of({0x00})},
        {23, bytes_of({0x17})},
        {24, bytes_of({0x18, 0x18})},
        {255, bytes_of({0x18, 0xFF})},
        {256, bytes_of({0x19, 0x01, 0x00})},
        {1'000'000, bytes_of({0x1A, 0x00, 0x0F, 0x42, 0x40})},
        {1'000'000'000'000, bytes_of({0x1B, 0x00, 0x00, 0x00, 0xE8, 0xD4, 0xA5, 0x10, 0x00})},
        {-1, bytes_of({0x20})},
        {-100, bytes_of({0x38, 0x63})},
        {-1000, bytes_of({0x39, 0x03, 0xE7})},
        {most, bytes_of({0x1B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF})},
        {-most - 1, bytes_of({0x3B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF})},
    };
    for (const Row& row : rows) {
        CAPTURE(row.value);
        const bool same = written([&](CborWriter& cbor) { cbor.integer(row.value); }) == row.bytes;
        CHECK(same);
        CHECK(CborReader(row.bytes).integer() == row.value);
    }
    const Bytes number = written([](CborWriter& cbor) { cbor.number(1.1); });
    CHECK((number == bytes_of({0xFB, 0x3F, 0xF1, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9A})));
    CHECK(CborReader(number).number() == 1.1);
    const Bytes text = written([](CborWriter& cbor) { cbor.text("水"); });
    CHECK((text == bytes_of({0x63, 0xE6, 0xB0, 0xB4})));
    CHECK(CborReader(text).text() == "水");
    CHECK(CborReader(bytes_of({0xF5})).boolean());
    CHECK_FALSE(CborReader(bytes_of({0xF4})).boolean());
}

TEST_CASE("anything else is refused") {
    struct Row {
        const char* what;
        Bytes bytes;
        std::function<void(CborReader&)> read;
    };
    const auto integer = [](CborReader& cbor) { cbor.integer(); };
    const auto text = [](CborReader& cbor) { cbor.text(); };
    const auto array = [](CborReader& cbor) { cbor.array(); };
    const auto map = [](CborReader& cbor) { cbor.map(); };
    const auto number = [](CborReader& cbor) { cbor.number(); };
    const Row rows[] = {
        {"nothing", {}, integer},
        {"another type", bytes_of({0x61, 'a'}), integer},
        {"a longer head than needed", bytes_of({0x18, 0x17}), integer},
        {"a longer head than needed", bytes_of({0x1B, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF}), integer},
        {"an unknown head", bytes_of({0x1C}), integer},
        {"beyond 64 bits with a sign", bytes_of({0x1B, 0x80, 0, 0, 0, 0, 0, 0, 0}), integer},
        {"beyond 64 bits with a sign", bytes_of({0x3B, 0x80, 0, 0, 0, 0, 0, 0, 0}), integer},
        {"cut in its head", bytes_of({0x1A, 0, 0x0F}), integer},
        {"no UTF-8", bytes_of({0x61, 0xFF}), text},
        {"a surrogate", bytes_of({0x63, 0xED, 0xA0, 0x80}), text},
        {"a cut text", bytes_of({0x62, 'a'}), text},
        {"a text of no declared length", bytes_of({0x7F, 0x61, 'a', 0xFF}), text},
        {"more items than bytes", bytes_of({0x82, 0x00}), array},
        {"more items than could be", bytes_of({0x9B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}), array},
        {"an array of no declared length", bytes_of({0x9F, 0xFF}), array},
        {"more pairs than bytes", bytes_of({0xA1, 0x00}), map},
        {"half a number", bytes_of({0xF9, 0x3C, 0x00}), number},
        {"a single number", bytes_of({0xFA, 0x47, 0xC3, 0x50, 0x00}), number},
        {"an integer", bytes_of({0x01}), number},
        {"a cut number", bytes_of({0xFB, 0x3F}), number},
        {"an undefined value", bytes_of({0xF7}), number},
        {"a tag", bytes_of({0xC1, 0x01}), integer},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CborReader cbor(row.bytes);
        CHECK_THROWS_AS(row.read(cbor), CborError);
    }
}

TEST_SUITE_END();
