#include <array>
#include <cstdio>

#include "mediaproof/report.h"
#include "report/columns.h"
#include "utf8.h"

namespace mediaproof {
namespace {

// Marks that turn the direction of text, hide it or break lines: they can make "gpj.exe" read "exe.jpg". U+FFFE and
// U+FFFF are what XML allows in no form.
bool deceives(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x061C || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || c == 0xFFFE || c == 0xFFFF || (c >= 0xE0000 && c <= 0xE007F) ||
           c == 0x180E || c == 0x115F || c == 0x1160 || c == 0x3164;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const Utf8Character next = take_utf8(text);
        if (next.valid && !deceives(next.code)) {
            shown += next.bytes;
            continue;
        }
        for (const char byte : next.bytes) {
            std::array<char, 5> escape;
            std::snprintf(escape.data(), escape.size(), "\\x%02X",
                          static_cast<unsigned>(static_cast<unsigned char>(byte)));
            shown += escape.data();
        }
    }
    return shown;
}

std::string fitted(std::string_view text, std::size_t columns) {
    if (columns_of(text) <= columns) return std::string(text);
    std::string begin;
    std::size_t taken = 1;  // the mark at the end
    while (!text.empty()) {
        const Utf8Character next = take_utf8(text);
        taken += columns_of(next.bytes);
        if (taken > columns) break;
        begin += next.bytes;
    }
    return columns > 0 ? begin + "…" : begin;
}

}  // namespace mediaproof
