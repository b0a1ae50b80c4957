// A text as it is put together from a document's pieces.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mediaproof {

inline constexpr std::size_t most_text_bytes = 1 << 20;

class TextLines {
  public:
    // Invalid bytes become U+FFFD. What no longer fits is left out, never half a character.
    void add(std::string_view utf8);
    // Two of them make one: no line is empty.
    void end_line();
    bool full() const { return full_; }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
    bool full_ = false;
};

}  // namespace mediaproof
