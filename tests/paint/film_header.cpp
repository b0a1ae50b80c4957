#include "paint/film_header.h"

#include <cmath>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>

namespace mediaproof::paint {
namespace {

std::uint32_t read_number(std::fstream& file, std::streamoff at) {
    unsigned char bytes[4] = {};
    file.seekg(at);
    file.read(reinterpret_cast<char*>(bytes), 4);
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

void write_number(std::fstream& file, std::streamoff at, std::uint32_t number) {
    const char bytes[] = {static_cast<char>(number >> 24), static_cast<char>(number >> 16),
                          static_cast<char>(number >> 8), static_cast<char>(number)};
    file.seekp(at);
    file.write(bytes, 4);
}

/// Where the box of that type begins among those from `at` to `end`; throws where there is none.
std::streamoff find_box(std::fstream& file, std::streamoff at, std::streamoff end, const std::string& type) {
    while (at + 8 <= end) {
        const std::uint32_t bytes = read_number(file, at);
        std::string name(4, ' ');
        file.read(name.data(), 4);
        if (name == type) return at;
        if (bytes < 8) break;
        at += bytes;
    }
    throw std::runtime_error("the film has no box " + type);
}

}  // namespace

void claim_duration(const std::filesystem::path& film, double seconds) {
    std::fstream file(film, std::ios::in | std::ios::out | std::ios::binary);
    const auto size = static_cast<std::streamoff>(std::filesystem::file_size(film));
    const std::streamoff movie = find_box(file, 0, size, "moov");
    const std::streamoff header = find_box(file, movie + 8, movie + read_number(file, movie), "mvhd");
    // Box header 8, version and flags 4, created 4, changed 4, ticks a second 4, duration 4 (version 0).
    const std::uint32_t ticks_a_second = read_number(file, header + 20);
    write_number(file, header + 24, static_cast<std::uint32_t>(std::lround(seconds * ticks_a_second)));
    if (!file.flush()) throw std::runtime_error("can't change the film's header");
}

}  // namespace mediaproof::paint
