// The reports that build servers and code hosts read.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
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

// What of SARIF's own schema the report makes use of.
const char* const sarif_essentials = R"({
  "type": "object", "required": ["$schema", "version", "runs"], "additionalProperties": false,
  "properties": {
    "$schema": {"type": "string", "format": "uri"},
    "version": {"const": "2.1.0"},
    "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": {
      "type": "object", "required": ["tool", "invocations", "results"], "additionalProperties": false,
      "properties": {
        "invocations": {"type": "array", "items": {"type": "object", "required": ["executionSuccessful"],
          "properties": {"toolExecutionNotifications": {"type": "array", "items": {"type": "object",
            "required": ["level", "message"], "properties": {"level": {"$ref": "#/definitions/level"},
              "message": {"$ref": "#/definitions/message"}}}}}}},
        "tool": {"type": "object", "required": ["driver"], "properties": {"driver": {
          "type": "object", "required": ["name", "version", "language", "rules"],
          "properties": {
            "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
            "rules": {"type": "array", "minItems": 20, "uniqueItems": true, "items": {
              "type": "object", "required": ["id", "shortDescription", "help"],
              "properties": {
                "shortDescription": {"$ref": "#/definitions/message"},
                "help": {"$ref": "#/definitions/message"},
                "defaultConfiguration": {"properties": {"level": {"$ref": "#/definitions/level"}}}}}}}}}},
        "results": {"type": "array", "items": {
          "type": "object", "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
          "properties": {
            "ruleIndex": {"type": "integer", "minimum": 0},
            "level": {"$ref": "#/definitions/level"},
            "message": {"$ref": "#/definitions/message"},
            "locations": {"type": "array", "items": {"$ref": "#/definitions/location"}},
            "relatedLocations": {"type": "array", "items": {"$ref": "#/definitions/location"}},
            "properties": {"type": "object"}}}}}}}},
  "definitions": {
    "level": {"enum": ["none", "note", "warning", "error"]},
    "message": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}},
    "location": {"type": "object", "required": ["physicalLocation"],
      "properties": {"message": {"$ref": "#/definitions/message"}, "properties": {"type": "object"},
        "physicalLocation": {"type": "object", "required": ["artifactLocation"],
          "properties": {"artifactLocation": {"type": "object", "required": ["uri"],
            "properties": {"uri": {"type": "string", "pattern": "^([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"}}}}}}}}})";

bool is_sarif(const json& report) {
    const json essentials = json::parse(sarif_essentials);
    valijson::Schema schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(essentials), schema);
    return valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(report), nullptr);
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
    CHECK(is_sarif(sarif(none)));
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

TEST_CASE("SARIF has the shape that its readers ask for") {
    CHECK(is_sarif(sarif({})));
    const json report = sarif({nasty_verdict()});
    CHECK(is_sarif(report));
    json without_level = report;
    without_level["runs"][0]["results"][0]["level"] = "fatal";
    CHECK_FALSE(is_sarif(without_level));
    const std::string text = sarif_report({nasty_verdict()}, made_up_pack(), Language::english);
    CHECK(is_tame(text));
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
