// The words that stand for our enums in JSON; never translated.
#pragma once

#include <string_view>

#include "mediaproof/confine.h"
#include "mediaproof/facts.h"
#include "mediaproof/finding.h"

namespace mediaproof {

std::string_view name_of(FileKind kind);
std::string_view name_of(ClarityGrade grade);
std::string_view name_of(LogoOutcome outcome);
std::string_view name_of(Status status);
std::string_view name_of(Outcome outcome);
std::string_view name_of(Confinement confinement);
std::string_view name_of(EventDateSource source);

}  // namespace mediaproof
