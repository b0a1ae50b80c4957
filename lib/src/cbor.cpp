#include "cbor.h"

#include <bit>
#include <limits>

#include "utf8.h"

namespace mediaproof {
namespace {

// Major types, in the upper three bits of a head.
constexpr unsigned non_negative = 0, negative = 1, byte_string = 2, text_string = 3, items = 4, pairs = 5, simple = 7;

constexpr std::byte false_item{0xF4}, true_item{0xF5}, null_item{0xF6}, double_item{0xFB};

constexpr std::uint64_t most_positive = std::numeric_limits<std::int64_t>::max();

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        if (!take_utf8(text).valid) return false;
    }
    return true;
}

unsigned major_of(std::byte head) {
    return std::to_integer<unsigned>(head) >> 5;
}

}  // namespace

void CborWriter::big_endian(std::uint64_t value, int width) {
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        bytes_.push_back(static_cast<std::byte>(value >> shift & 0xFF));
}

void CborWriter::head(unsigned major, std::uint64_t argument) {
    const auto lead = [&](unsigned low) { bytes_.push_back(static_cast<std::byte>(major << 5 | low)); };
    if (argument < 24) return lead(static_cast<unsigned>(argument));
    const int exponent = argument <= 0xFF ? 0 : argument <= 0xFFFF ? 1 : argument <= 0xFFFFFFFF ? 2 : 3;
    lead(24U + static_cast<unsigned>(exponent));
    big_endian(argument, 1 << exponent);
}

void CborWriter::null() {
    bytes_.push_back(null_item);
}

void CborWriter::boolean(bool value) {
    bytes_.push_back(value ? true_item : false_item);
}

void CborWriter::integer(std::int64_t value) {
    if (value >= 0) return head(non_negative, static_cast<std::uint64_t>(value));
    head(negative, ~static_cast<std::uint64_t>(value));
}

void CborWriter::number(double value) {
    bytes_.push_back(double_item);
    big_endian(std::bit_cast<std::uint64_t>(value), 8);
}

void CborWriter::text(std::string_view utf8) {
    head(text_string, utf8.size());
    const auto* from = reinterpret_cast<const std::byte*>(utf8.data());
    bytes_.insert(bytes_.end(), from, from + utf8.size());
}

void CborWriter::bytes(std::span<const std::byte> value) {
    head(byte_string, value.size());
    bytes_.insert(bytes_.end(), value.begin(), value.end());
}

void CborWriter::array(std::size_t size) {
    head(items, size);
}

void CborWriter::map(std::size_t size) {
    head(pairs, size);
}

CborType CborReader::next() const {
    if (rest_.empty()) throw CborError("ends too early");
    switch (major_of(rest_.front())) {
        case non_negative:
        case negative:
            return CborType::integer;
        case byte_string:
            return CborType::bytes;
        case text_string:
            return CborType::text;
        case items:
            return CborType::array;
        case pairs:
            return CborType::map;
        default:
            break;
    }
    const std::byte item = rest_.front();
    if (item == null_item) return CborType::null;
    if (item == false_item || item == true_item) return CborType::boolean;
    if (item == double_item) return CborType::number;
    throw CborError("holds something unknown");
}

std::span<const std::byte> CborReader::take(std::uint64_t size) {
    if (size > rest_.size()) throw CborError("ends too early");
    const auto taken = rest_.first(static_cast<std::size_t>(size));
    rest_ = rest_.subspan(taken.size());
    return taken;
}

std::uint64_t CborReader::big_endian(int width) {
    std::uint64_t value = 0;
    for (const std::byte byte : take(static_cast<std::uint64_t>(width)))
        value = value << 8 | std::to_integer<std::uint64_t>(byte);
    return value;
}

std::uint64_t CborReader::head(unsigned major) {
    const std::byte lead = take(1).front();
    if (major_of(lead) != major) throw CborError("has the wrong type");
    const unsigned low = std::to_integer<unsigned>(lead) & 0x1FU;
    if (low < 24) return low;
    if (low > 27) throw CborError("has an unknown head");
    const std::uint64_t argument = big_endian(1 << (low - 24));
    constexpr std::uint64_t least[] = {24, 0x100, 0x10000, 0x100000000};
    if (argument < least[low - 24]) throw CborError("has a longer head than it needs");
    return argument;
}

void CborReader::null() {
    if (next() != CborType::null) throw CborError("has the wrong type");
    take(1);
}

bool CborReader::boolean() {
    if (next() != CborType::boolean) throw CborError("has the wrong type");
    return take(1).front() == true_item;
}

std::int64_t CborReader::integer() {
    if (next() != CborType::integer) throw CborError("has the wrong type");
    const unsigned major = major_of(rest_.front());
    const std::uint64_t argument = head(major);
    if (argument > most_positive) throw CborError("is out of range");
    return static_cast<std::int64_t>(major == negative ? ~argument : argument);
}

double CborReader::number() {
    if (next() != CborType::number) throw CborError("has the wrong type");
    take(1);
    return std::bit_cast<double>(big_endian(8));
}

std::string_view CborReader::text() {
    const auto taken = take(head(text_string));
    const std::string_view text(reinterpret_cast<const char*>(taken.data()), taken.size());
    if (!is_utf8(text)) throw CborError("is not valid UTF-8");
    return text;
}

std::span<const std::byte> CborReader::bytes() {
    return take(head(byte_string));
}

std::size_t CborReader::array() {
    const std::uint64_t size = head(items);
    if (size > rest_.size()) throw CborError("ends too early");
    return static_cast<std::size_t>(size);
}

std::size_t CborReader::map() {
    const std::uint64_t size = head(pairs);
    if (size > rest_.size() / 2) throw CborError("ends too early");
    return static_cast<std::size_t>(size);
}

}  // namespace mediaproof
