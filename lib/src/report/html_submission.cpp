#include "report/html_submission.h"

#include <algorithm>
#include <set>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "report/digest.h"
#include "report/html_pictures.h"
#include "report/html_timeline.h"
#include "report/names.h"

namespace mediaproof::html {
namespace {

constexpr std::size_t points_in_row = 3;
constexpr std::size_t points_in_details = 8;
constexpr std::size_t most_evidence = 10;
constexpr std::size_t most_concerns = 200;
constexpr std::size_t most_others = 40;

// In both languages what `text` makes of each.
template <typename Text>
Data in_both(const Text& text) {
    return both(text(Language::chinese), text(Language::english));
}

template <typename Enum>
Data words_in_both(Enum value) {
    return in_both([&](Language language) { return words_of(value, language); });
}

Data sentence(const Verdict& verdict, std::size_t most_points) {
    return in_both([&](Language language) { return sentence_of(verdict, language, most_points); });
}

Data list_of(const std::vector<Data>& items) {
    Data list(Data::type::list);
    for (const Data& item : items)
        list.push_back(item);
    return list;
}

// "and 3 more"; false where nothing is left.
Data more(std::size_t all, std::size_t shown) {
    if (all <= shown) return false;
    return told(Message{"report.more", {{"count", static_cast<std::int64_t>(all - shown)}}});
}

// What the row and the details have in common.
Data head_of(const Verdict& verdict, const std::string& id) {
    const Submission& submission = verdict.submission;
    Data data;
    data.set("id", id);
    data.set("outcome", std::string(name_of(verdict.outcome)));
    data.set("outcome_words", words_in_both(verdict.outcome));
    data.set("sign", std::string(sign_of(verdict.outcome)));
    data.set("unit", unit_of(submission));
    data.set("theme", unless_empty(theme_of(submission)));
    data.set("days", unless_empty(days_of(submission)));
    data.set("name", printable(submission.name));
    return data;
}

// What was found, with what is asked where that was missed.
Data point_of(const Concern& concern) {
    const Finding& finding = concern.first();
    Data data;
    data.set("point", in_both([&](Language language) {
                 return say(
                     Message{"sentence.point",
                             {{"names", names_of(concern, language)}, {"observed", said(finding.observed, language)}}},
                     language);
             }));
    data.set("asked", finding.status == Status::fail ? told(finding.required_text) : Data(false));
    return data;
}

// The worst that is said of a submission in a line each, the rest by its names alone.
void add_points(Data& data, const Verdict& verdict) {
    const std::vector<Concern> concerns = concerns_worst_first(verdict.findings);
    std::vector<Data> points;
    Concern rest;
    for (const Concern& concern : concerns) {
        const bool is_worst = concern.first().status == concerns.front().first().status;
        if (is_worst && points.size() < points_in_row) {
            points.push_back(point_of(concern));
        } else {
            rest.findings.insert(rest.findings.end(), concern.findings.begin(), concern.findings.end());
        }
    }
    data.set("points", list_of(points));
    data.set("sentence", concerns.empty() ? sentence(verdict, 0) : Data(false));
    data.set("also", rest.findings.empty() ? Data(false)
                                           : in_both([&](Language language) { return names_of(rest, language); }));
}

Data evidence_of(const Finding& finding) {
    std::vector<Data> items;
    for (const Evidence& evidence : finding.evidence) {
        if (items.size() == most_evidence) break;
        const bool told_above = finding.file && finding.file->native() == evidence.file.native();
        Data item;
        item.set("file", told_above ? Data(false) : unless_empty(printable(evidence.file.string())));
        item.set("at", evidence.at_s ? Data(format_position(*evidence.at_s)) : Data(false));
        item.set("note", told(evidence.note));
        items.push_back(item);
    }
    return list_of(items);
}

Data concern_of(const Verdict& verdict, const Concern& concern, const RulePack& pack) {
    const Finding& finding = concern.first();
    const bool alone = concern.findings.size() == 1;
    Data data;
    data.set("status", std::string(name_of(finding.status)));
    data.set("status_words", words_in_both(finding.status));
    data.set("sign", std::string(sign_of(finding.status)));
    data.set("optional", finding.status == Status::fail && !finding.required ? told("html.optional") : Data(false));
    data.set("names", in_both([&](Language language) { return names_of(concern, language); }));
    data.set("question", alone ? told("rule." + finding.rule + ".question") : Data(false));
    data.set("file", finding.file ? Data(printable(finding.file->string())) : Data(false));
    data.set("observed", told(finding.observed));
    data.set("required", alone ? told(finding.required_text) : Data(false));
    data.set("advice", told(finding.advice));
    data.set("clause", unless_empty(clause_of(finding, pack)));
    data.set("strip", strip_of(verdict, finding));
    data.set("has_evidence", !finding.evidence.empty());
    data.set("evidence", evidence_of(finding));
    data.set("more", more(finding.evidence.size(), most_evidence));
    return data;
}

Data video_of(const Verdict& verdict, const FileFacts& facts, const RulePack& pack,
              const std::vector<EvidencePicture>& pictures) {
    const VideoFacts& video = *facts.video;
    const std::vector<Data> figures = video_figures(verdict, facts, pictures);
    std::string captured = video.captured ? format_time(video.captured->time) : "";
    std::replace(captured.begin(), captured.end(), 'T', ' ');
    Data data;
    data.set("file", printable(facts.file.string()));
    data.set("facts", told(Message{captured.empty() ? "html.video-undated" : "html.video",
                                   {{"duration", format_position(video.duration_s)},
                                    {"width", static_cast<std::int64_t>(video.width)},
                                    {"height", static_cast<std::int64_t>(video.height)},
                                    {"captured", captured}}}));
    data.set("timeline", timeline_of(video, pack));
    data.set("has_pictures", !figures.empty());
    data.set("pictures", list_of(figures));
    return data;
}

void add_findings(Data& data, const Verdict& verdict, const RulePack& pack) {
    std::vector<Data> concerns;
    const std::vector<Concern> amiss = concerns_worst_first(verdict.findings);
    for (std::size_t i = 0; i < std::min(amiss.size(), most_concerns); ++i)
        concerns.push_back(concern_of(verdict, amiss[i], pack));
    std::vector<Data> passed;
    std::size_t passes = 0;
    for (const Finding& finding : verdict.findings) {
        if (finding.status == Status::pass && !finding.decision && ++passes <= most_concerns)
            passed.push_back(concern_of(verdict, {{&finding}}, pack));
    }
    data.set("has_concerns", !concerns.empty());
    data.set("concerns", list_of(concerns));
    data.set("concerns_left", more(amiss.size(), most_concerns));
    data.set("has_passed", !passed.empty());
    data.set("passed", list_of(passed));
    data.set("passed_words", told(Message{"html.passed", {{"count", static_cast<std::int64_t>(passes)}}}));
}

void add_photos(Data& data, const Verdict& verdict, const std::vector<EvidencePicture>& pictures) {
    std::vector<Data> figures;
    for (const ShownPhoto& photo : photos_shown(verdict))
        figures.push_back(photo_figure(verdict, photo, pictures));
    const std::int64_t all = std::count_if(verdict.files.begin(), verdict.files.end(),
                                           [](const FileFacts& facts) { return facts.photo.has_value(); });
    const auto left = all - static_cast<std::int64_t>(figures.size());
    data.set("has_photos", !figures.empty());
    data.set("photos_heading", told(Message{"html.photos", {{"count", all}}}));
    data.set("photos", list_of(figures));
    data.set("photos_left", left > 0 ? told(Message{"html.photos-left", {{"count", left}}}) : Data(false));
}

void add_others(Data& data, const Verdict& verdict) {
    std::vector<Data> others;
    std::size_t all = 0;
    for (const FileFacts& facts : verdict.files) {
        if (facts.photo || facts.video || ++all > most_others) continue;
        Data other;
        other.set("file", printable(facts.file.string()));
        other.set("what",
                  facts.reason.empty() ? told("html.kind-" + std::string(name_of(facts.kind))) : told(facts.reason));
        others.push_back(other);
    }
    data.set("has_others", !others.empty());
    data.set("others", list_of(others));
    data.set("others_left", more(all, most_others));
}

}  // namespace

Data row_of(const Verdict& verdict, const std::string& id) {
    Data data = head_of(verdict, id);
    std::set<std::string> rules;
    for (const Finding& finding : verdict.findings) {
        if (finding.status != Status::pass) rules.insert(finding.rule);
    }
    std::string joined;
    for (const std::string& rule : rules)
        joined += (joined.empty() ? "" : " ") + rule;
    data.set("rules", joined);
    data.set("rank", id.substr(1));
    add_points(data, verdict);
    return data;
}

Data submission_of(const Verdict& verdict, const std::string& id, const RulePack& pack,
                   const std::vector<EvidencePicture>& pictures) {
    Data data = head_of(verdict, id);
    data.set("sentence", sentence(verdict, points_in_details));
    data.set("enlarge", can_be_enlarged(pictures) ? told("html.enlarge") : Data(false));
    add_findings(data, verdict, pack);
    std::vector<Data> videos;
    for (const FileFacts* video : videos_shown(verdict))
        videos.push_back(video_of(verdict, *video, pack, pictures));
    const auto all = static_cast<std::size_t>(std::count_if(
        verdict.files.begin(), verdict.files.end(), [](const FileFacts& facts) { return facts.video.has_value(); }));
    data.set("videos", list_of(videos));
    data.set("videos_left", more(all, videos.size()));
    add_photos(data, verdict, pictures);
    add_others(data, verdict);
    return data;
}

}  // namespace mediaproof::html
