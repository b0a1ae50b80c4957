#include "mediaproof/results.h"

#include <doctest/doctest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <system_error>

#include "mediaproof/report.h"
#include "mediaproof/report_ci.h"
#include "mediaproof/report_html.h"
#include "mediaproof/report_letter.h"
#include "mediaproof/report_table.h"
#include "support/temp_folder.h"
#include "support/verdicts.h"

using namespace mediaproof;
using namespace mediaproof::tests;
using nlohmann::json;

namespace {

const ConfinementState strict{Confinement::strict, true, 4};

std::vector<Verdict> some_verdicts() {
    return {filled_verdict(), verdict_of("市民政局", Outcome::pass, {finding_of("photo.clarity", Status::pass)}),
            verdict_of("空", Outcome::review)};
}

std::string saved(const std::vector<Verdict>& verdicts, Language language = Language::chinese) {
    return json_report(verdicts, made_up_pack(), language, strict);
}

// In every format, one after the other.
std::vector<std::string> all_formats(const std::vector<Verdict>& verdicts, Language language) {
    const RulePack pack = made_up_pack();
    const auto xlsx = xlsx_report(verdicts, pack, language);
    std::vector<std::string> reports = {text_report(verdicts, pack, {language, false, true, strict}),
                                        json_report(verdicts, pack, language, strict),
                                        html_report(verdicts, pack),
                                        csv_report(verdicts, pack, language),
                                        junit_report(verdicts, pack, language),
                                        sarif_report(verdicts, pack, language),
                                        github_annotations(verdicts, language),
                                        std::string(reinterpret_cast<const char*>(xlsx.data()), xlsx.size())};
    for (const Verdict& verdict : verdicts)
        reports.push_back(correction_letter(verdict, pack).value_or("none"));
    return reports;
}

std::string why_refused(const std::filesystem::path& file) {
    try {
        read_results(file);
        return "taken";
    } catch (const ResultsError& error) {
        return error.what();
    }
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("results that were saved give every report again, byte for byte and in both languages") {
    const TempFolder folder;
    const std::vector<Verdict> verdicts = some_verdicts();
    for (const Language was : {Language::chinese, Language::english}) {
        const Results results = read_results(folder.write("report.json", saved(verdicts, was)));
        CHECK(results.rule_pack == "made-up");
        CHECK(results.confinement == strict);
        for (const Language now : {Language::chinese, Language::english})
            CHECK((all_formats(results.verdicts, now) == all_formats(verdicts, now)));
    }
}

TEST_CASE("what was hostile is tame in every report made again") {
    const TempFolder folder;
    const Results results = read_results(folder.write("report.json", saved({nasty_verdict()})));
    CHECK(is_tame(text_report(results.verdicts, made_up_pack())));
    CHECK(is_tame(html_report(results.verdicts, made_up_pack())));
    CHECK(is_tame(sarif_report(results.verdicts, made_up_pack(), Language::english)));
}

TEST_CASE("a file that holds no results of ours is refused with its name and what to do") {
    const TempFolder folder;
    const auto changed = [](const std::function<void(json&)>& change) {
        json report = json::parse(saved(some_verdicts()));
        change(report);
        return report.dump();
    };
    const struct {
        const char* name;
        std::string text, words;
    } rows[] = {
        {"empty", "", "no results"},
        {"words", "hello", "no results"},
        {"list", "[]", "no results"},
        {"another's", "{\"program\": {\"name\": \"else\"}, \"submissions\": []}", "no results"},
        {"cut", saved(some_verdicts()).substr(0, 4000), "no results"},
        {"deep", std::string(200'000, '['), "no results"},
        {"newer", changed([](json& r) { r["schema_version"] = 2; }), "another version"},
        {"without record", changed([](json& r) { r["submissions"][1].erase("record"); }), "damaged"},
        {"no base64", changed([](json& r) { r["submissions"][1]["record"] = "~"; }), "damaged"},
        {"no verdict", changed([](json& r) { r["submissions"][1]["record"] = "AAAA"; }), "damaged"},
        {"no text", changed([](json& r) { r["submissions"][1]["record"] = 7; }), "damaged"},
        {"other record", changed([](json& r) { r["submissions"][1]["record"] = "gwkD9g=="; }), "another version"},
        {"mode", changed([](json& r) { r["confinement"]["mode"] = "loose"; }), "damaged"},
        {"large version", changed([](json& r) { r["confinement"]["landlock_abi"] = 1e300; }), "damaged"},
        {"long version", changed([](json& r) { r["confinement"]["landlock_abi"] = 1LL << 32; }), "damaged"},
        {"below zero", changed([](json& r) { r["confinement"]["landlock_abi"] = -1; }), "damaged"},
        {"no list", changed([](json& r) { r["submissions"] = "none"; }), "damaged"},
        {"nothing", changed([](json& r) { r["submissions"] = nullptr; }), "damaged"},
        {"no order", changed([](json& r) {
             r["submissions"] = {{"a", r["submissions"][0]}};
         }),
         "damaged"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const std::string why = why_refused(folder.write(row.name, row.text));
        CHECK(holds(why, row.words));
        CHECK(holds(why, row.name));
    }
    CHECK_THROWS_AS(read_results(folder.path()), std::system_error);
    CHECK_THROWS_AS(read_results(folder.path() / "missing"), std::system_error);
}

TEST_CASE("several runs make one list, and nothing is lost unless only the latest is asked for") {
    const auto made = [](const std::string& name, const std::string& path, Outcome outcome, const char* unit = "甲") {
        Verdict verdict = verdict_of(name, outcome);
        verdict.submission.path = path;
        verdict.submission.manifest.unit = unit;
        return verdict;
    };
    const std::vector<Results> runs = {
        {"made-up", {}, {made("01", "a/01", Outcome::fail), made("02", "a/02", Outcome::fail)}},
        {"made-up", {}, {made("01", "a/01", Outcome::pass), made("01", "b/01", Outcome::review)}},
        {"made-up", {}, {made("02", "a/02", Outcome::pass, "乙")}},
    };
    const auto outcomes = [](const std::vector<Verdict>& verdicts) {
        std::vector<Outcome> all;
        for (const Verdict& verdict : verdicts)
            all.push_back(verdict.outcome);
        return all;
    };
    using enum Outcome;
    CHECK((outcomes(merged(runs, false)) == std::vector{fail, fail, pass, review, pass}));
    CHECK((outcomes(merged(runs, true)) == std::vector{pass, fail, review, pass}));
    CHECK(merged({}, true).empty());
}

TEST_SUITE_END();
