#include "rules/wording_match.h"

#include <algorithm>

#include "rules/plain_words.h"

namespace mediaproof {
namespace {

constexpr std::size_t least_that_follows = 2;
constexpr std::size_t long_unit = 5;

bool is_chinese(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}

bool is_latin(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

std::u32string bare(std::string_view text) {
    std::u32string letters = plain_words(text);
    std::erase_if(letters, [](char32_t c) { return !is_chinese(c) && !is_latin(c); });
    return letters;
}

std::u32string_view without_latin_ends(std::u32string_view letters) {
    while (!letters.empty() && is_latin(letters.front()))
        letters.remove_prefix(1);
    while (!letters.empty() && is_latin(letters.back()))
        letters.remove_suffix(1);
    return letters;
}

std::string filled_in(std::string pattern, std::string_view key, const std::string& value) {
    const std::size_t at = pattern.find(key);
    if (at != std::string::npos) pattern.replace(at, key.size(), value);
    return pattern;
}

bool look_alike(char32_t a, char32_t b, const std::vector<Wording>& lists) {
    return std::any_of(lists.begin(), lists.end(), [&](const Wording& list) {
        std::u32string all;
        for (const std::string& word : list)
            all += plain_words(word);
        return is_chinese(a) && is_chinese(b) && all.find(a) != all.npos && all.find(b) != all.npos;
    });
}

bool is_right(const BannerForm& form, std::u32string_view reading, const std::vector<Wording>& look_alikes,
              double most_wrong_share) {
    const std::size_t length = form.letters.size();
    if (reading.size() < length || length == 0) return false;
    const std::size_t more = reading.size() - length;
    if (form.more_follows ? more < least_that_follows : more > 0) return false;
    std::size_t wrong = 0, wrong_in_unit = 0;
    for (std::size_t i = 0; i < length; ++i) {
        if (reading[i] == form.letters[i]) continue;
        if (!look_alike(reading[i], form.letters[i], look_alikes)) return false;
        ++wrong;
        if (i >= form.unit_from && i < form.unit_to) ++wrong_in_unit;
    }
    const std::size_t most_in_unit = form.unit_to - form.unit_from >= long_unit ? 1 : 0;
    return wrong_in_unit <= most_in_unit &&
           static_cast<double>(wrong) <= most_wrong_share * static_cast<double>(length) + 1e-9;
}

}  // namespace

BannerForm banner_form(const std::string& pattern, const std::string& unit, const std::string& year) {
    constexpr std::string_view any = "{any}";
    BannerForm form;
    std::string shown = filled_in(pattern, "{year}", year);
    form.more_follows = shown.ends_with(any);
    if (form.more_follows) shown.resize(shown.size() - any.size());
    const std::size_t at = std::min(shown.find("{unit}"), shown.size());
    form.unit_from = bare(shown.substr(0, at)).size();
    form.unit_to = form.unit_from + bare(unit).size();
    form.shown = filled_in(shown, "{unit}", unit);
    form.letters = bare(form.shown);
    return form;
}

std::vector<std::string> unit_names(const std::string& unit, const std::vector<std::string>& prefixes) {
    std::vector<std::string> names = {unit};
    std::vector<std::string> stems = {unit};
    const auto add = [&](const std::string& name) {
        if (bare(name).size() >= 2 && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const std::string& prefix : prefixes) {
        if (unit.starts_with(prefix)) stems.push_back(unit.substr(prefix.size()));
    }
    for (const std::string& stem : stems) {
        add(stem);
        if (bare(stem).size() < 2) continue;
        for (const std::string& prefix : prefixes)
            add(prefix + stem);
    }
    return names;
}

WordingMatch match_wording(const std::string& text, const std::vector<BannerForm>& forms,
                           const std::vector<Wording>& look_alikes, double most_wrong_share) {
    const std::u32string all = bare(text);
    const std::u32string_view reading = without_latin_ends(all);
    WordingMatch match;
    for (const BannerForm& form : forms) {
        if (form.letters.empty()) continue;
        const double share = static_cast<double>(form.more_follows ? edits_to_a_beginning(form.letters, reading)
                                                                   : edits_between(form.letters, reading)) /
                             static_cast<double>(form.letters.size());
        match.wrong_share = std::min(match.wrong_share, share);
        match.right = match.right || is_right(form, reading, look_alikes, most_wrong_share);
    }
    return match;
}

std::string shortened(const std::string& text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
        if (characters++ == most) return text.substr(0, i) + "…";
    }
    return text;
}

}  // namespace mediaproof
