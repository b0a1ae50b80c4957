#include "support/damage.h"

#include <algorithm>
#include <array>
#include <set>

namespace mediaproof::tests {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t head_bytes = 4096;  // where most of what parsers decide by is found
constexpr std::size_t longest_block = 4096;

std::uint64_t number_at(std::string_view bytes, std::size_t at, int width, bool big_endian) {
    std::uint64_t value = 0;
    for (int i = 0; i < width; ++i) {
        const auto from = static_cast<std::size_t>(big_endian ? i : width - 1 - i);
        value = value << 8U | static_cast<unsigned char>(bytes[at + from]);
    }
    return value;
}

void set_number(std::string& bytes, std::size_t at, int width, bool big_endian, std::uint64_t value) {
    for (int i = 0; i < width; ++i) {
        const auto to = at + static_cast<std::size_t>(big_endian ? width - 1 - i : i);
        if (to < bytes.size()) bytes[to] = static_cast<char>(value >> (8 * i) & 0xFFU);
    }
}

// ---- what files are made of ----

std::vector<FilePart> segments_of_jpeg(std::string_view file) {
    std::vector<FilePart> parts;
    for (std::size_t at = 2; at + 4 <= file.size() && file[at] == '\xFF' && file[at + 1] != '\xDA';) {
        const std::size_t size = 2 + number_at(file, at + 2, 2, true);
        if (size > file.size() - at) break;
        parts.push_back({at, size, at + 2, 2, true});
        at += size;
    }
    return parts;
}

std::vector<FilePart> chunks_of_png(std::string_view file) {
    std::vector<FilePart> parts;
    for (std::size_t at = 8; at + 12 <= file.size();) {
        const std::uint64_t size = 12 + number_at(file, at, 4, true);
        if (size > file.size() - at) break;
        parts.push_back({at, static_cast<std::size_t>(size), at, 4, true});
        at += static_cast<std::size_t>(size);
    }
    return parts;
}

void add_boxes(std::string_view file, std::size_t at, std::size_t end, std::vector<FilePart>& parts) {
    static const std::set<std::string_view> holds_boxes = {"moov", "trak", "mdia", "minf", "stbl", "edts",
                                                           "moof", "traf", "mvex", "udta", "dinf"};
    while (at + 8 <= end) {
        const std::uint64_t size = number_at(file, at, 4, true);
        if (size < 8 || size > end - at) return;
        parts.push_back({at, static_cast<std::size_t>(size), at, 4, true});
        if (holds_boxes.contains(file.substr(at + 4, 4)))
            add_boxes(file, at + 8, at + static_cast<std::size_t>(size), parts);
        at += static_cast<std::size_t>(size);
    }
}

void add_chunks_of_riff(std::string_view file, std::size_t at, std::size_t end, std::vector<FilePart>& parts) {
    while (at + 8 <= end) {
        const std::uint64_t size = 8 + number_at(file, at + 4, 4, false);
        if (size > end - at) return;
        parts.push_back({at, static_cast<std::size_t>(size), at + 4, 4, false});
        if (file.substr(at, 4) == "LIST") add_chunks_of_riff(file, at + 12, at + static_cast<std::size_t>(size), parts);
        at += static_cast<std::size_t>(size + size % 2);
    }
}

std::vector<FilePart> entries_of_zip(std::string_view file) {
    std::vector<FilePart> parts;
    for (std::size_t at = 0; at + 30 <= file.size();) {
        const std::size_t next = std::min(file.find("PK"sv, at + 4), file.size());
        // Before the names come the sizes, of which the packed one is told first: in an entry and in the directory.
        const std::size_t length_at = file.substr(at, 4) == "PK\x01\x02"sv ? at + 20 : at + 18;
        parts.push_back({at, next - at, length_at, 4, false});
        at = next;
    }
    return parts;
}

// ---- damages ----

std::size_t some_place(const std::string& file, Dice& dice) {
    const bool in_head = pick(dice, 2) == 0;
    return pick(dice, in_head ? std::min(file.size(), head_bytes) : file.size());
}

std::string_view some_block(std::string_view file, Dice& dice) {
    const std::size_t at = pick(dice, file.size());
    return file.substr(at, 1 + pick(dice, longest_block));
}

std::uint64_t some_extreme(std::uint64_t size, Dice& dice) {
    const std::array<std::uint64_t, 10> values = {0,          1,          8,        ~std::uint64_t{0}, 0x7FFFFFFF,
                                                  0x80000000, 0xFFFFFFF0, size - 1, size + 1,          size * 2};
    return values[pick(dice, values.size())];
}

std::string flip_bits(std::string file, const std::string&, Dice& dice) {
    for (std::size_t left = std::size_t{1} << pick(dice, 7); left > 0 && !file.empty(); --left)
        file[some_place(file, dice)] ^= static_cast<char>(1U << pick(dice, 8));
    return file;
}

std::string cut_off(std::string file, const std::string&, Dice& dice) {
    return file.substr(0, some_place(file, dice));
}

std::string cut_out(std::string file, const std::string&, Dice& dice) {
    const std::size_t at = some_place(file, dice);
    return file.erase(at, 1 + pick(dice, longest_block));
}

std::string splice(std::string file, const std::string& other, Dice& dice) {
    const std::string_view block = some_block(other, dice);
    return file.replace(some_place(file, dice), pick(dice, 2) == 0 ? block.size() : 0, block);
}

std::string repeat_block(std::string file, const std::string&, Dice& dice) {
    const std::string block(some_block(file, dice));
    return file.insert(some_place(file, dice), block);
}

std::string blank_block(std::string file, const std::string&, Dice& dice) {
    const std::size_t at = some_place(file, dice);
    const std::size_t size = std::min(file.size() - at, 1 + pick(dice, longest_block));
    return file.replace(at, size, size, pick(dice, 2) == 0 ? '\0' : '\xFF');
}

std::string lie_about_lengths(std::string file, const std::string&, Dice& dice) {
    const auto parts = parts_of(file);
    for (std::size_t left = 1 + pick(dice, 3); left > 0 && !parts.empty(); --left) {
        const FilePart& part = parts[pick(dice, parts.size())];
        set_number(file, part.length_at, part.length_bytes, part.big_endian, some_extreme(part.size, dice));
    }
    return file;
}

// Durations, counts, offsets, sizes of pictures: whatever stands there.
std::string put_extreme_numbers(std::string file, const std::string&, Dice& dice) {
    for (std::size_t left = 1 + pick(dice, 4); left > 0; --left) {
        const int width = 1 << (1 + pick(dice, 3));
        set_number(file, some_place(file, dice), width, pick(dice, 2) == 0, some_extreme(file.size(), dice));
    }
    return file;
}

std::string swap_parts(std::string file, const std::string&, Dice& dice) {
    const auto parts = parts_of(file);
    if (parts.size() < 2) return file;
    FilePart a = parts[pick(dice, parts.size())];
    FilePart b = parts[pick(dice, parts.size())];
    if (a.at > b.at) std::swap(a, b);
    if (a.at + a.size > b.at) return file.erase(b.at, b.size);  // one is within the other
    const std::string between = file.substr(a.at + a.size, b.at - a.at - a.size);
    const std::string swapped = file.substr(b.at, b.size) + between + file.substr(a.at, a.size);
    return file.replace(a.at, swapped.size(), swapped);
}

std::string repeat_part(std::string file, const std::string&, Dice& dice) {
    const auto parts = parts_of(file);
    if (parts.empty()) return file;
    const FilePart& part = parts[pick(dice, parts.size())];
    std::string many;
    for (std::size_t left = std::size_t{1} << pick(dice, 6); left > 0; --left)
        many += file.substr(part.at, part.size);
    return file.insert(part.at, many);
}

std::string concatenate(std::string file, const std::string& other, Dice& dice) {
    const std::size_t kept = pick(dice, 2) == 0 ? other.size() : pick(dice, other.size());
    return pick(dice, 2) == 0 ? other.substr(0, kept) + file : file + other.substr(0, kept);
}

constexpr std::array<Damage, 11> damages = {{{"bits flipped", flip_bits},
                                             {"cut off", cut_off},
                                             {"a block cut out", cut_out},
                                             {"another file's block", splice},
                                             {"a block repeated", repeat_block},
                                             {"a block blanked", blank_block},
                                             {"lengths that lie", lie_about_lengths},
                                             {"extreme numbers", put_extreme_numbers},
                                             {"parts swapped", swap_parts},
                                             {"a part repeated", repeat_part},
                                             {"two files in one", concatenate}}};

}  // namespace

std::size_t pick(Dice& dice, std::size_t below) {
    return below == 0 ? 0 : static_cast<std::size_t>(dice() % below);
}

std::vector<FilePart> parts_of(std::string_view file) {
    std::vector<FilePart> parts;
    if (file.starts_with("\xFF\xD8"sv)) return segments_of_jpeg(file);
    if (file.starts_with("\x89PNG"sv)) return chunks_of_png(file);
    if (file.starts_with("PK"sv)) return entries_of_zip(file);
    if (file.starts_with("RIFF"sv))
        add_chunks_of_riff(file, std::min<std::size_t>(12, file.size()), file.size(), parts);
    if (file.substr(std::min<std::size_t>(4, file.size())).starts_with("ftyp"sv))
        add_boxes(file, 0, file.size(), parts);
    return parts;
}

std::span<const Damage> all_damages() {
    return damages;
}

}  // namespace mediaproof::tests
