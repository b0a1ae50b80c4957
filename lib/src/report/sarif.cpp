#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "mediaproof/report_ci.h"
#include "mediaproof/version.h"
#include "report/digest.h"
#include "report/names.h"
#include "report/uri.h"

namespace mediaproof {
namespace {

using Json = nlohmann::ordered_json;

double thousandths(double value) {
    return std::round(value * 1000) / 1000 + 0.0;
}

// A message's plain text. In one, SARIF takes {0} for a placeholder unless its braces are doubled, and [text](target) for a
// link, which has no escape: a blank keeps the two apart.
Json text(const std::string& words) {
    std::string plain;
    for (const char c : words) {
        if (c == '(' && plain.ends_with(']')) plain += ' ';
        plain += c == '{' || c == '}' ? std::string(2, c) : std::string(1, c);
    }
    return {{"text", plain}};
}

Json rule_json(std::string_view id, const RulePack& pack, Language language) {
    const std::string rule(id);
    Json json = {{"id", rule},
                 {"name", say("name." + rule, language)},
                 {"shortDescription", text(say("rule." + rule + ".question", language))},
                 {"help", text(say("rule." + rule + ".about", language))}};
    const auto settings = pack.rules.find(id);
    if (settings == pack.rules.end()) return json;
    json["defaultConfiguration"] = {{"enabled", settings->second.on},
                                    {"level", settings->second.required ? "error" : "warning"}};
    json["properties"] = {{"clause", printable(pack.source + " " + settings->second.clause)}};
    return json;
}

const char* level_of(const Finding& finding) {
    if (finding.status == Status::warn) return "note";
    return finding.status == Status::fail && finding.required ? "error" : "warning";
}

Json place_json(const Submission& submission, const std::optional<std::filesystem::path>& file) {
    const std::string folder_mark = file ? "" : "/";
    return {{"artifactLocation", {{"uri", uri_of(place_of(submission, file)) + folder_mark}}}};
}

Json properties_of(const Evidence& evidence) {
    Json properties = Json::object();
    if (evidence.at_s) properties["at_s"] = thousandths(*evidence.at_s);
    if (evidence.measured && std::isfinite(*evidence.measured))
        properties["measured"] = thousandths(*evidence.measured);
    if (evidence.box) {
        for (const Point& corner : *evidence.box)
            properties["quad"].push_back(Json::array({thousandths(corner.x), thousandths(corner.y)}));
    }
    return properties;
}

Json evidence_json(const Submission& submission, const Evidence& evidence, Language language) {
    Json json = {{"physicalLocation", place_json(submission, evidence.file)}};
    if (!evidence.note.empty()) json["message"] = text(said(evidence.note, language));
    json["properties"] = properties_of(evidence);
    return json;
}

std::string message_of(const Finding& finding, Language language) {
    std::string words = say("rule." + finding.rule + ".question", language);
    const auto add = [&](const char* label, const Message& message) {
        if (!message.empty()) words += "\n" + say(label, language) + said(message, language);
    };
    add("report.observed", finding.observed);
    add("report.required", finding.required_text);
    add("report.advice", finding.advice);
    return words;
}

Json result_json(const Verdict& verdict, const Finding& finding, const RulePack& pack, Language language) {
    const Submission& submission = verdict.submission;
    Json properties = {{"submission", printable(submission.name)},
                       {"outcome", name_of(verdict.outcome)},
                       {"status", name_of(finding.status)},
                       {"clause", clause_of(finding, pack)}};
    if (finding.measured && std::isfinite(*finding.measured)) {
        properties["measured"] = thousandths(*finding.measured);
        properties["unit"] = finding.unit;
    }
    const auto ids = rule_ids();
    const auto place = std::find(ids.begin(), ids.end(), finding.rule);
    Json json = {{"ruleId", finding.rule},
                 {"level", level_of(finding)},
                 {"message", text(message_of(finding, language))},
                 {"locations", Json::array({{{"physicalLocation", place_json(submission, finding.file)}}})}};
    if (place != ids.end()) json["ruleIndex"] = place - ids.begin();
    for (const Evidence& evidence : finding.evidence)
        json["relatedLocations"].push_back(evidence_json(submission, evidence, language));
    json["properties"] = properties;
    return json;
}

// Whether the program did its work; submissions of which nothing was checked are told here, there being no result.
Json invocation_json(const std::vector<Verdict>& verdicts, Language language) {
    Json notifications = Json::array();
    for (const Verdict& verdict : verdicts) {
        if (!verdict.findings.empty()) continue;
        notifications.push_back(
            {{"level", "error"},
             {"message", text(say("sentence.nothing", language))},
             {"locations", Json::array({{{"physicalLocation", place_json(verdict.submission, std::nullopt)}}})}});
    }
    return {{"executionSuccessful", notifications.empty()}, {"toolExecutionNotifications", notifications}};
}

}  // namespace

std::string sarif_report(const std::vector<Verdict>& verdicts, const RulePack& pack, Language language) {
    Json rules = Json::array();
    for (const std::string_view id : rule_ids())
        rules.push_back(rule_json(id, pack, language));
    Json results = Json::array();
    for (const Verdict& verdict : verdicts) {
        for (const Finding& finding : verdict.findings) {
            if (finding.status != Status::pass) results.push_back(result_json(verdict, finding, pack, language));
        }
    }
    const Json driver = {{"name", "mediaproof"},
                         {"version", version},
                         {"language", language == Language::chinese ? "zh-CN" : "en"},
                         {"rules", rules}};
    const Json run = {{"tool", {{"driver", driver}}},
                      {"invocations", Json::array({invocation_json(verdicts, language)})},
                      {"results", results}};
    const Json report = {
        {"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"},
        {"version", "2.1.0"},
        {"runs", Json::array({run})}};
    return report.dump(2) + "\n";
}

}  // namespace mediaproof
