// How two claims of a time fit together.
#pragma once

#include <optional>
#include <vector>

#include "mediaproof/facts.h"

namespace mediaproof {

// Whether some time zone, or the offsets that they carry, makes both one moment, give or take two hours.
bool one_moment(const TimeClaim& a, const TimeClaim& b);

// Whether both name the same day, or one moment.
bool one_day(const TimeClaim& a, const TimeClaim& b);

// Whether `stored` lies more than a day before `taken`, whatever the time zones.
bool stored_before(const TimeClaim& stored, const TimeClaim& taken);

std::optional<TimeClaim> claim_of(const std::optional<SaveTime>& saved);

}  // namespace mediaproof
