#include "probe/software_names.h"

#include <algorithm>
#include <cctype>
#include <span>
#include <string>

namespace mediaproof {
namespace {

// Parts of names, in lower case.
constexpr std::string_view editors[] = {
    "photoshop",
    "lightroom",
    "camera raw",
    "gimp",
    "snapseed",
    "picsart",
    "meitu",
    "美图",
    "meiyan",
    "美颜",
    "xingtu",
    "醒图",
    "b612",
    "faceu",
    "vsco",
    "facetune",
    "canva",
    "pixelmator",
    "affinity",
    "paint.net",
    "paintshop",
    "paint shop",
    "acdsee",
    "picasa",
    "photoscape",
    "capture one",
    "darktable",
    "rawtherapee",
    "luminar",
    "dxo ",
    "noise ninja",
    "corel",
    "polarr",
    "photodirector",
    "fotor",
    "neoimaging",
    "光影魔术手",
    "天天p图",
    "pitu",
    "imagemagick",
    "graphicconverter",
    "photoimpact",
    "irfanview",
    "aperture",
    "krita",
    "windows photo editor",
    "microsoft paint",
};

constexpr std::string_view exporters[] = {
    "lavf",     "lavc",     "handbrake",  "mainconcept", "adobe",     "premiere", "after effects", "capcut",
    "jianying", "剪映",     "bilicut",    "必剪",        "vegas",     "davinci",  "blackmagic",    "final cut",
    "imovie",   "camtasia", "filmora",    "wondershare", "kdenlive",  "shotcut",  "edius",         "mencoder",
    "vlc",      "quik",     "kinemaster", "inshot",      "videoleap", "x264",     "gpac",
};

constexpr std::string_view screenshots[] = {"screenshot", "screen shot", "screen_shot", "截屏", "截图", "屏幕快照"};

bool holds_one_of(std::string_view text, std::span<const std::string_view> parts) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return lower.find(part) != std::string::npos; });
}

}  // namespace

bool names_editor(std::string_view software) {
    return holds_one_of(software, editors);
}

bool names_exporter(std::string_view encoder) {
    return holds_one_of(encoder, exporters);
}

bool names_screenshot(std::string_view text) {
    return holds_one_of(text, screenshots);
}

}  // namespace mediaproof
