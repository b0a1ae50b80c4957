// The reports that build servers and code hosts read.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <utility>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "mediaproof/report_ci.h"
#include "support/program.h"
#include "support/temp_folder.h"
#include "support/verdicts.h"

using namespace mediaproof;
using namespace mediaproof::tests;
using nlohmann::json;

namespace {

Finding optional_fail() {
    Finding made = finding_of("photo.clarity", Status::fail);
    made.required = false;
    return made;
}

std::string junit(const std::vector<Verdict>& verdicts) {
    return junit_report(verdicts, made_up_pack(), Language::english);
}

json sarif(const std::vector<Verdict>& verdicts) {
    return json::parse(sarif_report(verdicts, made_up_pack(), Language::english));
}

std::string github(const std::vector<Verdict>& verdicts) {
    return github_annotations(verdicts, Language::english);
}

// What is not as tests/report/sarif_subset.schema.json says; "" where all is.
std::string faults_of(const json& report) {
    const json subset = json::parse(read_bytes(MEDIAPROOF_SOURCE "/tests/report/sarif_subset.schema.json"));
    valijson::Schema schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(subset), schema);
    valijson::ValidationResults results;
    valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(report), &results);
    std::string faults;
    for (const auto& fault : results)
        faults += fault.description + "; ";
    return faults;
}

// A finding of each rule with each status, required and not.
Verdict every_answer() {
    std::vector<Finding> findings;
    for (const std::string_view rule : rule_ids()) {
        for (const Status status : {Status::pass, Status::warn, Status::fail, Status::unknown}) {
            findings.push_back(finding_of(std::string(rule), status));
            findings.push_back(findings.back());
            findings.back().required = false;
        }
    }
    return verdict_of("a", Outcome::fail, findings);
}

Verdict verdict_about(const std::string& file) {
    Verdict made = verdict_of("a", Outcome::fail, {finding_of("photo.clarity", Status::fail)});
    made.findings[0].file = file;
    made.findings[0].observed = {"intake.link", {{"name", file}}};
    made.findings[0].evidence.push_back({file, 12.34, std::nullopt, std::nullopt, {"intake.link", {{"name", file}}}});
    return made;
}

pugi::xml_document parsed(const std::string& xml) {
    pugi::xml_document document;
    REQUIRE(document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single));
    return document;
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("each status has its place in JUnit, SARIF and GitHub's annotations") {
    struct Row {
        Finding finding;
        const char* in_junit;  // beneath the testcase; empty: nothing
        const char* in_sarif;  // the result's level; empty: no result
        const char* in_github;
    };
    const Row rows[] = {
        {finding_of("photo.clarity", Status::pass), "", "", ""},
        {finding_of("photo.clarity", Status::warn), "<system-out>", "note", "::notice "},
        {finding_of("photo.clarity", Status::fail), "<failure type=\"required\"", "error", "::error "},
        {optional_fail(), "<failure type=\"not-required\"", "warning", "::warning "},
        {finding_of("photo.clarity", Status::unknown), "<skipped", "warning", "::warning "},
    };
    for (const Row& row : rows) {
        CAPTURE(row.in_junit);
        const std::vector<Verdict> one = {verdict_of("a", Outcome::review, {row.finding})};
        CHECK(count_in(junit(one), "<testcase ") == 1);
        for (const char* element : {"<system-out>", "<failure ", "<skipped", "<error"})
            CHECK(holds(junit(one), element) == std::string(row.in_junit).starts_with(element));
        CHECK(holds(junit(one), row.in_junit));
        const json results = sarif(one)["runs"][0]["results"];
        CHECK(results.size() == (*row.in_sarif == '\0' ? 0 : 1));
        if (!results.empty()) CHECK(results[0]["level"] == row.in_sarif);
        CHECK(github(one).starts_with(row.in_github));
        CHECK(github(one).empty() == (*row.in_github == '\0'));
    }
}

TEST_CASE("JUnit counts by submission and over all") {
    const std::vector<Verdict> two = {
        verdict_of("a", Outcome::fail,
                   {finding_of("photo.clarity", Status::fail), finding_of("video.date", Status::unknown),
                    finding_of("video.live", Status::pass)}),
        verdict_of("b", Outcome::review)};
    const std::string text = junit(two);
    CHECK(holds(text, "<testsuites name=\"mediaproof\" tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"1\">"));
    CHECK(holds(text, "<testsuite name=\"a\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\">"));
    CHECK(holds(text, "<property name=\"outcome\" value=\"fail\" />"));
    CHECK(holds(text, "<error message=\"nothing was checked; a person should look\" />"));
    CHECK(holds(text, "<failure type=\"required\" message=\"1 of 3 are clear\">found: 1 of 3 are clear\nasked: "));
}

TEST_CASE("a submission of which nothing was checked is never silent") {
    const std::vector<Verdict> none = {verdict_of("a", Outcome::review)};
    CHECK(holds(junit(none), "<error "));
    CHECK(faults_of(sarif(none)) == "");
    CHECK(sarif(none)["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]
                     ["artifactLocation"]["uri"] == "a/");
    CHECK(sarif(none)["runs"][0]["invocations"][0]["executionSuccessful"] == false);
    CHECK(sarif({})["runs"][0]["invocations"][0]["executionSuccessful"] == true);
    CHECK(github(none) == "::warning file=a::nothing was checked; a person should look\n");
}

TEST_CASE("JUnit is XML whatever the names are") {
    const TempFolder folder;
    const std::string text = junit({nasty_verdict()});
    run_tool({"xmllint", "--noout", "--nonet", folder.write("junit.xml", text).string()});
    CHECK(is_tame(text));
    CHECK_FALSE(holds(text, "<script"));
    CHECK(holds(text, "\\x1B[2J\\x0A::error"));
    const auto broken = folder.write("broken.xml", text + "\x01");
    CHECK_THROWS(run_tool({"xmllint", "--noout", "--nonet", broken.string()}));
}

TEST_CASE("JUnit tells each answer's reason where its readers look") {
    struct Row {
        Finding finding;
        const char* element;  // beneath the testcase; empty: none
        const char* type;
        const char* message;
    };
    const Row rows[] = {
        {finding_of("photo.clarity", Status::pass), "", "", ""},
        {finding_of("photo.clarity", Status::warn), "system-out", "", ""},
        {finding_of("photo.clarity", Status::fail), "failure", "required", "1 of 3 are clear"},
        {optional_fail(), "failure", "not-required", "1 of 3 are clear"},
        {finding_of("photo.clarity", Status::unknown), "skipped", "", "1 of 3 are clear"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.element);
        const auto document = parsed(junit({verdict_of("a", Outcome::review, {row.finding})}));
        const pugi::xml_node test = document.child("testsuites").child("testsuite").child("testcase");
        CHECK(std::string(test.attribute("classname").value()) == "a");
        CHECK(std::string(test.attribute("name").value()) == "photo.clarity");
        const pugi::xml_node answer = test.first_child();
        CHECK(std::string(answer.name()) == row.element);
        CHECK_FALSE(answer.next_sibling());
        CHECK(std::string(answer.attribute("type").value()) == row.type);
        CHECK(std::string(answer.attribute("message").value()) == row.message);
        if (*row.element == '\0') continue;
        for (const char* told : {"found: 1 of 3 are clear", "asked: at least 60 %", "to do: replace them", "clause: "})
            CHECK(holds(answer.child_value(), told));
    }
    const auto unchecked = parsed(junit({verdict_of("a", Outcome::review)}));
    const pugi::xml_node test = unchecked.child("testsuites").child("testsuite").child("testcase");
    CHECK(std::string(test.attribute("name").value()) == "check");
    CHECK(std::string(test.first_child().name()) == "error");
    CHECK(std::string(test.first_child().attribute("message").value()) == "nothing was checked; a person should look");
}

TEST_CASE("JUnit's counts are those of its elements") {
    const auto document = parsed(junit({every_answer(), nasty_verdict(), verdict_of("b", Outcome::review)}));
    const std::pair<const char*, const char*> rows[] = {
        {"tests", ".//testcase"}, {"failures", ".//failure"}, {"errors", ".//error"}, {"skipped", ".//skipped"}};
    const auto suites = document.select_nodes("//testsuites | //testsuite");
    CHECK(suites.size() == 4);
    for (const auto& suite : suites) {
        for (const auto& [count, elements] : rows) {
            CAPTURE(count);
            CHECK(suite.node().attribute(count).as_ullong(999) == suite.node().select_nodes(elements).size());
        }
    }
}

TEST_CASE("SARIF has what its standard asks for, and nothing that we do not know of") {
    Verdict measured = every_answer();
    for (Finding& finding : measured.findings) {
        finding.measured = 0.5;
        finding.unit = "share";
    }
    const std::vector<std::vector<Verdict>> reports = {
        {}, {every_answer()}, {measured}, {nasty_verdict(), verdict_of("b", Outcome::review)}};
    for (const auto& verdicts : reports) {
        for (const Language language : {Language::chinese, Language::english})
            CHECK(faults_of(json::parse(sarif_report(verdicts, made_up_pack(), language))) == "");
    }
    CHECK(is_tame(sarif_report({nasty_verdict()}, made_up_pack(), Language::english)));
}

TEST_CASE("what would be wrong in SARIF is seen") {
    struct Row {
        const char* place;
        json value;
    };
    const Row rows[] = {
        {"/version", "2.2.0"},
        {"/runs", json::array()},
        {"/runs/0/tool/driver/language", "zh_CN"},
        {"/runs/0/tool/driver/rules/0/id", ""},
        {"/runs/0/tool/driver/rules/0/help", "text"},
        {"/runs/0/invocations/0/executionSuccessful", "true"},
        {"/runs/0/results/0/level", "fatal"},
        {"/runs/0/results/0/ruleIndex", -2},
        {"/runs/0/results/0/message/text", ""},
        {"/runs/0/results/0/message/text", "{0}"},
        {"/runs/0/results/0/message/text", "[a](b)"},
        {"/runs/0/results/0/locations", json::array()},
        {"/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "照片.jpg"},
        {"/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "a b.jpg"},
        {"/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "https://a"},
        {"/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "/etc/passwd"},
        {"/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "%e7"},
        {"/runs/0/results/0/locations/0/physicalLocation/region", {{"startLine", 0}}},
        {"/runs/0/results/0/relatedLocations/0/properties/quad", json::array({1, 2, 3, 4})},
        {"/runs/0/results/0/properties/status", "pass"},
        {"/runs/0/results/0/kind", "fail"},
    };
    const json report = sarif({nasty_verdict()});
    REQUIRE(faults_of(report) == "");
    for (const Row& row : rows) {
        CAPTURE(row.place);
        json changed = report;
        changed[json::json_pointer(row.place)] = row.value;
        CHECK(faults_of(changed) != "");
    }
}

TEST_CASE("SARIF's rules stand there once, and every result points to its own") {
    const json run = sarif({every_answer()})["runs"][0];
    const json& rules = run["tool"]["driver"]["rules"];
    const auto ids = rule_ids();
    REQUIRE(rules.size() == ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i)
        CHECK(rules[i]["id"] == ids[i]);
    CHECK(run["results"].size() == 6 * ids.size());
    for (const json& result : run["results"])
        CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
}

TEST_CASE("SARIF names a file by a reference as RFC 3986 has it") {
    struct Row {
        std::string file, uri;
    };
    const Row rows[] = {
        {"1.jpg", "a/1.jpg"},
        {"~-._9Z", "a/~-._9Z"},
        {"照片/现场 1.jpg", "a/%E7%85%A7%E7%89%87/%E7%8E%B0%E5%9C%BA%201.jpg"},
        {"100%.jpg", "a/100%25.jpg"},
        {"%E7.jpg", "a/%25E7.jpg"},
        {"C:\\x.jpg", "a/C%3A%5Cx.jpg"},
        {"https://b/c", "a/https%3A/b/c"},
        {"#1?q=a&b+c.jpg", "a/%231%3Fq%3Da%26b%2Bc.jpg"},
        {"😀.jpg", "a/%F0%9F%98%80.jpg"},
        {"\xD5\xFE\n.jpg", "a/%D5%FE%0A.jpg"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.uri);
        const json report = sarif({verdict_about(row.file)});
        CHECK(faults_of(report) == "");
        const json& result = report["runs"][0]["results"][0];
        CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == row.uri);
        CHECK(result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == row.uri);
    }
}

TEST_CASE("no name becomes a placeholder or a link in SARIF's messages") {
    struct Row {
        const char* name;
        const char* told;
    };
    const Row rows[] = {
        {"{0}.jpg", "{{0}}.jpg"},
        {"{{unit}}", "{{{{unit}}}}"},
        {"}{", "}}{{"},
        {"[点这里](https://example.org)", "[点这里] (https://example.org)"},
        {"[a](0)[b](1)", "[a] (0)[b] (1)"},
        {"[a] (b)", "[a] (b)"},
        {"照片[1](副本).jpg", "照片[1] (副本).jpg"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const json result = sarif({verdict_about(row.name)})["runs"][0]["results"][0];
        CHECK(holds(result["message"]["text"], std::string("found: ") + row.told + " is a link"));
        CHECK(holds(result["relatedLocations"][0]["message"]["text"], row.told));
    }
}

TEST_CASE("SARIF tells the rule, the file, the second and the box") {
    Verdict seen = verdict_of("份 1", Outcome::fail, {finding_of("photo.clarity", Status::fail)});
    seen.findings[0].file = "照片/1.jpg";
    seen.findings[0].evidence.push_back({"v.mp4", 3.00049, Quad{{{1, 2}, {3, 2}, {3, 4}, {1, 4}}}, 0.5, {}});
    const json report = sarif({seen});
    const json run = report["runs"][0];
    const json result = run["results"][0];
    CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == "photo.clarity");
    CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
          "%E4%BB%BD%201/%E7%85%A7%E7%89%87/1.jpg");
    CHECK(result["relatedLocations"][0]["properties"] ==
          json::parse(R"({"at_s": 3.0, "measured": 0.5, "quad": [[1.0, 2.0], [3.0, 2.0], [3.0, 4.0], [1.0, 4.0]]})"));
    CHECK(result["properties"]["status"] == "fail");
    CHECK(result["properties"]["clause"] == "宁政务办发〔2023〕1号 附件2 二（三）");
}

TEST_CASE("files are told as they were named, or from the submission on") {
    struct Row {
        const char* path;
        const char* told;
    };
    const Row rows[] = {{"samples/good", "samples/good/1.jpg"},
                        {"./samples/good", "samples/good/1.jpg"},
                        {"/mnt/in/good", "a/1.jpg"},
                        {"", "a/1.jpg"}};
    for (const Row& row : rows) {
        CAPTURE(row.path);
        Verdict one = verdict_of("a", Outcome::fail, {finding_of("photo.clarity", Status::fail)});
        one.submission.path = row.path;
        one.findings[0].file = "1.jpg";
        CHECK(holds(github({one}), std::string("file=") + row.told + ","));
    }
}

TEST_CASE("no name can give a command of its own to the build server") {
    const std::string text = github({nasty_verdict()});
    CHECK(is_tame(text));
    CHECK(count_in(text, "\n") == 2);
    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; start = end + 1, end = text.find('\n', start)) {
        const std::string line = text.substr(start, end - start);
        CAPTURE(line);
        CHECK((line.starts_with("::error file=") || line.starts_with("::warning file=")));
        const std::string properties = line.substr(2, line.find("::", 2) - 2);
        CHECK(count_in(properties, ",") == 1);
        CHECK(count_in(properties, "%3A%3Aerror file=a%2Ctitle=b%3A%3Ac%250A") > 0);
    }
}

TEST_CASE("the same verdicts give the same bytes") {
    const std::vector<Verdict> all = {nasty_verdict(), verdict_of("b", Outcome::pass)};
    CHECK(junit(all) == junit(all));
    CHECK(sarif(all) == sarif(all));
    CHECK(github(all) == github(all));
}

TEST_SUITE_END();
