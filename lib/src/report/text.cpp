#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "mediaproof/columns.h"
#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "quads.h"
#include "report/digest.h"
#include "report/logo_lines.h"
#include "report/names.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_evidence_lines = 5;

// The message for where in its file's picture the evidence's box lies; "" where the file's size is not known.
std::string place_in(const std::vector<FileFacts>& files, const Evidence& evidence) {
    for (const FileFacts& facts : files) {
        if (facts.file != evidence.file) continue;
        if (facts.photo) return place_in_picture(*evidence.box, facts.photo->width, facts.photo->height);
        if (facts.video) return place_in_picture(*evidence.box, facts.video->width, facts.video->height);
    }
    return "";
}

// What is told of one submission, and at the end of all.
class TextLines {
  public:
    TextLines(const RulePack& pack, const TextStyle& style) : pack_(pack), style_(style) {}

    void add(const Verdict& verdict) {
        heading(verdict);
        for (const Concern& concern : concerns_worst_first(verdict.findings))
            add(concern, verdict.files);
        add_clean(verdict);
        if (style_.verbose || logo_is_in_question(verdict)) add_sightings(verdict);
        text_ += "\n";
    }

    void summarise(const std::map<Outcome, std::int64_t>& counts) {
        const auto count = [&](Outcome outcome) {
            const auto found = counts.find(outcome);
            return found != counts.end() ? found->second : 0;
        };
        if (pack_.logo_is_stand_in) {
            line("", said({"report.stand-in", {{"file", pack_.logo_image.filename().string()}}}, style_.language));
        }
        add_confinement();
        const std::int64_t fail = count(Outcome::fail);
        const std::int64_t review = count(Outcome::review);
        const std::int64_t pass = count(Outcome::pass);
        line("", say(Message{"report.summary",
                             {{"all", fail + review + pass}, {"fail", fail}, {"review", review}, {"pass", pass}}},
                     style_.language));
    }

    std::string take() { return std::move(text_); }

  private:
    void line(std::string_view lead, std::string_view words) { text_ += hanging(lead, words); }

    std::string coloured(std::string_view words, const char* code) const {
        return style_.colour ? fmt::format("\033[{}m{}\033[0m", code, words) : std::string(words);
    }

    static const char* colour_of(std::string_view word) {
        return word == "pass" ? "32" : word == "fail" ? "1;31" : "33";
    }

    void add_confinement() {
        if (!style_.confinement || style_.confinement->mode == Confinement::strict) return;
        line("", say("report.confinement-" + std::string(name_of(style_.confinement->mode)), style_.language));
    }

    // "× 不通过 fail": the sign and both languages, legible without colour.
    template <typename Enum>
    std::string badge(Enum value) const {
        const std::string_view word = name_of(value);
        std::string words = std::string(sign_of(value)) + " ";
        if (style_.language == Language::chinese) words += words_of(value, Language::chinese) + " ";
        return coloured(words + std::string(word), colour_of(word));
    }

    void heading(const Verdict& verdict) {
        const Submission& submission = verdict.submission;
        std::string words = printable(submission.name);
        if (submission.manifest.unit) words += "  " + printable(*submission.manifest.unit);
        if (submission.manifest.theme) words += " · " + printable(*submission.manifest.theme);
        words += " · " + (submission.event_dates.empty() ? say("report.no-event-date", style_.language)
                                                         : format_dates(submission.event_dates));
        line(badge(verdict.outcome) + "  ", words);
    }

    void labelled(const char* label, const std::string& words) {
        if (!words.empty()) line("      " + say(label, style_.language), words);
    }

    // What is asked first, then where; the rule's id is for the one who looks it up.
    void add(const Concern& concern, const std::vector<FileFacts>& files) {
        const Finding& finding = concern.first();
        const bool alone = concern.findings.size() == 1;
        std::string words =
            alone ? say("rule." + finding.rule + ".question", style_.language) : names_of(concern, style_.language);
        if (finding.file) words += "  " + printable(finding.file->string());
        if (finding.status == Status::fail && !finding.required) words += say("report.not-required", style_.language);
        line("    " + badge(finding.status) + "  ", words + "  [" + ids_of(concern) + "]");
        labelled("report.observed", said(finding.observed, style_.language));
        add(finding.evidence, files);
        if (alone) labelled("report.required", said(finding.required_text, style_.language));
        labelled("report.advice", said(finding.advice, style_.language));
        labelled("report.clause", clause_of(finding, pack_));
    }

    static std::string ids_of(const Concern& concern) {
        std::string ids;
        for (const Finding* finding : concern.findings)
            ids += (ids.empty() ? "" : ", ") + finding->rule;
        return ids;
    }

    void add_clean(const Verdict& verdict) {
        if (verdict.findings.empty()) line("    ? ", say("sentence.nothing", style_.language));
        std::int64_t clean = 0;
        std::int64_t all = 0;
        for (const Concern& concern : concerns_of(verdict.findings)) {
            ++all;
            if (!is_clean(concern)) continue;
            ++clean;
            if (style_.verbose) add(concern, verdict.files);
        }
        if (style_.verbose || clean == 0) return;
        line("    √ ", clean == all ? say("sentence.clean", style_.language)
                                    : say(Message{"report.rest-passed", {{"count", clean}}}, style_.language));
    }

    static bool logo_is_in_question(const Verdict& verdict) {
        return std::any_of(verdict.findings.begin(), verdict.findings.end(), [](const Finding& finding) {
            return finding.rule.starts_with("logo.") && finding.status != Status::pass;
        });
    }

    void add_sightings(const Verdict& verdict) {
        const std::vector<std::string> lines = logo_lines(verdict.files, style_.language);
        if (!lines.empty()) line("    ", say("logo.where.heading", style_.language));
        // Each line begins with a sign and a blank.
        some("      ", lines.size(), [&](std::size_t i) {
            const std::size_t sign = lines[i].find(' ') + 1;
            line("      " + lines[i].substr(0, sign), lines[i].substr(sign));
        });
    }

    void add(const std::vector<Evidence>& evidence, const std::vector<FileFacts>& files) {
        some("        ", evidence.size(), [&](std::size_t i) { line("        · ", told(evidence[i], files)); });
    }

    // The first of `count` things, or all of them, and how many there are beside those.
    template <typename Tell>
    void some(const char* indent, std::size_t count, Tell tell) {
        const std::size_t shown = style_.verbose ? count : std::min(count, most_evidence_lines);
        for (std::size_t i = 0; i < shown; ++i)
            tell(i);
        const auto left = static_cast<std::int64_t>(count - shown);
        if (left > 0) line(indent, say(Message{"report.more", {{"count", left}}}, style_.language));
    }

    std::string told(const Evidence& evidence, const std::vector<FileFacts>& files) const {
        std::string words = printable(evidence.file.string());
        if (evidence.at_s) words += "  @" + format_position(*evidence.at_s);
        if (!evidence.note.empty()) words += "  " + said(evidence.note, style_.language);
        if (!evidence.box) return words;
        const Quad& box = *evidence.box;
        const std::string place = place_in(files, evidence);
        if (!place.empty()) words += "  " + say(place, style_.language);
        return words + fmt::format("  [{:.0f},{:.0f};{:.0f},{:.0f};{:.0f},{:.0f};{:.0f},{:.0f}]", box[0].x, box[0].y,
                                   box[1].x, box[1].y, box[2].x, box[2].y, box[3].x, box[3].y);
    }

    const RulePack& pack_;
    TextStyle style_;
    std::string text_;
};

class TextReport : public ReportStream {
  public:
    TextReport(const RulePack& pack, const TextStyle& style, Write write)
        : pack_(pack), style_(style), write_(std::move(write)) {}

    void add(const Verdict& verdict) override {
        TextLines lines(pack_, style_);
        lines.add(verdict);
        told_.push_back({rank_of(verdict.outcome), verdict.submission.name, lines.take()});
        ++counts_[verdict.outcome];
    }

    void end() override {
        std::stable_sort(told_.begin(), told_.end(), [](const Told& a, const Told& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.name < b.name;
        });
        for (const Told& told : told_)
            write_(told.text);
        TextLines last(pack_, style_);
        last.summarise(counts_);
        write_(last.take());
    }

  private:
    struct Told {
        int rank = 0;
        std::string name;
        std::string text;
    };

    const RulePack& pack_;
    TextStyle style_;
    Write write_;
    std::vector<Told> told_;
    std::map<Outcome, std::int64_t> counts_;
};

}  // namespace

std::unique_ptr<ReportStream> text_report_stream(const RulePack& pack, const TextStyle& style,
                                                 ReportStream::Write write) {
    return std::make_unique<TextReport>(pack, style, std::move(write));
}

std::string text_report(const std::vector<Verdict>& verdicts, const RulePack& pack, const TextStyle& style) {
    std::string text;
    TextReport report(pack, style, [&](std::string_view bytes) { text += bytes; });
    for (const Verdict& verdict : verdicts)
        report.add(verdict);
    report.end();
    return text;
}

}  // namespace mediaproof
