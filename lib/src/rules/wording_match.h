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

// One of the ways in which a banner was read.
struct Reading {
    std::string text;
    bool starts_clear = false;  // no letter is missing before the first
};

// What a reader of letters is known to do, a list a case.
struct Misreadings {
    const std::vector<Wording>& look_alikes;  // taken for one another
    const std::vector<Wording>& unread;       // the first is unknown to the reader, which gives the others in its place
    const std::vector<Wording>& rivals;       // must not be taken for one another, as digits must not
};

// A banner is right when each of a form's letters was read in its place by one at least of those readings that are as
// long and start clear. For a Chinese character another may stand that the reader takes it for: a look-alike in at most
// `most_wrong_share` of the form's letters, and in a unit's name in one of four or more. Nothing is passed over
// otherwise: one letter tells units, years and events apart. No one reading may need the others for more than two
// letters, and none of them, however long, may have a digit or a rival in place of another. Latin letters and digits
// before the first Chinese character, where a LOGO may stand, and behind the last are passed over.
WordingMatch match_wording(const std::vector<Reading>& readings, const std::vector<BannerForm>& forms,
                           const Misreadings& misreadings, double most_wrong_share);

// At most `most` characters of UTF-8, then "…".
std::string shortened(const std::string& text, std::size_t most);

}  // namespace mediaproof
