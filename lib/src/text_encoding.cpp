#include "text_encoding.h"

#include <iconv.h>

#include <cerrno>
#include <memory>
#include <type_traits>

namespace mediaproof {
namespace {

struct Closer {
    void operator()(iconv_t opened) const { iconv_close(opened); }
};
using Converter = std::unique_ptr<std::remove_pointer_t<iconv_t>, Closer>;

constexpr std::size_t longest_character = 4;  // bytes, in any of these encodings

}  // namespace

std::optional<Decoded> decoded_from(const char* encoding, std::string_view bytes) {
    const iconv_t opened = iconv_open("UTF-8", encoding);
    if (opened == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    const Converter converter(opened);
    std::string utf8(bytes.size() * 2 + longest_character, '\0');  // the densest, GBK, has 2 bytes where UTF-8 has 3
    char* from = const_cast<char*>(bytes.data());                  // iconv's signature; it does not write there
    char* to = utf8.data();
    std::size_t left = bytes.size();
    std::size_t room = utf8.size();
    const bool all = iconv(converter.get(), &from, &left, &to, &room) != static_cast<std::size_t>(-1);
    if (!all && errno != EINVAL) return std::nullopt;
    utf8.resize(utf8.size() - room);
    return Decoded{std::move(utf8), !all};
}

}  // namespace mediaproof
