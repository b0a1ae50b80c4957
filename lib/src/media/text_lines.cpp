#include "media/text_lines.h"

#include "utf8.h"

namespace mediaproof {

void TextLines::add(std::string_view utf8) {
    while (!utf8.empty() && !full_) {
        const Utf8Character next = take_utf8(utf8);
        const std::string_view bytes = next.valid ? next.bytes : "\xEF\xBF\xBD";
        full_ = text_.size() + bytes.size() > most_text_bytes;
        if (!full_) text_ += bytes;
    }
}

void TextLines::end_line() {
    if (!text_.empty() && text_.back() != '\n') add("\n");
}

}  // namespace mediaproof
