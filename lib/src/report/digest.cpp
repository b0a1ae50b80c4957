#include "report/digest.h"

#include <algorithm>
#include <map>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "report/names.h"

namespace mediaproof {
namespace {

int rank_of(Status status) {
    switch (status) {
        case Status::fail:
            return 0;
        case Status::unknown:
            return 1;
        case Status::warn:
            return 2;
        case Status::pass:
            break;
    }
    return 3;
}

bool may_be_shared(const Finding& finding) {
    return finding.status == Status::unknown && finding.evidence.empty();
}

bool alike(const Finding& a, const Finding& b) {
    return a.observed == b.observed && a.advice == b.advice;
}

}  // namespace

int rank_of(Outcome outcome) {
    return outcome == Outcome::fail ? 0 : outcome == Outcome::review ? 1 : 2;
}

std::vector<const Verdict*> worst_first(const std::vector<Verdict>& verdicts) {
    std::vector<const Verdict*> ordered;
    for (const Verdict& verdict : verdicts)
        ordered.push_back(&verdict);
    std::stable_sort(ordered.begin(), ordered.end(), [](const Verdict* a, const Verdict* b) {
        const int rank_a = rank_of(a->outcome);
        const int rank_b = rank_of(b->outcome);
        return rank_a != rank_b ? rank_a < rank_b : a->submission.name < b->submission.name;
    });
    return ordered;
}

std::int64_t count_of(const std::vector<Verdict>& verdicts, Outcome outcome) {
    return std::count_if(verdicts.begin(), verdicts.end(), [&](const Verdict& v) { return v.outcome == outcome; });
}

std::vector<Concern> concerns_of(const std::vector<Finding>& findings) {
    std::vector<Concern> concerns;
    std::map<std::string, std::vector<std::size_t>> shared_of_file;  // places in `concerns`; "": the whole submission
    for (const Finding& finding : findings) {
        if (!may_be_shared(finding)) {
            concerns.push_back({{&finding}});
            continue;
        }
        std::vector<std::size_t>& shared = shared_of_file[finding.file ? finding.file->native() : ""];
        const auto known = std::find_if(shared.begin(), shared.end(),
                                        [&](std::size_t place) { return alike(concerns[place].first(), finding); });
        if (known != shared.end()) {
            concerns[*known].findings.push_back(&finding);
            continue;
        }
        shared.push_back(concerns.size());
        concerns.push_back({{&finding}});
    }
    return concerns;
}

bool is_clean(const Concern& concern) {
    return concern.first().status == Status::pass && !concern.first().decision;
}

std::vector<Concern> concerns_worst_first(const std::vector<Finding>& findings) {
    std::vector<Concern> concerns = concerns_of(findings);
    std::erase_if(concerns, is_clean);
    std::stable_sort(concerns.begin(), concerns.end(), [](const Concern& a, const Concern& b) {
        return rank_of(a.first().status) < rank_of(b.first().status);
    });
    return concerns;
}

std::string_view sign_of(Status status) {
    return status == Status::pass ? "√" : status == Status::fail ? "×" : status == Status::warn ? "!" : "?";
}

std::string_view sign_of(Outcome outcome) {
    return outcome == Outcome::pass ? "√" : outcome == Outcome::fail ? "×" : "?";
}

std::string words_of(Status status, Language language) {
    return say("status." + std::string(name_of(status)), language);
}

std::string words_of(Outcome outcome, Language language) {
    return say("outcome." + std::string(name_of(outcome)), language);
}

std::string said(const Message& message, Language language) {
    return message.empty() ? std::string() : printable(say(message, language));
}

std::string names_of(const Concern& concern, Language language) {
    std::string names;
    for (const Finding* finding : concern.findings)
        names += (names.empty() ? "" : say("sentence.names", language)) + say("name." + finding->rule, language);
    return names;
}

std::string sentence_of(const Verdict& verdict, Language language, std::size_t most_points) {
    if (verdict.findings.empty()) return say("sentence.nothing", language);
    const std::vector<Concern> concerns = concerns_worst_first(verdict.findings);
    if (concerns.empty()) return say("sentence.clean", language);
    const std::string separator = say("sentence.separator", language);
    std::string sentence;
    for (std::size_t i = 0; i < std::min(concerns.size(), most_points); ++i) {
        const Message point{
            "sentence.point",
            {{"names", names_of(concerns[i], language)}, {"observed", said(concerns[i].first().observed, language)}}};
        sentence += (i == 0 ? "" : separator) + say(point, language);
    }
    if (concerns.size() <= most_points) return sentence;
    const auto left = static_cast<std::int64_t>(concerns.size() - most_points);
    return sentence + separator + say(Message{"sentence.more", {{"count", left}}}, language);
}

std::string unit_of(const Submission& submission) {
    return printable(submission.manifest.unit.value_or(submission.name));
}

std::string theme_of(const Submission& submission) {
    return printable(submission.manifest.theme.value_or(""));
}

std::string days_of(const Submission& submission) {
    return format_dates(submission.event_dates);
}

std::string place_of(const Submission& submission, const std::optional<std::filesystem::path>& file) {
    const std::filesystem::path folder = submission.path.is_relative() && !submission.path.empty()
                                             ? submission.path
                                             : std::filesystem::path(submission.name);
    return (file ? folder / *file : folder).lexically_normal().generic_string();
}

std::string clause_of(const Finding& finding, const RulePack& pack) {
    return finding.clause.empty() ? std::string() : printable(pack.source + " " + finding.clause);
}

}  // namespace mediaproof
