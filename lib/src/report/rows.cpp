#include "report/rows.h"

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "report/digest.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_points = 5;  // told of a submission in one cell

Row heads(const std::vector<const char*>& keys, Language language) {
    Row row;
    for (const char* key : keys)
        row.push_back(say(key, language));
    return row;
}

template <typename Enum>
std::string signed_words(Enum value, Language language) {
    return std::string(sign_of(value)) + " " + words_of(value, language);
}

// The seconds of a video that show it: "0:12.3, 1:05.0".
std::string seconds_of(const Finding& finding) {
    std::string seconds;
    for (const Evidence& evidence : finding.evidence) {
        if (evidence.at_s) seconds += (seconds.empty() ? "" : ", ") + format_position(*evidence.at_s);
    }
    return seconds;
}

std::string files_of(const Finding& finding) {
    if (finding.file) return printable(finding.file->string());
    std::string files;
    for (const Evidence& evidence : finding.evidence) {
        if (!evidence.file.empty()) files += (files.empty() ? "" : ", ") + printable(evidence.file.string());
    }
    return files;
}

Row submission_cells(const Verdict& verdict, Language language) {
    const Submission& submission = verdict.submission;
    return {printable(submission.name), signed_words(verdict.outcome, language), unit_of(submission),
            theme_of(submission), days_of(submission)};
}

Row finding_row(const Verdict& verdict, const Finding& finding, const RulePack& pack, Language language) {
    Row row = submission_cells(verdict, language);
    const Row rest = {say("name." + finding.rule, language),
                      finding.rule,
                      signed_words(finding.status, language),
                      say(finding.required ? "table.yes" : "table.no", language),
                      files_of(finding),
                      seconds_of(finding),
                      said(finding.observed, language),
                      said(finding.required_text, language),
                      said(finding.advice, language),
                      clause_of(finding, pack)};
    row.insert(row.end(), rest.begin(), rest.end());
    return row;
}

Row unchecked_row(const Verdict& verdict, Language language) {
    Row row = submission_cells(verdict, language);
    const Row rest = {
        "", "", signed_words(Status::unknown, language), "", "", "", say("sentence.nothing", language), "", "", ""};
    row.insert(row.end(), rest.begin(), rest.end());
    return row;
}

}  // namespace

Row finding_heads(Language language) {
    return heads({"table.submission", "table.outcome", "table.unit", "table.theme", "table.days", "table.check",
                  "table.rule", "table.status", "table.binding", "table.files", "table.seconds", "table.observed",
                  "table.required", "table.advice", "table.clause"},
                 language);
}

std::vector<FindingRow> finding_rows(const Verdict& verdict, const RulePack& pack, Language language) {
    if (verdict.findings.empty()) return {{Status::unknown, unchecked_row(verdict, language)}};
    std::vector<FindingRow> rows;
    for (const Finding& finding : verdict.findings)
        rows.push_back({finding.status, finding_row(verdict, finding, pack, language)});
    return rows;
}

Row submission_heads(Language language) {
    return heads({"table.outcome", "table.unit", "table.theme", "table.days", "table.wrong", "table.submission"},
                 language);
}

Row submission_row(const Verdict& verdict, Language language) {
    const Submission& submission = verdict.submission;
    return {signed_words(verdict.outcome, language),
            unit_of(submission),
            theme_of(submission),
            days_of(submission),
            sentence_of(verdict, language, most_points),
            printable(submission.name)};
}

}  // namespace mediaproof
