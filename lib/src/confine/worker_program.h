// Where the worker program lies.
#pragma once

#include <filesystem>

namespace mediaproof {

// libexec/mediaproof beside the folder of the running program, in a build tree as when installed; where there is none,
// where the library was to be installed.
std::filesystem::path worker_program();

}  // namespace mediaproof
