// Facts made up for the rules' tests, and the rules put to them one at a time.
#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediaproof/dates.h"
#include "mediaproof/finding.h"

namespace mediaproof::tests {

inline RulePack shipped_pack() {
    static const RulePack pack = RulePack::load(std::filesystem::path(MEDIAPROOF_MODELS) / "ningxiang-2023");
    return pack;
}

inline RulePack pack_with(std::string_view rule, std::string_view limit, double value) {
    RulePack pack = shipped_pack();
    pack.rules.find(rule)->second.limits.find(limit)->second = value;
    return pack;
}

inline std::chrono::year_month_day day(const char* text) {
    return parse_date(text).value();
}

// A submission of 2023-05-12 whose submission.toml says all that the notice asks, with which no rule of the shipped pack
// finds fault.
inline Submission filled_in() {
    Submission submission;
    Manifest& said = submission.manifest;
    said.unit = "市教育局";
    said.theme = "宁乡市2023年义务教育招生入学政策解读";
    said.form = "政策宣传";
    said.event_dates = {day("2023-05-12")};
    said.plan_filed_on = day("2023-05-04");
    said.submitted_on = day("2023-05-16");
    said.person_in_charge = "陈晓明";
    said.staff = 7;
    said.preheat = {{"市政府门户网站", "https://www.nxgov.gov.cn/yugao", day("2023-05-09")}};
    said.publicity = {{"宁乡市融媒体中心", {}, day("2023-05-13")},
                      {"市政府门户网站政务公开专栏", {}, day("2023-05-15")},
                      {"“宁乡教育”微信公众号", {}, day("2023-05-12")}};
    submission.event_dates = said.event_dates;
    submission.event_date_source = EventDateSource::manifest;
    return submission;
}

inline Clarity clarity_of(std::optional<double> score) {
    Clarity clarity;
    clarity.score = score;
    if (!score) return clarity;
    clarity.grade = *score >= clarity_scale::clear  ? ClarityGrade::clear
                    : *score >= clarity_scale::soft ? ClarityGrade::soft
                                                    : ClarityGrade::unclear;
    return clarity;
}

inline FileFacts photo(const std::string& name, std::optional<double> score = 90) {
    FileFacts facts;
    facts.file = name;
    facts.kind = FileKind::photo;
    facts.format = "JPEG";
    facts.photo.emplace();
    facts.photo->width = 4000;
    facts.photo->height = 3000;
    facts.photo->clarity = clarity_of(score);
    return facts;
}

// Prints of different numbers are those of different views.
inline ViewPrint view_print(std::size_t number) {
    ViewPrint print{};
    print.at(number) = 255;
    return print;
}

inline FileFacts video(const std::string& name, double duration_s = 180) {
    FileFacts facts;
    facts.file = name;
    facts.kind = FileKind::video;
    facts.format = "MP4/MOV";
    facts.video.emplace();
    facts.video->duration_s = duration_s;
    facts.video->width = 1920;
    facts.video->height = 1080;
    facts.video->complete = true;
    facts.video->still_share = 0;
    return facts;
}

inline FileFacts unreadable(const std::string& name, std::optional<FileKind> claims) {
    FileFacts facts;
    facts.file = name;
    facts.kind = FileKind::unreadable;
    facts.claims = claims;
    facts.reason = {"unreadable.empty", {}};
    return facts;
}

inline FileFacts document(const std::string& name, const std::string& text = "") {
    FileFacts facts;
    facts.file = name;
    facts.kind = FileKind::document;
    facts.format = "PDF";
    facts.document.emplace();
    facts.document->text = text;
    return facts;
}

inline CaptureTime taken(const char* day, int hour, int minute, std::optional<int> offset_minutes = std::nullopt) {
    CaptureTime captured;
    captured.time =
        std::chrono::local_days(parse_date(day).value()) + std::chrono::hours(hour) + std::chrono::minutes(minute);
    if (offset_minutes) captured.offset = std::chrono::minutes(*offset_minutes);
    captured.source = "exif.DateTimeOriginal";
    return captured;
}

inline LogoSearch logo_search(LogoOutcome outcome, std::vector<Sighting> sightings = {}) {
    LogoSearch search;
    search.outcome = outcome;
    search.sightings = std::move(sightings);
    search.pictures_searched = 1;
    return search;
}

// The findings of one rule, all others being switched off. Every word of theirs must be sayable.
inline std::vector<Finding> findings_of(std::string_view rule, const std::vector<FileFacts>& files,
                                        const Submission& submission = {}, RulePack pack = shipped_pack()) {
    for (auto& [id, settings] : pack.rules)
        settings.on = id == rule;
    const std::vector<Finding> findings = apply_rules(submission, files, pack);
    CHECK_FALSE(findings.empty());
    for (const Finding& finding : findings) {
        CHECK(finding.rule == rule);
        CHECK(finding.required == pack.settings(rule).required);
        CHECK(finding.clause == pack.settings(rule).clause);
        CHECK_FALSE(finding.observed.empty());
        if (finding.status == Status::pass) CHECK(finding.advice.empty());
        std::vector<Message> words = {finding.observed, finding.required_text, finding.advice};
        for (const Evidence& evidence : finding.evidence)
            words.push_back(evidence.note);
        for (const Message& message : words) {
            if (message.empty()) continue;
            CHECK_NOTHROW(say(message, Language::chinese));
            CHECK_NOTHROW(say(message, Language::english));
        }
    }
    return findings;
}

inline Finding finding_of(std::string_view rule, const std::vector<FileFacts>& files, const Submission& submission = {},
                          const RulePack& pack = shipped_pack()) {
    const auto findings = findings_of(rule, files, submission, pack);
    REQUIRE(findings.size() == 1);
    return findings.front();
}

inline std::string observed(const Finding& finding) {
    return say(finding.observed, Language::english);
}

}  // namespace mediaproof::tests
