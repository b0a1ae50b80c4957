#include "paint/film_header.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace mediaproof::paint {
namespace {

// Where the fields stand behind the box's type: version and flags, two times, then these.
constexpr std::size_t time_scale_at = 16;
constexpr std::size_t duration_at = 20;

}  // namespace

void claim_duration(const std::filesystem::path& file, double seconds) {
    std::ifstream input(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(input), {}};
    input.close();
    const std::size_t header = bytes.find("mvhd");
    if (header == std::string::npos || bytes.size() < header + duration_at + 4 || bytes[header + 4] != 0)
        throw std::runtime_error("no movie header in " + file.string());
    std::uint32_t scale = 0;
    for (std::size_t i = 0; i < 4; ++i)
        scale = scale << 8U | static_cast<unsigned char>(bytes[header + time_scale_at + i]);
    auto claimed = static_cast<std::uint32_t>(seconds * scale);
    for (std::size_t i = 4; i-- > 0; claimed >>= 8U)
        bytes[header + duration_at + i] = static_cast<char>(claimed & 0xFFU);
    std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace mediaproof::paint
