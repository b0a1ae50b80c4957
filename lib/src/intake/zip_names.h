// The names in a ZIP archive as their bytes are.
#pragma once

#include <string>
#include <vector>

namespace mediaproof {

// In the order in which the files lie in the archive, folders among them. libarchive loses names whose bytes are not in the
// encoding that the archive claims, as some Chinese archivers write them; this reads the archive's directory for the bytes alone.
// Empty where the directory can't be followed.
std::vector<std::string> zip_names(int archive);

}  // namespace mediaproof
