// Verdicts made by hand, for the reports; and names that try to get out of them.
#pragma once

#include <string>
#include <vector>

#include "mediaproof/dates.h"
#include "mediaproof/finding.h"
#include "support/filled_facts.h"

namespace mediaproof::tests {

// Markup, quotes, a terminal escape, a line break, a direction mark, a bad byte, U+FFFF, a template's braces, a command
// of a build server, a list's separators and a formula.
inline const std::string nasty =
    "=1+1\"'><img src=x onerror=\"document.title='owned'\"></script><script>document.title='owned'</script>\033[2J\n"
    "::error file=a,title=b::c%0A\u202Egpj\xFF\uFFFF{{unit}}{{{details}}}]]>,\r@x `*_[a](b)";

inline RulePack made_up_pack() {
    RulePack pack;
    pack.id = "made-up";
    pack.name_zh = "“主题日”活动";
    pack.name_en = "Theme Days";
    pack.source = "宁政务办发〔2023〕1号";
    pack.logo_image = "/models/logo.png";
    RuleSettings duration;
    duration.limits = {{"min_s", 150}, {"max_s", 210}, {"grey_s", 15}};
    RuleSettings clarity;
    clarity.limits = {{"min_score", 50}, {"min_clear_share", 0.7}, {"max_unclear_s", 45}};
    pack.rules = {{"video.duration", duration}, {"video.clarity", clarity}};
    return pack;
}

inline Finding finding_of(const std::string& rule, Status status) {
    Finding made;
    made.rule = rule;
    made.status = status;
    made.required = true;
    made.clause = "附件2 二（三）";
    made.observed = {"photo.clarity.observed", {{"clear", std::int64_t{1}}, {"all", std::int64_t{3}}}};
    made.required_text = {"photo.clarity.required", {{"percent", 60.0}, {"score", 50.0}}};
    if (status != Status::pass) made.advice = {"photo.clarity.advice", {}};
    return made;
}

inline Verdict verdict_of(const std::string& name, Outcome outcome, const std::vector<Finding>& findings = {}) {
    Verdict made;
    made.submission.name = name;
    made.outcome = outcome;
    made.findings = findings;
    return made;
}

// Every text that can come from outside is nasty.
inline Verdict nasty_verdict() {
    Finding about = finding_of("photo.clarity", Status::fail);
    about.file = nasty;
    about.observed = {"intake.link", {{"name", nasty}}};
    about.measured = 0.25;
    about.unit = "share";
    const Quad box{{{1, 2}, {30.6, 2}, {30.6, 4}, {1, 4}}};
    about.evidence.push_back({nasty, 12.34, box, 0.876, {"intake.link", {{"name", nasty}}}});
    about.evidence.push_back({"plain.jpg", std::nullopt, std::nullopt, std::nullopt, {}});
    Verdict named = verdict_of(nasty, Outcome::fail, {about, finding_of("video.date", Status::unknown)});
    named.submission.manifest.unit = nasty;
    named.submission.manifest.theme = nasty;
    named.submission.event_dates = {parse_date("2023-05-12").value()};
    named.submission.event_date_source = EventDateSource::manifest;
    named.files = filled_facts();
    named.files.push_back(filled_photo_facts());
    named.files.back().file = nasty;
    named.files.back().in_document = false;
    named.files.push_back(filled_video_facts());
    named.files.back().file = nasty + ".mp4";
    return named;
}

// Every field filled in, as no submission has them all.
inline Verdict filled_verdict() {
    Verdict made = verdict_of("教育局", Outcome::fail, {finding_of("video.duration", Status::pass)});
    Submission& submission = made.submission;
    submission.path = "\xB2\xC4\xC1\xCF/教育局.zip";  // 材料 in GBK
    submission.looked_into = false;
    submission.is_archive = true;
    submission.files = {"影像/VID 1.mp4", "\xD5\xD5\xC6\xAC.jpg"};
    const auto day = parse_date("2023-05-12").value();
    const Publicity told{"市政府门户网站", "https://example.com/1", day};
    submission.manifest = {"市教育局", "招生政策解读", "政策宣传", {day}, day, day, "张三", 7, {told}, {told, {}}};
    submission.event_dates = {day, parse_date("2023-05-13").value()};
    submission.event_date_source = EventDateSource::option;
    submission.problems = {{"intake.link", {{"name", std::string("1.lnk")}}}};
    made.files = filled_facts();
    made.files[2].document->pictures.clear();
    for (FileFacts& facts : made.files)
        facts.sha256 = std::string(64, 'a');
    Finding decided = finding_of("photo.clarity", Status::fail);
    decided.file = "\xD5\xD5\xC6\xAC.jpg";
    decided.measured = 1.0 / 3;
    decided.unit = "share";
    decided.evidence = {
        {"影像/VID 1.mp4", 3.5, filled_sighting().quad, 0.876, {"intake.link", {{"name", std::string("2")}}}}};
    decided.decision = Decision{false, "李四", day, "看过原图"};
    decided.observed = {"decision.rejected",
                        {{"by", std::string("李四")},
                         {"on", std::string("2023-05-12")},
                         {"why", std::string("看过原图")},
                         {"observed", std::vector<Message>{decided.observed}}}};
    made.findings.push_back(decided);
    return made;
}

inline std::size_t count_in(const std::string& text, const std::string& words) {
    std::size_t count = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size()))
        ++count;
    return count;
}

inline bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

// Whether nothing of `nasty` is left that a terminal, a parser or an eye takes for something else.
inline bool is_tame(const std::string& text) {
    for (const char* raw : {"\033", "\u202E", "\xFF", "\uFFFF", "\r"}) {
        if (holds(text, raw)) return false;
    }
    return true;
}

}  // namespace mediaproof::tests
