// How a struct is told field by field, to a writer and to a reader alike: each field's name, and what it may hold.
//
// For each struct there is a describe(io, struct), in facts_fields.h and verdict_fields.h; field_codec.h calls it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace mediaproof::fields {

struct Anything {};
struct Between {
    double least, most;  // finite, and NaN lies outside
};
struct Whole {
    std::int64_t least, most;
};
struct Text {
    std::size_t most_bytes;
};
struct Name {};  // a stable name: letters, digits, full stops, hyphens and underscores
struct OptionalName {};
struct Bytes {
    std::size_t most;
};
template <class Enum>
struct UpTo {
    Enum last;
};
template <class Enum>
UpTo(Enum) -> UpTo<Enum>;
template <class Each>
struct List {
    std::size_t most;
    Each each = {};
};

inline constexpr Between any_number{-1e300, 1e300};
inline constexpr Between not_negative{0, 1e300};
inline constexpr Between positive{5e-324, 1e300};
inline constexpr Between share{0, 1};
inline constexpr Between luma{0, 255};
inline constexpr Between pixel{-1e7, 1e7};
inline constexpr Between seconds{0, 1e13};  // as many as FFmpeg's clock can show
inline constexpr Whole count{0, std::int64_t{1} << 53};
inline constexpr Whole picture_side{1, 1 << 24};
inline constexpr Whole clock_time{-62'167'219'200, 253'402'300'799};  // the years 0 to 9999, in seconds from 1970
inline constexpr Whole utc_offset{-24 * 60, 24 * 60};
inline constexpr Text short_text{4096};
inline constexpr Text message_text{64 << 10};
inline constexpr Text document_text{3 << 20};  // of 1 MiB, should every byte of it have been mended
inline constexpr std::size_t most_reasons = 64;
inline constexpr std::size_t most_in_a_video = 1'000'000;
inline constexpr std::size_t most_banners = 256;
inline constexpr std::size_t most_pictures = 4096;
inline constexpr std::size_t most_strip_bytes = std::size_t{8} << 20;

template <class Value, class Rule = Anything>
struct Field {
    const char* name;
    Value& value;
    Rule rule = {};
};
template <class Value>
Field(const char*, Value&) -> Field<Value>;
template <class Value, class Rule>
Field(const char*, Value&, Rule) -> Field<Value, Rule>;

// The struct as `Io` sees it: the reader fills it in.
template <class Io, class Struct>
using Seen = std::conditional_t<Io::reads, Struct, const Struct>;

template <class Item, class Order>
bool in_order(const std::vector<Item>& items, Order order) {
    return std::is_sorted(items.begin(), items.end(), order);
}

}  // namespace mediaproof::fields
