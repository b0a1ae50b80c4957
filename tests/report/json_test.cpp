#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"

using namespace mediaproof;
using nlohmann::json;

namespace {

using Keys = std::set<std::string>;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

Keys keys_of(const json& object) {
    Keys keys;
    for (const auto& [key, value] : object.items())
        keys.insert(key);
    return keys;
}

void check_has(const json& object, const Keys& promised) {
    for (const std::string& key : promised) {
        CAPTURE(key);
        CHECK(object.contains(key));
    }
}

RulePack pack() {
    RulePack made;
    made.id = "made-up";
    made.source = "宁政务办发〔2023〕1号";
    return made;
}

json report_json(const std::vector<Verdict>& verdicts, Language language = Language::english) {
    return json::parse(json_report(verdicts, pack(), language));
}

FileFacts picture(const std::string& name = "1.jpg") {
    FileFacts facts;
    facts.file = name;
    facts.kind = FileKind::photo;
    facts.format = "JPEG";
    facts.photo.emplace();
    facts.photo->width = 4000;
    facts.photo->height = 3000;
    return facts;
}

FileFacts damaged() {
    FileFacts facts;
    facts.file = "b.mp4";
    facts.kind = FileKind::unreadable;
    facts.claims = FileKind::video;
    facts.reason = {"unreadable.playlist", {}};
    return facts;
}

Finding finding(Status status) {
    Finding made;
    made.rule = "photo.clarity";
    made.status = status;
    made.clause = "附件2 二（三）";
    made.observed = {"photo.clarity.observed", {{"clear", std::int64_t{1}}, {"all", std::int64_t{3}}}};
    return made;
}

Verdict verdict(const std::string& name, Outcome outcome, const std::vector<Finding>& findings = {}) {
    Verdict made;
    made.submission.name = name;
    made.outcome = outcome;
    made.findings = findings;
    return made;
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("a report carries its version, its rule pack and the submissions in the order given") {
    const json report =
        report_json({verdict("b", Outcome::pass), verdict("a", Outcome::fail), verdict("c", Outcome::review)});
    check_has(report, {"schema_version", "rule_pack", "submissions"});
    CHECK(report["schema_version"] == json_schema_version);
    CHECK(report["rule_pack"]["id"] == "made-up");
    REQUIRE(report["submissions"].size() == 3);
    CHECK(report["submissions"][0]["name"] == "b");
    CHECK(report["submissions"][0]["outcome"] == "pass");
    CHECK(report["submissions"][1]["outcome"] == "fail");
    CHECK(report["submissions"][2]["outcome"] == "review");
    CHECK(report_json({})["submissions"] == json::array());
}

TEST_CASE("a report tells how the files were read") {
    CHECK(report_json({}).at("confinement").is_null());
    const std::pair<Confinement, const char*> rows[] = {
        {Confinement::strict, "strict"}, {Confinement::best_effort, "best-effort"}, {Confinement::none, "none"}};
    for (const auto& [mode, name] : rows) {
        const json report = json::parse(json_report({}, pack(), Language::english, ConfinementState{mode, true, 4}));
        CHECK(report.at("confinement") == json{{"mode", name}, {"seccomp", true}, {"landlock_abi", 4}});
    }
}

TEST_CASE("a finding carries the promised keys, and null for what is absent") {
    const json bare =
        report_json({verdict("a", Outcome::fail, {finding(Status::fail)})})["submissions"][0]["findings"][0];
    check_has(bare, {"rule", "status", "file", "observed", "required", "advice"});
    for (const char* absent : {"file", "measured", "unit", "required", "advice"}) {
        CAPTURE(absent);
        CHECK(bare[absent].is_null());
    }
    CHECK(bare["rule"] == "photo.clarity");
    CHECK(bare["observed"] == "1 of 3 are clear");
    CHECK(bare["is_required"] == false);
    CHECK(bare["evidence"] == json::array());

    Finding full = finding(Status::unknown);
    full.required = true;
    full.file = "照片/1.jpg";
    full.measured = 1.0 / 3;
    full.unit = "share";
    full.required_text = {"photo.clarity.required", {{"percent", 60.0}, {"score", 50.0}}};
    full.advice = {"clarity.advice-unknown", {}};
    full.evidence.push_back({"照片/1.jpg", 3, Quad{}, no_number, {"clarity.note-open", {}}});
    const json told = report_json({verdict("a", Outcome::review, {full})})["submissions"][0]["findings"][0];
    CHECK(keys_of(told) == keys_of(bare));
    CHECK(told["is_required"] == true);
    CHECK(told["file"] == "照片/1.jpg");
    CHECK(told["measured"] == 0.333);
    CHECK(told["unit"] == "share");
    CHECK(told["required"] == "at least 60 % of the photos reach a score of 50");
    CHECK(told["evidence"][0]["at_s"] == 3);
    CHECK(told["evidence"][0]["quad"].size() == 4);
    CHECK(told["evidence"][0]["measured"].is_null());
    CHECK(told["evidence"][0]["note"] == "no edge to measure");
}

TEST_CASE("each status has its promised name, whatever the language") {
    const std::pair<Status, const char*> statuses[] = {
        {Status::pass, "pass"}, {Status::warn, "warn"}, {Status::fail, "fail"}, {Status::unknown, "unknown"}};
    for (const Language language : {Language::chinese, Language::english}) {
        for (const auto& [status, name] : statuses) {
            const json report = report_json({verdict("a", Outcome::review, {finding(status)})}, language);
            CHECK(report["submissions"][0]["findings"][0]["status"] == name);
        }
    }
}

TEST_CASE("a submission carries what its manifest says, and null where it is silent") {
    Verdict told = verdict("a", Outcome::review);
    CHECK(report_json({told})["submissions"][0]["unit"].is_null());
    CHECK(report_json({told})["submissions"][0]["theme"].is_null());
    CHECK(report_json({told})["submissions"][0]["event_date"].is_null());
    told.submission.manifest.unit = "市教育局";
    told.submission.event_dates = {parse_date("2023-05-12").value()};
    told.files = {picture(), damaged()};
    const json submission = report_json({told})["submissions"][0];
    CHECK(submission["unit"] == "市教育局");
    CHECK(submission["event_date"] == "2023-05-12");
    REQUIRE(submission["files"].size() == 2);
    CHECK(submission["files"][0] == json::parse(json_facts(picture(), Language::english)));
    CHECK(submission["files"][1]["kind"] == "unreadable");
}

TEST_CASE("names that are no UTF-8 survive with U+FFFD in place of the bad bytes") {
    const std::string gbk = "\xD5\xFE.jpg";
    const std::string shown = "\uFFFD\uFFFD.jpg";
    Finding about = finding(Status::fail);
    about.file = gbk;
    about.observed = {"intake.link", {{"name", gbk}}};
    about.evidence.push_back({gbk, std::nullopt, std::nullopt, std::nullopt, {"intake.link", {{"name", gbk}}}});
    Verdict named = verdict(gbk, Outcome::fail, {about});
    named.submission.manifest.unit = gbk;
    named.submission.manifest.theme = gbk;
    FileFacts photo = picture(gbk);
    photo.photo->captured.emplace();
    photo.photo->captured->doubts = {gbk};
    photo.photo->captured->conflicts = {{gbk, {}, {}}};
    named.files = {photo};
    const json submission = report_json({named})["submissions"][0];
    CHECK(submission["name"] == shown);
    CHECK(submission["unit"] == shown);
    CHECK(submission["theme"] == shown);
    CHECK(submission["findings"][0]["file"] == shown);
    CHECK(submission["findings"][0]["observed"] ==
          shown + " is a link and was not followed; put the file itself there");
    CHECK(submission["findings"][0]["evidence"][0]["file"] == shown);
    CHECK(submission["files"][0]["file"] == shown);
    CHECK(submission["files"][0]["captured"]["doubts"][0] == shown);
    CHECK(json::parse(json_logo_search(photo, Language::english))["file"] == shown);
}

TEST_CASE("the same verdicts give the same bytes, ending in a newline") {
    Verdict whole = verdict("a", Outcome::fail, {finding(Status::fail)});
    whole.files = {picture(), damaged()};
    const std::string once = json_report({whole}, pack(), Language::chinese);
    CHECK(json_report({whole}, pack(), Language::chinese) == once);
    CHECK(once.ends_with("}\n"));
    CHECK(json_facts(picture(), Language::chinese) == json_facts(picture(), Language::chinese));
}

TEST_SUITE_END();
