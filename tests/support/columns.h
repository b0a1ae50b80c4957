// Text for a terminal, whatever its lines were broken at.
#pragma once

#include <algorithm>
#include <string>

#include "mediaproof/columns.h"

namespace mediaproof::tests {

inline std::size_t widest_line(const std::string& text) {
    std::size_t widest = 0;
    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; start = end + 1, end = text.find('\n', start))
        widest = std::max(widest, columns_of(std::string_view(text).substr(start, end - start)));
    return std::max(widest, columns_of(std::string_view(text).substr(start)));
}

// Without blanks and line breaks.
inline std::string squeezed(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

}  // namespace mediaproof::tests
