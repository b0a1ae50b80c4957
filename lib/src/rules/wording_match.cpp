#include "rules/wording_match.h"

#include <algorithm>

#include "rules/plain_words.h"

namespace mediaproof {
namespace {

constexpr std::size_t least_that_follows = 2;
constexpr std::size_t long_unit = 4;
constexpr std::size_t most_lent = 2;

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

std::u32string letters_of(const Wording& list) {
    std::u32string all;
    for (const std::string& word : list)
        all += plain_words(word);
    return all;
}

bool in_one_list(char32_t a, char32_t b, const std::vector<Wording>& lists) {
    return std::any_of(lists.begin(), lists.end(), [&](const Wording& list) {
        const std::u32string all = letters_of(list);
        return all.find(a) != all.npos && all.find(b) != all.npos;
    });
}

bool look_alike(char32_t a, char32_t b, const Misreadings& misreadings) {
    return is_chinese(a) && is_chinese(b) && in_one_list(a, b, misreadings.look_alikes);
}

bool stands_for_unread(char32_t read, char32_t meant, const Misreadings& misreadings) {
    return std::any_of(misreadings.unread.begin(), misreadings.unread.end(), [&](const Wording& list) {
        const std::u32string all = letters_of(list);
        return !all.empty() && all.front() == meant && all.find(read) != all.npos;
    });
}

bool rivals(char32_t a, char32_t b, const Misreadings& misreadings) {
    const auto is_digit = [](char32_t c) { return c >= '0' && c <= '9'; };
    return a != b && ((is_digit(a) && is_digit(b)) || in_one_list(a, b, misreadings.rivals));
}

// Whether behind two letters of the form a rival of the third was read.
bool is_doubted(const BannerForm& form, std::u32string_view reading, const Misreadings& misreadings) {
    const std::u32string_view letters = form.letters;
    for (std::size_t i = 2; i < letters.size(); ++i) {
        for (std::size_t at = reading.find(letters.substr(i - 2, 2)); at != reading.npos;
             at = reading.find(letters.substr(i - 2, 2), at + 1))
            if (at + 2 < reading.size() && rivals(reading[at + 2], letters[i], misreadings)) return true;
    }
    return false;
}

bool fits(const BannerForm& form, std::u32string_view reading) {
    if (reading.size() < form.letters.size()) return false;
    const std::size_t more = reading.size() - form.letters.size();
    return form.more_follows ? more >= least_that_follows : more == 0;
}

bool is_right(const BannerForm& form, std::vector<std::u32string_view> readings, const Misreadings& misreadings,
              double most_wrong_share) {
    std::erase_if(readings, [&](std::u32string_view reading) { return !fits(form, reading); });
    if (readings.empty()) return false;
    std::vector<std::size_t> lent(readings.size(), 0);  // letters that a reading needs others for
    std::size_t wrong = 0, wrong_in_unit = 0;
    for (std::size_t i = 0; i < form.letters.size(); ++i) {
        const char32_t meant = form.letters[i];
        const auto any = [&](const auto& is_it) {
            return std::any_of(readings.begin(), readings.end(), [&](std::u32string_view r) { return is_it(r[i]); });
        };
        const bool read = any([&](char32_t c) { return c == meant || stands_for_unread(c, meant, misreadings); });
        if (!read && !any([&](char32_t c) { return look_alike(c, meant, misreadings); })) return false;
        if (!read) ++wrong;
        if (!read && i >= form.unit_from && i < form.unit_to) ++wrong_in_unit;
        for (std::size_t k = 0; k < readings.size(); ++k)
            lent[k] += read && readings[k][i] != meant && !stands_for_unread(readings[k][i], meant, misreadings);
    }
    const std::size_t most_in_unit = form.unit_to - form.unit_from >= long_unit ? 1 : 0;
    return *std::min_element(lent.begin(), lent.end()) <= most_lent && wrong_in_unit <= most_in_unit &&
           static_cast<double>(wrong) <= most_wrong_share * static_cast<double>(form.letters.size()) + 1e-9;
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

WordingMatch match_wording(const std::vector<Reading>& readings, const std::vector<BannerForm>& forms,
                           const Misreadings& misreadings, double most_wrong_share) {
    std::vector<std::u32string> all;
    for (const Reading& reading : readings)
        all.push_back(bare(reading.text));
    std::vector<std::u32string_view> clear;
    for (std::size_t i = 0; i < readings.size(); ++i)
        if (readings[i].starts_clear) clear.push_back(without_latin_ends(all[i]));
    WordingMatch match;
    for (const BannerForm& form : forms) {
        if (form.letters.empty()) continue;
        for (const std::u32string& letters : all) {
            const std::u32string_view reading = without_latin_ends(letters);
            const std::size_t edits =
                form.more_follows ? edits_to_a_beginning(form.letters, reading) : edits_between(form.letters, reading);
            match.wrong_share =
                std::min(match.wrong_share, static_cast<double>(edits) / static_cast<double>(form.letters.size()));
        }
        const bool doubted = std::any_of(all.begin(), all.end(), [&](const std::u32string& letters) {
            return is_doubted(form, letters, misreadings);
        });
        match.right = match.right || (!doubted && is_right(form, clear, misreadings, most_wrong_share));
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
