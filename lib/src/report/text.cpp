#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "report/digest.h"
#include "report/logo_lines.h"
#include "report/names.h"
#include "utf8.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_evidence_lines = 5;

// What is told of one submission, and at the end of all.
class TextLines {
  public:
    TextLines(const RulePack& pack, const TextStyle& style) : pack_(pack), style_(style) {}

    void add(const Verdict& verdict) {
        heading(verdict);
        for (const Concern& concern : concerns_of(verdict.findings)) {
            if (concern.first().status == Status::pass && !concern.first().decision && !style_.verbose) continue;
            add(concern);
        }
        add_sightings(verdict);
        line(0, "");
    }

    void summarise(const std::map<Outcome, std::int64_t>& counts) {
        const auto count = [&](Outcome outcome) {
            const auto found = counts.find(outcome);
            return found != counts.end() ? found->second : 0;
        };
        if (pack_.logo_is_stand_in) {
            line(0, say(Message{"report.stand-in", {{"file", pack_.logo_image.filename().string()}}}, style_.language));
        }
        add_confinement();
        const std::int64_t fail = count(Outcome::fail);
        const std::int64_t review = count(Outcome::review);
        const std::int64_t pass = count(Outcome::pass);
        line(0, say(Message{"report.summary",
                            {{"all", fail + review + pass}, {"fail", fail}, {"review", review}, {"pass", pass}}},
                    style_.language));
    }

    std::string take() { return std::move(text_); }

  private:
    void line(std::size_t indent, std::string_view words) {
        text_ += std::string(indent, ' ') + std::string(words) + "\n";
    }

    std::string coloured(std::string_view words, const char* code) const {
        return style_.colour ? fmt::format("\033[{}m{}\033[0m", code, words) : std::string(words);
    }

    static const char* colour_of(std::string_view word) {
        return word == "pass" ? "32" : word == "fail" ? "1;31" : "33";
    }

    void add_confinement() {
        if (!style_.confinement || style_.confinement->mode == Confinement::strict) return;
        line(0, say("report.confinement-" + std::string(name_of(style_.confinement->mode)), style_.language));
    }

    // "× 不通过 fail": the sign and both languages, legible without colour.
    template <typename Enum>
    std::string badge(Enum value, const char* family) const {
        const std::string_view word = name_of(value);
        const std::string chinese = say(fmt::format("{}.{}", family, word), Language::chinese);
        const std::string words = style_.language == Language::chinese
                                      ? fmt::format("{} {} {}", sign_of(value), chinese, word)
                                      : fmt::format("{} {}", sign_of(value), word);
        return coloured(words, colour_of(word));
    }

    void heading(const Verdict& verdict) {
        const Submission& submission = verdict.submission;
        std::string words = badge(verdict.outcome, "outcome") + "  " + printable(submission.name);
        if (submission.manifest.unit) words += "  " + printable(*submission.manifest.unit);
        if (submission.manifest.theme) words += " · " + printable(*submission.manifest.theme);
        words += " · " + (submission.event_dates.empty() ? say("report.no-event-date", style_.language)
                                                         : format_dates(submission.event_dates));
        line(0, words);
    }

    void labelled(const char* label, const Message& message) {
        if (!message.empty()) line(6, say(label, style_.language) + printable(say(message, style_.language)));
    }

    void add(const Concern& concern) {
        const Finding& finding = concern.first();
        const bool alone = concern.findings.size() == 1;
        std::string words = badge(finding.status, "status") + "  " + rules_of(concern);
        if (alone) words += "  " + say("rule." + finding.rule + ".question", style_.language);
        if (finding.file) words += "  " + printable(finding.file->string());
        if (finding.status == Status::fail && !finding.required) words += say("report.not-required", style_.language);
        line(4, words);
        labelled("report.observed", finding.observed);
        if (alone) labelled("report.required", finding.required_text);
        std::size_t shown = 0;
        for (const Evidence& evidence : finding.evidence) {
            if (shown++ < most_evidence_lines || style_.verbose) add(evidence);
        }
        if (shown > most_evidence_lines && !style_.verbose) {
            const auto left = static_cast<std::int64_t>(shown - most_evidence_lines);
            line(8, say(Message{"report.more", {{"count", left}}}, style_.language));
        }
        labelled("report.advice", finding.advice);
        if (!finding.clause.empty())
            line(6, say("report.clause", style_.language) + pack_.source + " " + finding.clause);
    }

    static std::string rules_of(const Concern& concern) {
        std::string rules;
        for (const Finding* finding : concern.findings)
            rules += (rules.empty() ? "" : ", ") + finding->rule;
        return rules;
    }

    void add_sightings(const Verdict& verdict) {
        const std::vector<std::string> lines = logo_lines(verdict.files, style_.language);
        const std::size_t shown = style_.verbose ? lines.size() : std::min(lines.size(), most_evidence_lines);
        if (shown > 0) line(4, say("logo.where.heading", style_.language));
        for (std::size_t i = 0; i < shown; ++i)
            line(6, lines[i]);
        const auto left = static_cast<std::int64_t>(lines.size() - shown);
        if (left > 0) line(6, say(Message{"report.more", {{"count", left}}}, style_.language));
    }

    void add(const Evidence& evidence) {
        std::string words = "· " + printable(evidence.file.string());
        if (evidence.at_s) words += "  @" + format_position(*evidence.at_s);
        if (!evidence.note.empty()) words += "  " + printable(say(evidence.note, style_.language));
        if (evidence.box) {
            const Quad& box = *evidence.box;
            words += fmt::format("  [{:.0f},{:.0f} {:.0f},{:.0f} {:.0f},{:.0f} {:.0f},{:.0f}]", box[0].x, box[0].y,
                                 box[1].x, box[1].y, box[2].x, box[2].y, box[3].x, box[3].y);
        }
        line(8, words);
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
