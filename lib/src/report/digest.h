// What the formats have in common: the order of submissions, and what there is to say of one in few words.
//
// All text that leaves here is printable(): no control characters, no direction marks, valid UTF-8, no line breaks.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediaproof/finding.h"
#include "mediaproof/message.h"

namespace mediaproof {

int rank_of(Outcome outcome);  // the worst is 0

// The worst first, then by name.
std::vector<const Verdict*> worst_first(const std::vector<Verdict>& verdicts);

std::int64_t count_of(const std::vector<Verdict>& verdicts, Outcome outcome);

// Findings that say the same (no video for any of the rules about it), to be told of at once.
struct Concern {
    std::vector<const Finding*> findings;  // never empty

    const Finding& first() const { return *findings.front(); }
};

// In the findings' order.
std::vector<Concern> concerns_of(const std::vector<Finding>& findings);

// Whether it asks for nobody's attention: it passed, and not by a person's word.
bool is_clean(const Concern& concern);

// All that are not clean: what fails first, then what is unknown, then warnings.
std::vector<Concern> concerns_worst_first(const std::vector<Finding>& findings);

// √ × ? !, signs that every Chinese font has.
std::string_view sign_of(Status status);
std::string_view sign_of(Outcome outcome);

std::string words_of(Status status, Language language);
std::string words_of(Outcome outcome, Language language);

// The message; "" for an empty one.
std::string said(const Message& message, Language language);

// The rules' short names: "视频时长、视频清晰度".
std::string names_of(const Concern& concern, Language language);

// What is wrong with the submission in one sentence, at most `most_points` of it.
std::string sentence_of(const Verdict& verdict, Language language, std::size_t most_points);

// The unit as it names itself, else the submission's own name.
std::string unit_of(const Submission& submission);
std::string theme_of(const Submission& submission);  // "" where it is not said
std::string days_of(const Submission& submission);   // "2023-05-12, 2023-05-13"; "" where not known

// The file beside the submission's name: "good/照片/1.jpg"; the submission's folder where no file is given. The path as
// the caller named it where that is relative, so that it holds where the program was run.
std::string place_of(const Submission& submission, const std::optional<std::filesystem::path>& file);

// "附件2 二（三）" after the notice's number; "" without a clause.
std::string clause_of(const Finding& finding, const RulePack& pack);

}  // namespace mediaproof
