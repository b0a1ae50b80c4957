#include "probe/claims.h"

namespace mediaproof {
namespace {

using std::chrono::hours;

constexpr hours slack{2};  // of a clock that is a little off

// The time zones of the world reach from UTC−12 to UTC+14.
constexpr hours west_end{-12};
constexpr hours east_end{14};

struct Range {
    std::chrono::seconds least, most;
};

// How far ahead of `b` the moment of `a` is.
Range ahead(const TimeClaim& a, const TimeClaim& b) {
    const auto clocks = a.time - b.time;
    if (a.offset.has_value() == b.offset.has_value()) {  // with neither offset both are the device's own clock
        const auto ahead = clocks - a.offset.value_or(hours(0)) + b.offset.value_or(hours(0));
        return {ahead, ahead};
    }
    if (b.offset) return {clocks + *b.offset - east_end, clocks + *b.offset - west_end};
    return {clocks - *a.offset + west_end, clocks - *a.offset + east_end};
}

}  // namespace

bool one_moment(const TimeClaim& a, const TimeClaim& b) {
    const Range range = ahead(a, b);
    return range.least < slack && range.most > -slack;
}

bool one_day(const TimeClaim& a, const TimeClaim& b) {
    using std::chrono::days;
    return std::chrono::floor<days>(a.time) == std::chrono::floor<days>(b.time) || one_moment(a, b);
}

bool stored_before(const TimeClaim& stored, const TimeClaim& taken) {
    return ahead(taken, stored).least > hours(24);
}

std::optional<TimeClaim> claim_of(const std::optional<SaveTime>& saved) {
    if (!saved) return std::nullopt;
    return TimeClaim{"name", saved->time, saved->offset};
}

}  // namespace mediaproof
