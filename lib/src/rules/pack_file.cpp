#include "rules/pack_file.h"

#include <fstream>
#include <sstream>

#include "mediaproof/error.h"

namespace mediaproof {

std::string text_of_pack_file(const std::filesystem::path& file) {
    constexpr std::size_t most_bytes = 1 << 20;
    std::ifstream input(file, std::ios::binary);
    std::string text(most_bytes + 1, '\0');
    input.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (input.bad() || !input.eof()) {
        throw ConfigError(file, std::nullopt, input.good() ? "larger than a mebibyte" : "can't be read");
    }
    text.resize(static_cast<std::size_t>(input.gcount()));
    return text;
}

}  // namespace mediaproof
