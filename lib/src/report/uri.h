// Paths as links.
#pragma once

#include <string>

namespace mediaproof {

// A relative reference as RFC 3986 has it: all but unreserved characters and slashes as %XX.
std::string uri_of(const std::string& path);

}  // namespace mediaproof
