// publicity.preheat and publicity.after.
#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

struct Entry {
    const char* channel;
    const char* date;
    const char* link = "";
};

std::vector<Publicity> entries(const std::vector<Entry>& list) {
    std::vector<Publicity> entries;
    for (const Entry& entry : list) {
        Publicity& made = entries.emplace_back();
        if (*entry.channel != '\0') made.channel = entry.channel;
        if (*entry.date != '\0') made.date = day(entry.date);
        if (*entry.link != '\0') made.link = entry.link;
    }
    return entries;
}

Submission from_24_to_26_may() {
    Submission submission;
    submission.event_dates = {day("2023-05-24"), day("2023-05-26")};
    return submission;
}

// The kinds that are not passed: "fail 新媒体, unknown 新闻媒体".
std::string missing_after(const std::vector<Entry>& list) {
    Submission submission = from_24_to_26_may();
    submission.manifest.publicity = entries(list);
    std::string text;
    for (const Finding& finding : findings_of("publicity.after", {}, submission)) {
        if (finding.status == Status::pass) return "pass";
        text += (text.empty() ? "" : ", ") + std::string(finding.status == Status::fail ? "fail " : "unknown ");
        text += std::get<std::string>(finding.observed.arguments.at("kind"));
    }
    return text;
}

constexpr char paper[] = "宁乡日报";
constexpr char site[] = "市政府门户网站政务公开专栏";
constexpr char account[] = "“宁乡教育”微信公众号";

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("one announcement before the event's first day, on the website or in new media, is enough") {
    struct Row {
        std::vector<Entry> list;
        Status status;
        const char* advice;
    };
    constexpr char none[] = "publicity.preheat.advice";
    constexpr char open[] = "publicity.advice-open";
    const Row rows[] = {
        {{{site, "2023-05-23"}}, Status::pass, ""},
        {{{account, "2023-05-20"}}, Status::pass, ""},
        {{{"宁乡 教育 ＡＰＰ", "2023-05-20"}}, Status::pass, ""},
        {{{site, "2023-05-24"}, {account, "2023-05-23"}}, Status::pass, ""},
        {{{"村口公告栏", "2023-05-20"}, {site, "2023-05-20"}}, Status::pass, ""},
        {{{site, "2023-05-24"}}, Status::fail, none},
        {{{site, "2023-05-25"}, {account, "2023-06-20"}}, Status::fail, none},
        {{{"村口公告栏", "2023-05-24"}}, Status::fail, none},
        {{{"村口公告栏", "2023-05-20"}}, Status::unknown, open},
        {{{"", "2023-05-20"}}, Status::unknown, open},
        {{{site, ""}}, Status::unknown, open},
        {{{site, "2023-05-24"}, {account, ""}}, Status::unknown, open},
        {{}, Status::unknown, "not-said.advice-preheat"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.list.size());
        if (!row.list.empty()) CAPTURE(row.list.front().channel);
        Submission submission = from_24_to_26_may();
        submission.manifest.preheat = entries(row.list);
        const Finding finding = finding_of("publicity.preheat", {}, submission);
        CHECK(finding.status == row.status);
        CHECK(finding.advice.key == row.advice);
    }
    Submission no_day;
    no_day.manifest.preheat = entries({{site, "2023-05-20"}});
    CHECK(finding_of("publicity.preheat", {}, no_day).advice.key == "capture.advice-no-event-date");
}

TEST_CASE("what does not count, and a link that is none, is remarked on") {
    struct Row {
        Entry entry;
        const char* note;
    };
    const Row rows[] = {
        {{site, "2023-05-24"}, "publicity.preheat.note-late"},
        {{site, ""}, "publicity.note-undated"},
        {{"村口公告栏", "2023-05-20"}, "publicity.note-other-channel"},
        {{site, "2023-05-20", "www.nxgov.gov.cn"}, "publicity.note-odd-link"},
        {{site, "2023-05-20", "javascript:alert(1)"}, "publicity.note-odd-link"},
        {{site, "2023-05-20", "https://x"}, "publicity.note-odd-link"},
        {{site, "2023-05-20", "https://.x"}, "publicity.note-odd-link"},
        {{site, "2023-05-20", "http://a.cn/b c"}, "publicity.note-odd-link"},
        {{site, "2023-05-20", "https://www.nxgov.gov.cn/a?b=1"}, ""},
        {{site, "2023-05-20", "http://nxgov.gov.cn"}, ""},
        {{site, "2023-05-20"}, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.entry.link);
        Submission submission = from_24_to_26_may();
        submission.manifest.preheat = entries({row.entry});
        const auto evidence = finding_of("publicity.preheat", {}, submission).evidence;
        CHECK(evidence.size() == (*row.note == '\0' ? 0 : 1));
        for (const Evidence& item : evidence) {
            CHECK(item.note.key == row.note);
            CHECK(item.file == "submission.toml");
        }
    }
}

TEST_CASE("news media, the website and new media each tell of the event within three days after its last") {
    struct Row {
        std::vector<Entry> list;
        std::string missing;
    };
    const std::vector<Row> rows = {
        {{{paper, "2023-05-27"}, {site, "2023-05-29"}, {account, "2023-05-24"}}, "pass"},
        {{{account, "2023-05-26"}, {"红网", "2023-05-29"}, {"政务公开专栏", "2023-05-28"}}, "pass"},
        {{{paper, "2023-05-27"}, {site, "2023-05-30"}, {account, "2023-05-27"}}, "fail 政府网站专栏"},
        {{{paper, "2023-05-23"}, {site, "2023-05-28"}, {account, "2023-05-27"}}, "fail 新闻媒体"},
        {{{paper, "2023-05-27"}}, "fail 政府网站专栏, fail 新媒体"},
        {{{paper, "2023-05-27"}, {site, "2023-05-27"}, {account, ""}}, "unknown 新媒体"},
        {{{paper, "2023-05-27"}, {site, "2023-05-27"}, {"掌上宁乡", "2023-05-27"}}, "unknown 新媒体"},
        {{{paper, "2023-05-27"}, {site, "2023-05-27"}, {"掌上宁乡", "2023-06-27"}}, "fail 新媒体"},
        {{{paper, "2023-05-27"}, {site, "2023-05-27"}, {"", "2023-05-27"}}, "unknown 新媒体"},
        // one entry is of one kind, but what it may be as well is not denied
        {{{"红网时刻新闻客户端", "2023-05-27"}, {site, "2023-05-27"}}, "unknown 新闻媒体"},
        {{{"宁乡日报微信公众号", "2023-05-27"}, {site, "2023-05-27"}}, "unknown 新闻媒体"},
        {{{"红网时刻新闻客户端", "2023-05-27"}, {site, "2023-05-27"}, {paper, "2023-05-27"}}, "pass"},
        {{{"日报、门户网站、微信公众号都发了", "2023-05-27"}}, "unknown 新闻媒体, unknown 政府网站专栏"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.missing);
        CHECK(missing_after(row.list) == row.missing);
    }
}

TEST_CASE("each entry is remarked on once: with its own kind where that is missing, otherwise with the first that is") {
    struct Row {
        std::vector<Entry> list;
        std::vector<std::vector<std::string>> remarks;  // by finding
    };
    constexpr char late[] = "publicity.after.note-out-of-time";
    constexpr char other[] = "publicity.note-other-channel";
    constexpr char undated[] = "publicity.note-undated";
    constexpr char odd_link[] = "publicity.note-odd-link";
    const Row rows[] = {
        {{{paper, "2023-05-27"}, {site, "2023-05-27"}, {account, "2023-05-27"}}, {{}}},
        {{{paper, "2023-05-27"}, {site, "2023-05-27"}, {account, "2023-05-27"}, {site, ""}}, {{undated}}},
        {{{paper, "2023-05-27"}, {site, "2023-05-27"}, {account, "2023-05-27", "nxgov"}}, {{odd_link}}},
        {{{paper, ""}, {site, ""}, {account, "2023-06-27"}}, {{undated}, {undated}, {late}}},
        {{{account, "", "nxgov"}, {"村口公告栏", "2023-05-27"}}, {{other}, {}, {undated, odd_link}}},
        {{{paper, "2023-05-27"}, {paper, ""}, {account, ""}}, {{undated}, {undated}}},
    };
    for (const Row& row : rows) {
        CAPTURE(&row - rows);
        Submission submission = from_24_to_26_may();
        submission.manifest.publicity = entries(row.list);
        std::vector<std::vector<std::string>> remarks;
        for (const Finding& finding : findings_of("publicity.after", {}, submission)) {
            auto& keys = remarks.emplace_back();
            for (const Evidence& item : finding.evidence)
                keys.push_back(item.note.key);
        }
        CHECK(remarks == row.remarks);
    }
}

TEST_CASE("without entries or an event's day nothing is said of the coverage") {
    Submission submission = from_24_to_26_may();
    CHECK(finding_of("publicity.after", {}, submission).advice.key == "not-said.advice-publicity");
    submission = filled_in();
    submission.event_dates.clear();
    CHECK(finding_of("publicity.after", {}, submission).advice.key == "capture.advice-no-event-date");
}

TEST_CASE("the pack says how many days and which kinds of channel") {
    CHECK(findings_of("publicity.after", {}, filled_in(), pack_with("publicity.after", "max_days", 2)).front().status ==
          Status::fail);
    RulePack pack = shipped_pack();
    pack.rules.at("publicity.after").wordings.at("channels").push_back({"村广播"});
    CHECK(finding_of("publicity.after", {}, filled_in(), pack).status == Status::fail);
}

TEST_SUITE_END();
