#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "mediaproof/report_ci.h"
#include "report/digest.h"
#include "report/names.h"

namespace mediaproof {
namespace {

void set(pugi::xml_node node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(value.c_str());
}

void set(pugi::xml_node node, const char* name, std::int64_t value) {
    node.append_attribute(name).set_value(static_cast<long long>(value));
}

struct Counts {
    std::int64_t tests = 0;
    std::int64_t failures = 0;
    std::int64_t errors = 0;
    std::int64_t skipped = 0;

    void add(const Counts& other) {
        tests += other.tests;
        failures += other.failures;
        errors += other.errors;
        skipped += other.skipped;
    }
};

Counts counts_of(const Verdict& verdict) {
    if (verdict.findings.empty()) return {1, 0, 1, 0};
    const auto with = [&](Status status) {
        return std::count_if(verdict.findings.begin(), verdict.findings.end(),
                             [&](const Finding& finding) { return finding.status == status; });
    };
    return {static_cast<std::int64_t>(verdict.findings.size()), with(Status::fail), 0, with(Status::unknown)};
}

void set(pugi::xml_node node, const Counts& counts) {
    set(node, "tests", counts.tests);
    set(node, "failures", counts.failures);
    set(node, "errors", counts.errors);
    set(node, "skipped", counts.skipped);
}

std::string details_of(const Finding& finding, const RulePack& pack, Language language) {
    std::string details;
    const auto add = [&](const char* label, const std::string& words) {
        if (!words.empty()) details += say(label, language) + words + "\n";
    };
    add("report.observed", said(finding.observed, language));
    add("report.required", said(finding.required_text, language));
    for (const Evidence& evidence : finding.evidence) {
        details += "· " + printable(evidence.file.string());
        if (evidence.at_s) details += " @" + format_position(*evidence.at_s);
        if (!evidence.note.empty()) details += " " + said(evidence.note, language);
        details += "\n";
    }
    add("report.advice", said(finding.advice, language));
    add("report.clause", clause_of(finding, pack));
    return details;
}

void add_answer(pugi::xml_node test, const Finding& finding, const std::string& details, Language language) {
    const auto text = [&](const char* name) {
        pugi::xml_node node = test.append_child(name);
        node.append_child(pugi::node_pcdata).set_value(details.c_str());
        return node;
    };
    switch (finding.status) {
        case Status::fail: {
            pugi::xml_node failure = text("failure");
            set(failure, "type", finding.required ? "required" : "not-required");
            set(failure, "message", said(finding.observed, language));
            break;
        }
        case Status::unknown:
            set(text("skipped"), "message", said(finding.observed, language));
            break;
        case Status::warn:
            text("system-out");
            break;
        case Status::pass:
            break;
    }
}

void add_property(pugi::xml_node properties, const char* name, const std::string& value) {
    if (value.empty()) return;
    pugi::xml_node property = properties.append_child("property");
    set(property, "name", name);
    set(property, "value", value);
}

void add_suite(pugi::xml_node suites, const Verdict& verdict, const RulePack& pack, Language language) {
    const Submission& submission = verdict.submission;
    pugi::xml_node suite = suites.append_child("testsuite");
    set(suite, "name", printable(submission.name));
    set(suite, counts_of(verdict));
    pugi::xml_node properties = suite.append_child("properties");
    add_property(properties, "outcome", std::string(name_of(verdict.outcome)));
    add_property(properties, "unit", printable(submission.manifest.unit.value_or("")));
    add_property(properties, "theme", theme_of(submission));
    add_property(properties, "event_dates", days_of(submission));
    const auto add_test = [&](const std::string& name) {
        pugi::xml_node test = suite.append_child("testcase");
        set(test, "classname", printable(submission.name));
        set(test, "name", name);
        return test;
    };
    for (const Finding& finding : verdict.findings) {
        pugi::xml_node test = add_test(finding.rule + (finding.file ? " " + printable(finding.file->string()) : ""));
        if (finding.file) set(test, "file", printable(place_of(submission, finding.file)));
        add_answer(test, finding, details_of(finding, pack, language), language);
    }
    if (verdict.findings.empty())
        set(add_test("check").append_child("error"), "message", say("sentence.nothing", language));
}

}  // namespace

std::string junit_report(const std::vector<Verdict>& verdicts, const RulePack& pack, Language language) {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    set(declaration, "version", "1.0");
    set(declaration, "encoding", "UTF-8");
    pugi::xml_node suites = document.append_child("testsuites");
    set(suites, "name", "mediaproof");
    Counts all;
    for (const Verdict& verdict : verdicts)
        all.add(counts_of(verdict));
    set(suites, all);
    for (const Verdict& verdict : verdicts)
        add_suite(suites, verdict, pack, language);
    std::ostringstream text;
    document.save(text, "  ", pugi::format_indent, pugi::encoding_utf8);
    return text.str();
}

}  // namespace mediaproof
