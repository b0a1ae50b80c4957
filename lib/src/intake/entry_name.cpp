#include "intake/entry_name.h"

#include <algorithm>
#include <array>

#include "text_encoding.h"
#include "utf8.h"

namespace mediaproof {
namespace {

constexpr std::size_t longest_step = 255;  // bytes
constexpr std::size_t longest_name = 1024;

bool names_a_drive(std::string_view name) {
    return name.size() >= 2 && name[1] == ':';
}

}  // namespace

std::string readable_name(std::string_view raw) {
    if (valid_utf8(raw) == raw) return std::string(raw);
    const auto chinese = decoded_from("GB18030", raw);
    return chinese && !chinese->cut_off ? chinese->utf8 : valid_utf8(raw);
}

std::optional<std::filesystem::path> path_below(const std::string& name) {
    std::string slashed = name;
    std::replace(slashed.begin(), slashed.end(), '\\', '/');
    if (slashed.size() > longest_name || slashed.starts_with('/')) return std::nullopt;
    std::filesystem::path below;
    for (std::size_t from = 0; from <= slashed.size();) {
        const std::size_t to = std::min(slashed.find('/', from), slashed.size());
        const std::string step = slashed.substr(from, to - from);
        from = to + 1;
        if (step == ".." || step.size() > longest_step || step.find('\0') != std::string::npos) return std::nullopt;
        if (!step.empty() && step != ".") below /= step;
    }
    return below.empty() || names_a_drive(below.native()) ? std::nullopt : std::optional(below);
}

bool is_litter(const std::filesystem::path& name) {
    constexpr std::array<std::string_view, 3> litter = {"Thumbs.db", "desktop.ini", "__MACOSX"};
    const std::string text = name.filename().string();
    return text.starts_with('.') || std::find(litter.begin(), litter.end(), text) != litter.end();
}

}  // namespace mediaproof
