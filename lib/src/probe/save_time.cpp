#include "probe/save_time.h"

#include <cctype>
#include <cstdlib>
#include <string>
#include <string_view>

#include "probe/clock_text.h"

namespace mediaproof {
namespace {

using std::chrono::minutes;

struct Prefix {
    std::string_view text;
    const char* by;
    std::optional<minutes> offset = std::nullopt;
};

constexpr Prefix prefixes[] = {
    {"微信图片_", "wechat"},    {"微信视频_", "wechat"},        {"WeChat_", "wechat"},         {"QQ图片", "qq"},
    {"QQ视频", "qq"},           {"Screenshot_", "screenshot"},  {"Screenshot ", "screenshot"}, {"截屏", "screenshot"},
    {"屏幕截图", "screenshot"}, {"PXL_", "camera", minutes(0)}, {"MVIMG_", "camera"},          {"IMG_", "camera"},
    {"VID_", "camera"},
};

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::size_t digits_at_front(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count]))
        ++count;
    return count;
}

std::optional<std::chrono::local_seconds> plausible(std::optional<std::chrono::local_seconds> time) {
    return time && !is_factory_clock(*time) && !is_future(*time) ? time : std::nullopt;
}

// Year, month, day, hour, minute and second as fourteen digits, with at most one separator between two of them, and no
// more than milliseconds behind.
std::optional<std::chrono::local_seconds> clock_in(std::string_view text) {
    std::string digits;
    bool after_separator = true;
    while (!text.empty() && digits.size() < 14) {
        const bool digit = is_digit(text.front());
        if (!digit && (after_separator || std::string_view("-_. :T").find(text.front()) == std::string_view::npos))
            return std::nullopt;
        after_separator = !digit && !digits.empty();
        if (digit) digits += text.front();
        text.remove_prefix(1);
    }
    if (digits.size() < 14 || digits_at_front(text) > 3) return std::nullopt;
    const auto part = [&](std::size_t from, std::size_t length) {
        return std::atoi(digits.substr(from, length).c_str());
    };
    return plausible(clock_time(part(0, 4), part(4, 2), part(6, 2), part(8, 2), part(10, 2), part(12, 2)));
}

std::optional<SaveTime> wechat_export(std::string_view name) {
    constexpr std::string_view prefix = "mmexport";
    if (!name.starts_with(prefix)) return std::nullopt;
    name.remove_prefix(prefix.size());
    if (digits_at_front(name) != 13) return std::nullopt;
    const std::chrono::seconds since_1970(std::atoll(std::string(name.substr(0, 10)).c_str()));
    const auto time = plausible(std::chrono::local_seconds(since_1970));
    if (!time) return std::nullopt;
    return SaveTime{"wechat", *time, minutes(0)};
}

}  // namespace

std::optional<SaveTime> save_time_of(const std::filesystem::path& file) {
    const std::string name = file.stem().string();
    if (auto exported = wechat_export(name)) return exported;
    for (const Prefix& prefix : prefixes) {
        if (!name.starts_with(prefix.text)) continue;
        if (const auto time = clock_in(std::string_view(name).substr(prefix.text.size())))
            return SaveTime{prefix.by, *time, prefix.offset};
    }
    return std::nullopt;
}

}  // namespace mediaproof
