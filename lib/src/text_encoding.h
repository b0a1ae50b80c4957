// Bytes in one of the encodings of China's computers, as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mediaproof {

struct Decoded {
    std::string utf8;
    bool cut_off = false;  // the last character lacks bytes, and is left out
};

// `encoding` is a name that iconv knows: "GB18030", which contains GBK and GB2312, "UTF-16LE". Nothing where the bytes hold what that
// encoding does not know. The first use of each reads the C library's own tables from the disk.
std::optional<Decoded> decoded_from(const char* encoding, std::string_view bytes);

}  // namespace mediaproof
