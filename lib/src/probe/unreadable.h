// The one place where what a library throws over damaged bytes becomes an unreadable file.
#pragma once

#include <functional>

#include "mediaproof/content.h"
#include "mediaproof/facts.h"

namespace mediaproof {

FileFacts unreadable(FileFacts facts, MediaClass claims, Message reason);

// Whether the same content would give the same facts another time: false where time, memory or the worker ran out, or the file
// could not be opened or changed.
bool tells_of_content(const FileFacts& facts);

// What `measure` makes of `facts`, which it fills in. Whatever it throws makes the file unreadable and costs it alone; the file then claims
// to be of `claims`, as it stands when `measure` gave up.
FileFacts measured_or_unreadable(FileFacts facts, const MediaClass& claims,
                                 const std::function<void(FileFacts&)>& measure);

}  // namespace mediaproof
