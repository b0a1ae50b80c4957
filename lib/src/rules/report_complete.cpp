#include <algorithm>
#include <array>
#include <tuple>

#include "rules/report_outline.h"
#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 3> limits = {{{"min_characters", 0, 100'000, true},
                                              {"min_section_characters", 1, 10'000, true},
                                              {"max_heading_characters", 5, 100, true}}};
constexpr std::array<std::string_view, 1> wordings = {"sections"};

// ---- one section ----

enum class Seen { no, perhaps, yes };

struct Section {
    const Wording* asked;
    Seen seen = Seen::no;
    std::string heading;         // that it was seen under; empty: none
    std::size_t characters = 0;  // under that heading
};

bool names(std::string_view text, const Wording& wording) {
    return std::any_of(wording.begin(), wording.end(),
                       [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

bool names_another(std::string_view text, const Wording& wording, const std::vector<Wording>& asked) {
    return !names(text, wording) && std::any_of(asked.begin(), asked.end(), [&](const Wording& other) {
        return &other != &wording && names(text, other);
    });
}

// What stands below the title, which names the report and none of its sections.
std::string_view below_title(std::string_view text, const std::vector<ReportPart>& parts) {
    const bool has_title =
        std::any_of(parts.begin(), parts.end(), [](const ReportPart& part) { return part.is_title; });
    if (!has_title) return text;
    bool title_seen = false;
    while (!title_seen && !text.empty()) {
        const std::size_t length = std::min(text.find('\n'), text.size());
        title_seen = characters_in(text.substr(0, length)) > 0;
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return text;
}

// Everyday words of two characters ("效果") say nothing when they stand in a sentence.
bool mentions(std::string_view text, const Wording& wording) {
    return std::any_of(wording.begin(), wording.end(), [&](const std::string& word) {
        return characters_in(word) > 2 && text.find(word) != std::string_view::npos;
    });
}

// Where the section that begins at `parts[from]` ends: one without a number, at the next without one; any, at a heading
// that names another section unless that lies below it.
std::size_t end_of(const std::vector<ReportPart>& parts, std::size_t from, const Wording& wording,
                   const std::vector<Wording>& asked) {
    const int level = parts[from].level;
    const auto ends = [&](const ReportPart& part) {
        const bool another = names_another(part.heading, wording, asked);
        if (level == 0) return part.level == 0 || another;
        return part.level == 0 ? another : part.level <= level;
    };
    std::size_t to = from + 1;
    while (to < parts.size() && !ends(parts[to]))
        ++to;
    return to;
}

std::size_t characters_between(const std::vector<ReportPart>& parts, std::size_t from, std::size_t to) {
    std::size_t characters = 0;
    for (std::size_t i = from; i < to; ++i)
        characters += parts[i].characters;
    return characters;
}

// A section that has no number may be parted by headings that have none either: where it ends can't be told.
std::size_t farthest_end(const std::vector<ReportPart>& parts, std::size_t from, const Wording& wording,
                         const std::vector<Wording>& asked) {
    std::size_t to = from + 1;
    while (to < parts.size() && !names_another(parts[to].heading, wording, asked))
        ++to;
    return to;
}

// “（三）注重实效” below “二、经验做法” is no section on the effect.
bool lies_in_another(const std::vector<ReportPart>& parts, std::size_t at, const Wording& wording,
                     const std::vector<Wording>& asked) {
    if (parts[at].level == 0) return false;
    int level = parts[at].level;
    for (std::size_t i = at; i-- > 0;) {
        if (parts[i].level == 0 || parts[i].level >= level) continue;
        level = parts[i].level;
        if (names(parts[i].heading, wording)) return false;
        if (names_another(parts[i].heading, wording, asked)) return true;
    }
    return false;
}

Section section_of(const std::string& text, const std::vector<ReportPart>& parts, const Wording& wording,
                   const std::vector<Wording>& asked, std::size_t least) {
    Section section{&wording, mentions(below_title(text, parts), wording) ? Seen::perhaps : Seen::no, {}, 0};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].is_title || !names(parts[i].heading, wording)) continue;
        const std::size_t characters = characters_between(parts, i, end_of(parts, i, wording, asked));
        const bool some_text = characters >= least;
        const bool perhaps =
            some_text ||
            (parts[i].level == 0 && characters_between(parts, i, farthest_end(parts, i, wording, asked)) >= least);
        const Seen seen = some_text && !lies_in_another(parts, i, wording, asked) ? Seen::yes
                          : perhaps                                               ? Seen::perhaps
                                                                                  : Seen::no;
        const bool better =
            section.heading.empty() || std::tie(section.seen, section.characters) < std::tie(seen, characters);
        if (better) section = {&wording, seen, parts[i].heading, characters};
    }
    return section;
}

// ---- one report ----

struct Judged {
    const FileFacts* file = nullptr;
    std::size_t characters = 0;
    std::vector<Section> sections;
    bool long_enough = false;
    bool may_be_scanned = false;
    Status status = Status::unknown;
};

// The pages may be pictures, with no letters to read but a few.
bool may_be_pictures(const FileFacts& file, std::size_t characters, const std::vector<FileFacts>& files) {
    const bool holds_pictures = std::any_of(files.begin(), files.end(), [&](const FileFacts& other) {
        return other.in_document &&
               std::mismatch(file.file.begin(), file.file.end(), other.file.begin(), other.file.end()).first ==
                   file.file.end();
    });
    return characters == 0 || file.format == "PDF" || holds_pictures;
}

Status status_of(const Judged& judged) {
    if (!judged.long_enough) return judged.may_be_scanned ? Status::unknown : Status::fail;
    Status status = Status::pass;
    for (const Section& section : judged.sections) {
        if (section.seen == Seen::no) return Status::fail;
        if (section.seen == Seen::perhaps) status = Status::unknown;
    }
    return status;
}

Judged judge(const FileFacts& file, const RuleInput& input) {
    const std::string& text = file.document->text;
    const std::vector<Wording>& asked = input.settings.wording("sections");
    const auto limit = [&](std::string_view key) { return static_cast<std::size_t>(input.settings.limit(key)); };
    const auto is_asked_for = [&](std::string_view heading) {
        return std::any_of(asked.begin(), asked.end(), [&](const Wording& wording) { return names(heading, wording); });
    };
    const std::vector<ReportPart> parts = outline_of(text, limit("max_heading_characters"), is_asked_for);
    Judged judged;
    judged.file = &file;
    judged.characters = characters_in(text);
    judged.long_enough = judged.characters > 0 && judged.characters >= limit("min_characters");
    judged.may_be_scanned = !judged.long_enough && may_be_pictures(file, judged.characters, input.files);
    for (const Wording& wording : asked)
        judged.sections.push_back(section_of(text, parts, wording, asked, limit("min_section_characters")));
    judged.status = status_of(judged);
    return judged;
}

// The one that most likely is the report: a text beside it that is none is not held against the unit.
const Judged& best_of(const std::vector<Judged>& judged) {
    const auto rank = [](const Judged& one) {
        const int certainty = one.status == Status::pass ? 2 : one.status == Status::unknown ? 1 : 0;
        const auto seen = std::count_if(one.sections.begin(), one.sections.end(),
                                        [](const Section& section) { return section.seen == Seen::yes; });
        return std::tuple(certainty, seen, one.characters);
    };
    return *std::max_element(judged.begin(), judged.end(),
                             [&](const Judged& a, const Judged& b) { return rank(a) < rank(b); });
}

// ---- words ----

std::string joined(const std::vector<Section>& sections, const std::vector<Seen>& which) {
    std::string text;
    for (const Section& section : sections) {
        if (std::find(which.begin(), which.end(), section.seen) == which.end()) continue;
        text += (text.empty() ? "" : "、") + section.asked->front();
    }
    return text;
}

std::vector<Evidence> evidence_for(const Judged& judged) {
    std::vector<Evidence> evidence;
    for (const Section& section : judged.sections) {
        const char* note = section.heading.empty() ? section.seen == Seen::perhaps ? "report.complete.note-mentioned"
                                                                                   : "report.complete.note-missing"
                           : section.seen == Seen::yes     ? "report.complete.note-found"
                           : section.seen == Seen::perhaps ? "report.complete.note-open"
                                                           : "report.complete.note-empty";
        evidence.push_back({judged.file->file,
                            std::nullopt,
                            std::nullopt,
                            std::nullopt,
                            {note,
                             {{"section", section.asked->front()},
                              {"heading", section.heading},
                              {"characters", static_cast<std::int64_t>(section.characters)}}}});
    }
    return evidence;
}

void tell(Finding& finding, const Judged& judged) {
    const auto characters = static_cast<std::int64_t>(judged.characters);
    const std::string missing = joined(judged.sections, {Seen::no});
    finding.status = judged.status;
    finding.file = judged.file->file;
    finding.measured = static_cast<double>(judged.characters);
    finding.unit = "characters";
    if (!judged.long_enough) {
        const char* kind = judged.may_be_scanned ? "scanned" : "short";
        finding.observed = {std::string("report.complete.observed-") + kind, {{"characters", characters}}};
        finding.advice = {std::string("report.complete.advice-") + kind, {}};
        return;
    }
    finding.evidence = evidence_for(judged);
    if (judged.status == Status::pass) {
        finding.observed = {"report.complete.observed",
                            {{"characters", characters}, {"sections", joined(judged.sections, {Seen::yes})}}};
        return;
    }
    const bool lacks = !missing.empty();
    const std::string sections = lacks ? missing : joined(judged.sections, {Seen::perhaps});
    finding.observed = {lacks ? "report.complete.observed-missing" : "report.complete.observed-open",
                        {{"characters", characters}, {"sections", sections}}};
    finding.advice = {lacks ? "report.complete.advice-missing" : "report.complete.advice-open",
                      {{"sections", sections}}};
}

std::vector<Finding> evaluate(const RuleInput& input) {
    std::vector<Judged> judged;
    for (const FileFacts& file : input.files) {
        if (file.document) judged.push_back(judge(file, input));
    }
    Finding finding;
    std::vector<Section> asked;
    for (const Wording& wording : input.settings.wording("sections"))
        asked.push_back({&wording, Seen::yes, {}, 0});
    finding.required_text = {"report.complete.required",
                             {{"sections", joined(asked, {Seen::yes})},
                              {"characters", static_cast<std::int64_t>(input.settings.limit("min_characters"))}}};
    // The report may be what could not be read.
    const bool in_doubt = unreadable_in(input.files, FileKind::document) > 0 || !input.submission.looked_into;
    if (judged.empty()) {
        finding.status = Status::fail;
        finding.observed = {in_doubt ? "report.complete.observed-none-readable" : "report.complete.observed-none", {}};
        finding.advice = {"report.complete.advice-none", {}};
    } else {
        tell(finding, best_of(judged));
    }
    if (finding.status == Status::fail && in_doubt) {
        finding.status = Status::unknown;
        finding.advice = {"report.complete.advice-unreadable", {}};
    }
    return {finding};
}

}  // namespace

const Rule report_complete = {"report.complete", limits, evaluate, wordings};

}  // namespace mediaproof
