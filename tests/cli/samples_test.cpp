// The stories under samples/, judged by the real program and by the library.
#include <doctest/doctest.h>
#include <toml++/toml.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "mediaproof/validate.h"
#include "support/program.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

const fs::path samples = fs::path(MEDIAPROOF_SOURCE) / "samples";

struct Expected {
    std::string outcome;
    std::set<std::string> decided_by;
};

std::set<std::string> stories() {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(samples)) {
        if (entry.is_directory()) names.insert(entry.path().filename().string());
    }
    return names;
}

Expected expected_of(const std::string& story) {
    const auto table = toml::parse_file((samples / story / "expected.toml").string());
    Expected expected{table["outcome"].value<std::string>().value(), {}};
    for (const auto& rule : *table["decided_by"].as_array())
        expected.decided_by.insert(rule.value<std::string>().value());
    return expected;
}

// The whole batch as the program reports it; run once for all tests.
const ProgramRun& whole_batch() {
    static const ProgramRun run = run_mediaproof({"check", "--format", "json", samples.string()});
    return run;
}

std::set<std::string> deciding_rules(const json& submission) {
    std::set<std::string> rules;
    for (const json& finding : submission.at("findings")) {
        const auto status = finding.at("status").get<std::string>();
        if (status == "fail" || status == "unknown") rules.insert(finding.at("rule").get<std::string>());
    }
    return rules;
}

}  // namespace

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream input(text);
    for (std::string line; std::getline(input, line);)
        lines.push_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    return lines;
}

// The block that follows the format's name in the README.
std::vector<std::string> shown_in_readme(const std::string& format) {
    const std::string readme = read_bytes(MEDIAPROOF_SOURCE "/README.md");
    const std::string head = "\n`" + format + "`\n```\n";
    const std::size_t at = readme.find(head);
    REQUIRE(at != std::string::npos);
    const std::size_t begin = at + head.size();
    return lines_of(readme.substr(begin, readme.find("\n```", begin) - begin));
}

// Whether `line` is as it is shown: whole, or its beginning and an ellipsis.
bool is_shown(const std::string& line, const std::string& shown) {
    const std::string more = "…";
    return line == shown || (shown.ends_with(more) && line.starts_with(shown.substr(0, shown.size() - more.size())));
}

}  // namespace

TEST_SUITE_BEGIN("samples");

TEST_CASE("each report begins as the README shows it") {
    ProgramSetting setting;
    setting.folder = MEDIAPROOF_SOURCE;
    for (const char* format : {"text", "csv", "letter", "json", "junit", "sarif", "github"}) {
        const ProgramRun run =
            run_mediaproof({"check", "samples/short-video", "--format", format, "--lang", "zh"}, setting);
        const std::vector<std::string> printed =
            lines_of(run.out.starts_with("\xEF\xBB\xBF") ? run.out.substr(3) : run.out);
        const std::vector<std::string> shown = shown_in_readme(format);
        REQUIRE(printed.size() >= shown.size());
        for (std::size_t i = 0; i < shown.size(); ++i) {
            CAPTURE(format);
            CAPTURE(printed[i]);
            CHECK(is_shown(printed[i], shown[i]));
        }
    }
}

TEST_CASE("every story ends as its expected.toml says, by the rules it names") {
    REQUIRE(whole_batch().exit_code == 1);
    std::set<std::string> judged;
    const json report = json::parse(whole_batch().out);
    for (const json& submission : report.at("submissions")) {
        const auto story = submission.at("name").get<std::string>();
        CAPTURE(story);
        const Expected expected = expected_of(story);
        CHECK(submission.at("outcome").get<std::string>() == expected.outcome);
        CHECK(deciding_rules(submission) == expected.decided_by);
        judged.insert(story);
    }
    CHECK(judged == stories());
    CHECK(judged.size() >= 26);
}

TEST_CASE("stretches of one kind never overlap") {
    int spans = 0;
    const json report = json::parse(whole_batch().out);
    for (const json& submission : report.at("submissions")) {
        CAPTURE(submission.at("name").get<std::string>());
        for (const json& file : submission.at("files")) {
            std::map<std::string, double> reached_s;
            for (const json& span : file.value("spans", json::array())) {
                ++spans;
                double& reached = reached_s[span.at("what").get<std::string>()];
                CHECK(span.at("from_s").get<double>() >= reached);
                reached = span.at("to_s").get<double>();
            }
        }
    }
    CHECK(spans >= 3);
}

TEST_CASE("what the program prints is as its published schema says") {
    valijson::Schema schema;
    const json published = json::parse(read_bytes(MEDIAPROOF_SOURCE "/lib/src/report/check.schema.json"));
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(published), schema);
    const auto faults = [&](const json& document) {
        valijson::ValidationResults results;
        valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results);
        std::string text;
        for (const auto& fault : results)
            text += fault.description + "; ";
        return text;
    };
    json document = json::parse(whole_batch().out);
    CHECK(faults(document) == "");
    document["submissions"][0]["outcome"] = "perhaps";
    CHECK(faults(document) != "");
}

TEST_CASE("the same input gives the same bytes") {
    const auto story = (samples / "no-exif").string();
    const ProgramRun first = run_mediaproof({"check", "--no-store", "--format", "json", story});
    CHECK(first.exit_code == 3);
    CHECK(first.out == run_mediaproof({"check", "--no-store", "--format", "json", story}).out);
}

// For all stories it follows from the rules that the batch names; here the whole way is gone through the library.
TEST_CASE("a story passes once the rules that decide it are switched off") {
    const RulePack pack = RulePack::load(fs::path(MEDIAPROOF_MODELS) / "ningxiang-2023");
    ProberOptions options;
    options.logo = LogoModel::recall_or_learn({&pack.logo_image, 1}, {cache_home() / "mediaproof", {}});
    options.banners = true;
    Prober prober(options);
    for (const std::string story : {"late-report", "no-exif", "blurry-photos"}) {
        CAPTURE(story);
        const Verdict verdict = validate(find_submissions(samples / story).at(0), pack, prober);
        RulePack blind = pack;
        for (const std::string& rule : expected_of(story).decided_by)
            blind.rules.at(rule).on = false;
        CHECK(outcome_of(apply_rules(verdict.submission, verdict.files, blind)) == Outcome::pass);
    }
}

TEST_SUITE_END();
