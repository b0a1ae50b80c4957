#include <string_view>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "mediaproof/report_ci.h"
#include "report/digest.h"

namespace mediaproof {
namespace {

std::string escaped(std::string_view text, std::string_view characters) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string safe;
    for (const char c : text) {
        if (characters.find(c) == std::string_view::npos) {
            safe += c;
            continue;
        }
        safe += '%';
        safe += hex[static_cast<unsigned char>(c) >> 4];
        safe += hex[static_cast<unsigned char>(c) & 15];
    }
    return safe;
}

// As the runner's own toolkit escapes what follows "::", and what stands among the properties before it.
std::string as_data(std::string_view text) {
    return escaped(text, "%\r\n");
}
std::string as_property(std::string_view text) {
    return escaped(text, "%\r\n:,");
}

const char* command_of(const Finding& finding) {
    if (finding.status == Status::warn || finding.status == Status::pass) return "notice";
    return finding.status == Status::fail && finding.required ? "error" : "warning";
}

std::string annotation(const Verdict& verdict, const Finding& finding, Language language) {
    const Submission& submission = verdict.submission;
    const std::string title = unit_of(submission) + " " + say("name." + finding.rule, language);
    std::string words = said(finding.observed, language);
    if (!finding.required_text.empty())
        words += "\n" + say("report.required", language) + said(finding.required_text, language);
    if (!finding.advice.empty()) words += "\n" + say("report.advice", language) + said(finding.advice, language);
    return std::string("::") + command_of(finding) +
           " file=" + as_property(printable(place_of(submission, finding.file))) + ",title=" + as_property(title) +
           "::" + as_data(words) + "\n";
}

}  // namespace

std::string github_annotations(const std::vector<Verdict>& verdicts, Language language) {
    std::string lines;
    for (const Verdict* verdict : worst_first(verdicts)) {
        for (const Concern& concern : concerns_worst_first(verdict->findings)) {
            for (const Finding* finding : concern.findings)
                lines += annotation(*verdict, *finding, language);
        }
        if (!verdict->findings.empty()) continue;
        lines += "::warning file=" + as_property(printable(place_of(verdict->submission, std::nullopt))) +
                 "::" + as_data(say("sentence.nothing", language)) + "\n";
    }
    return lines;
}

}  // namespace mediaproof
