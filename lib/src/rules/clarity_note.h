// A picture's clarity in words.
#pragma once

#include "mediaproof/facts.h"
#include "mediaproof/message.h"

namespace mediaproof {

// The score, with the first reason that speaks against the picture where there is one; for one without a score, that it
// can't be measured.
Message clarity_note(const Clarity& clarity);

}  // namespace mediaproof
