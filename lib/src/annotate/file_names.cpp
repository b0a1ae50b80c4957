#include "annotate/file_names.h"

#include <fmt/format.h>

#include "mediaproof/report.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_name_bytes = 200;  // file systems take 255; ours stand behind it

// At most `most` bytes of `text`, which is UTF-8, and no broken character at the end.
std::string cut(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
        --most;
    text.resize(most);
    return text;
}

// Without what hides a file, is read as an option, climbs out of a folder, or that Windows and web addresses take for
// something else.
std::string harmless(const std::string& name) {
    std::string text = cut(printable(name), most_name_bytes);
    for (char& c : text) {
        if (std::string_view("/\\%:*?\"<>|#&").find(c) != std::string_view::npos) c = '_';
    }
    const std::size_t start = text.find_first_not_of(".-~ ");
    for (std::size_t i = 0; i < std::min(start, text.size()); ++i)
        text[i] = '_';
    return text.empty() ? "_" : text;
}

std::string number_of(int copy) {
    return copy > 1 ? fmt::format("-{}", copy) : "";
}

}  // namespace

std::string picture_name(const std::filesystem::path& file, std::optional<double> at_s, int copy, PictureOf what) {
    const std::string second = at_s ? fmt::format("{:06.2f}s", *at_s) : "";
    const std::string place = what == PictureOf::banner ? second + (at_s ? "-banner" : "banner")
                              : at_s                    ? second
                              : what == PictureOf::all  ? "photo"
                                                        : "logo";
    return harmless(file.filename().string()) + "@" + place + number_of(copy) + ".jpg";
}

std::string folder_name(const std::string& submission, int copy) {
    return harmless(submission) + number_of(copy);
}

}  // namespace mediaproof
