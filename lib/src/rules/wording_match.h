// A banner's wording as it was read, against the wordings that are asked for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mediaproof/rule_pack.h"

namespace mediaproof {

// One right wording, letter by letter: letters, digits and Chinese characters, in lower case and half width, without
// punctuation and blanks.
struct BannerForm {
    std::u32string letters;
    std::size_t unit_from = 0, unit_to = 0;  // where in `letters` the unit's name stands
    bool more_follows = false;               // any text of two letters or more must follow
    std::string shown;                       // for people, with its punctuation
};

// `pattern` with {unit} and {year} filled in; {any} may stand at its end.
BannerForm banner_form(const std::string& pattern, const std::string& unit, const std::string& year);

// The names that `unit` goes by: as written, without a prefix it begins with, and with each of `prefixes` before either.
std::vector<std::string> unit_names(const std::string& unit, const std::vector<std::string>& prefixes);

struct WordingMatch {
    bool right = false;
    double wrong_share = 1;  // of the closest form: insertions, deletions and substitutions by its length; may exceed 1
};

// A reading is right when it has each of a form's letters in its place. For a Chinese character another may stand that
// the reader takes it for (a list of `look_alikes` holds both): in at most `most_wrong_share` of the form's letters, and
// in a unit's name in one of five or more. Nothing is passed over otherwise: one letter tells units, years and events
// apart. Latin letters and digits before the first Chinese character, where a LOGO may stand, and behind the last are
// passed over.
WordingMatch match_wording(const std::string& text, const std::vector<BannerForm>& forms,
                           const std::vector<Wording>& look_alikes, double most_wrong_share);

// At most `most` characters of UTF-8, then "…".
std::string shortened(const std::string& text, std::size_t most);

}  // namespace mediaproof
