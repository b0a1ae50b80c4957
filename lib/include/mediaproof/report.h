// Reports: verdicts and facts made readable.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediaproof/confine.h"
#include "mediaproof/facts.h"
#include "mediaproof/finding.h"
#include "mediaproof/logo.h"
#include "mediaproof/message.h"
#include "mediaproof/rule_pack.h"

namespace mediaproof {

// The version of the JSON that json_report() writes; its schema is lib/src/report/check.schema.json,
// installed as share/mediaproof/check.schema.json. Raised when a key changes its meaning or goes.
inline constexpr int json_schema_version = 1;

struct TextStyle {
    Language language = Language::chinese;
    bool colour = false;   // ANSI colours; for terminals only
    bool verbose = false;  // every finding and sighting, not only those that want attention
    // How the files were read; told where it is not strict.
    std::optional<ConfinementState> confinement = std::nullopt;
};

// For people: the worst submission first, then by name; a summary line at the end. UTF-8, ends in a newline.
// Control characters in names are made visible. No line takes more than 100 columns, Chinese characters counted as two.
std::string text_report(const std::vector<Verdict>& verdicts, const RulePack& pack, const TextStyle& style = {});

// One JSON object, ends in a newline. Submissions keep the order given. The same verdicts give the same bytes.
// `confinement` is how the files were read; null in the report where it is absent.
std::string json_report(const std::vector<Verdict>& verdicts, const RulePack& pack, Language language,
                        const std::optional<ConfinementState>& confinement = std::nullopt);

// The same of verdicts that come one by one, in the submissions' order, and of which none is kept: the bytes go to `write`
// as they come, of the text at end().
class ReportStream {
  public:
    using Write = std::function<void(std::string_view)>;

    virtual ~ReportStream() = default;
    virtual void add(const Verdict& verdict) = 0;
    virtual void end() = 0;  // the report is whole only after it; once
};

// `pack` must outlive it.
std::unique_ptr<ReportStream> text_report_stream(const RulePack& pack, const TextStyle& style,
                                                 ReportStream::Write write);
std::unique_ptr<ReportStream> json_report_stream(const RulePack& pack, Language language,
                                                 const std::optional<ConfinementState>& confinement,
                                                 ReportStream::Write write);

// Whether the file holds one JSON value and nothing else, as json_report() writes it.
bool is_whole_json(const std::filesystem::path& file);

// One file's facts as one JSON object on one line, without a newline.
std::string json_facts(const FileFacts& facts, Language language);

// One file's LOGO search as one JSON object on one line, without a newline. A file without one (unreadable,
// no picture) is indeterminate, with its reason. `annotated`, where given, is told under that key: the paths of the
// file's annotated pictures.
std::string json_logo_search(const FileFacts& facts, Language language,
                             const std::optional<std::vector<std::filesystem::path>>& annotated = std::nullopt);

// What was read of one file's banners as one JSON object on one line, without a newline; `banners` is null for a file in
// which none was looked for (unreadable, no picture), with its `reason`. `strips`, where given, is told under that key.
std::string json_banners(const FileFacts& facts, Language language,
                         const std::optional<std::vector<std::filesystem::path>>& strips = std::nullopt);

// The rules and their current limits, and one rule told in full; for people. rule_explanation() throws
// std::out_of_range for an unknown id.
std::string rule_list(const RulePack& pack, Language language);
std::string rule_explanation(std::string_view rule_id, const RulePack& pack);

// What was learned of a LOGO, its weaknesses and what to do about them; for people, in Chinese and then in English.
std::string logo_learning_text(const LogoLearning& learning);

// `text` with control characters, escape sequences and text-direction marks made visible, fit for a terminal.
std::string printable(std::string_view text);

// The beginning of printable `text` that fits into `columns` of a terminal, Chinese characters counted as two; "…" at its end
// tells that something is missing.
std::string fitted(std::string_view text, std::size_t columns);

}  // namespace mediaproof
