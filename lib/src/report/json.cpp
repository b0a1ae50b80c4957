#include <fstream>
#include <utility>

#include "base64.h"
#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "mediaproof/version.h"
#include "report/json_facts.h"
#include "report/names.h"
#include "utf8.h"
#include "verdict_codec.h"

namespace mediaproof {
namespace {

Json evidence_json(const std::vector<Evidence>& evidence, Language language) {
    Json array = Json::array();
    for (const Evidence& item : evidence) {
        array.push_back({{"file", path_text(item.file)},
                         {"at_s", number(item.at_s)},
                         {"quad", item.box ? quad_json(*item.box) : Json(nullptr)},
                         {"measured", number(item.measured)},
                         {"note", words(item.note, language)}});
    }
    return array;
}

Json decision_json(const std::optional<Decision>& decision) {
    if (!decision) return nullptr;
    return {{"accepted", decision->accepted},
            {"by", valid_utf8(decision->by)},
            {"on", format_date(decision->on)},
            {"why", valid_utf8(decision->why)}};
}

Json finding_json(const Finding& finding, Language language) {
    return {{"rule", finding.rule},
            {"status", name_of(finding.status)},
            {"is_required", finding.required},
            {"clause", finding.clause},
            {"file", finding.file ? path_text(*finding.file) : Json(nullptr)},
            {"measured", number(finding.measured)},
            {"unit", finding.unit.empty() ? Json(nullptr) : Json(finding.unit)},
            {"observed", words(finding.observed, language)},
            {"required", words(finding.required_text, language)},
            {"advice", words(finding.advice, language)},
            {"evidence", evidence_json(finding.evidence, language)},
            {"decision", decision_json(finding.decision)}};
}

Json verdict_json(const Verdict& verdict, Language language) {
    const Submission& submission = verdict.submission;
    const auto text = [](const std::optional<std::string>& value) {
        return value ? Json(valid_utf8(*value)) : Json(nullptr);
    };
    Json event_dates = Json::array();
    for (const auto& day : submission.event_dates)
        event_dates.push_back(format_date(day));
    Json findings = Json::array();
    for (const Finding& finding : verdict.findings)
        findings.push_back(finding_json(finding, language));
    Json files = Json::array();
    for (const FileFacts& facts : verdict.files)
        files.push_back(facts_json(facts, language));
    return {{"name", valid_utf8(submission.name)},
            {"outcome", name_of(verdict.outcome)},
            {"unit", text(submission.manifest.unit)},
            {"theme", text(submission.manifest.theme)},
            {"event_date",
             submission.event_dates.empty() ? Json(nullptr) : Json(format_date(submission.event_dates.front()))},
            {"event_dates", event_dates},
            {"findings", findings},
            {"files", files},
            {"record", base64(encode_verdict(verdict))}};
}

Json pack_json(const RulePack& pack) {
    return {{"id", pack.id}, {"source", pack.source}, {"logo_is_stand_in", pack.logo_is_stand_in}};
}

Json confinement_json(const ConfinementState& confinement) {
    return {{"mode", name_of(confinement.mode)},
            {"seccomp", confinement.seccomp},
            {"landlock_abi", confinement.landlock_abi}};
}

// What stands before the list of submissions and after it.
std::pair<std::string, std::string> frame_of(const RulePack& pack, const std::optional<ConfinementState>& confinement) {
    const Json report = {{"schema_version", json_schema_version},
                         {"program", {{"name", "mediaproof"}, {"version", version}}},
                         {"rule_pack", pack_json(pack)},
                         {"confinement", confinement ? confinement_json(*confinement) : Json(nullptr)},
                         {"submissions", Json::array()}};
    const std::string whole = report.dump(2);
    const std::size_t list = whole.rfind("[]");
    return {whole.substr(0, list + 1), whole.substr(list + 1) + "\n"};
}

// Text has its newlines escaped, so that each that is there ends a line.
std::string indented(const std::string& json) {
    std::string lines = "\n    ";
    for (const char c : json) {
        lines += c;
        if (c == '\n') lines += "    ";
    }
    return lines;
}

class JsonReport : public ReportStream {
  public:
    JsonReport(const RulePack& pack, Language language, const std::optional<ConfinementState>& confinement, Write write)
        : frame_(frame_of(pack, confinement)), language_(language), write_(std::move(write)) {
        write_(frame_.first);
    }

    void add(const Verdict& verdict) override {
        write_((std::exchange(any_, true) ? "," : "") + indented(verdict_json(verdict, language_).dump(2)));
    }

    void end() override { write_((any_ ? "\n  " : "") + frame_.second); }

  private:
    std::pair<std::string, std::string> frame_;
    Language language_;
    Write write_;
    bool any_ = false;
};

}  // namespace

std::unique_ptr<ReportStream> json_report_stream(const RulePack& pack, Language language,
                                                 const std::optional<ConfinementState>& confinement,
                                                 ReportStream::Write write) {
    return std::make_unique<JsonReport>(pack, language, confinement, std::move(write));
}

std::string json_report(const std::vector<Verdict>& verdicts, const RulePack& pack, Language language,
                        const std::optional<ConfinementState>& confinement) {
    std::string report;
    JsonReport stream(pack, language, confinement, [&](std::string_view bytes) { report += bytes; });
    for (const Verdict& verdict : verdicts)
        stream.add(verdict);
    stream.end();
    return report;
}

bool is_whole_json(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    return input && Json::accept(input);
}

}  // namespace mediaproof
