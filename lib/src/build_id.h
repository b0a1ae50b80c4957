// Which build of the program this is.
#pragma once

#include <string>

namespace mediaproof {

// The linker's build id of the running program in hexadecimal, which changes with its code; empty where it was linked
// without one.
std::string build_id();

}  // namespace mediaproof
