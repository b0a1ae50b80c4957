#include "verdict_codec.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <optional>

#include "facts_codec.h"
#include "mediaproof/report.h"
#include "support/verdicts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

using Encoded = std::vector<std::byte>;

// The field that is refused; nothing where the bytes are taken for a verdict, which must come back as it is.
std::optional<std::string> refused(const Encoded& bytes) {
    try {
        const Verdict verdict = decode_verdict(bytes);
        const Encoded again = encode_verdict(verdict);
        CHECK((encode_verdict(decode_verdict(again)) == again));
        for (const Finding& finding : verdict.findings) {
            for (const Message& message : {finding.observed, finding.required_text, finding.advice})
                if (!message.empty()) say(message, Language::chinese);
        }
        return std::nullopt;
    } catch (const VerdictError& error) {
        return error.field();
    }
}

Encoded changed(const std::function<void(Verdict&)>& change) {
    Verdict verdict = filled_verdict();
    change(verdict);
    return encode_verdict(verdict);
}

Message nested(int depth) {
    Message message = {"media.readable.advice", {}};
    for (int i = 0; i < depth; ++i) {
        message = {"decision.void",
                   {{"by", std::string("a")}, {"on", std::string("b")}, {"observed", std::vector<Message>{message}}}};
    }
    return message;
}

}  // namespace

TEST_SUITE_BEGIN("facts");

TEST_CASE("a verdict comes back as it was, to the last digit") {
    const Verdict filled = filled_verdict();
    const Verdict back = decode_verdict(encode_verdict(filled));
    CHECK((encode_verdict(back) == encode_verdict(filled)));
    CHECK(back.outcome == Outcome::fail);
    const Submission& submission = back.submission;
    CHECK(submission.name == "教育局");
    CHECK((submission.path == filled.submission.path));
    CHECK_FALSE(submission.looked_into);
    CHECK(submission.is_archive);
    CHECK((submission.files == filled.submission.files));
    CHECK(submission.manifest.unit == "市教育局");
    CHECK(submission.manifest.staff == 7);
    CHECK(submission.manifest.publicity.at(0).link == "https://example.com/1");
    CHECK_FALSE(submission.manifest.publicity.at(1).date);
    CHECK(submission.event_dates == filled.submission.event_dates);
    CHECK(submission.event_date_source == EventDateSource::option);
    CHECK((submission.problems == filled.submission.problems));
    const Finding& finding = back.findings.at(1);
    CHECK(finding.measured == 1.0 / 3);
    CHECK((finding.observed == filled.findings[1].observed));
    CHECK(finding.decision->why == "看过原图");
    CHECK(finding.evidence.at(0).at_s == 3.5);
    CHECK(finding.evidence.at(0).box.value()[1].y == 1.0 / 3);
    CHECK(back.files.at(0).sha256 == std::string(64, 'a'));
    CHECK(json_report({back}, made_up_pack(), Language::english) ==
          json_report({filled}, made_up_pack(), Language::english));
}

TEST_CASE("what can't be is refused, by its name") {
    const struct {
        std::string field;
        std::function<void(Verdict&)> change;
    } rows[] = {
        {"findings[0].rule", [](Verdict& v) { v.findings[0].rule = "video.smell"; }},
        {"outcome", [](Verdict& v) { v.outcome = Outcome::review; }},
        {"submission.event_date_source", [](Verdict& v) { v.submission.event_date_source.reset(); }},
        {"submission.event_dates",
         [](Verdict& v) { std::swap(v.submission.event_dates[0], v.submission.event_dates[1]); }},
        {"submission.manifest.staff", [](Verdict& v) { v.submission.manifest.staff = -1; }},
        {"findings[1].observed", [](Verdict& v) { v.findings[1].observed = nested(5); }},
        {"findings[1].evidence[0].at_s", [](Verdict& v) { v.findings[1].evidence[0].at_s = -1; }},
        {"findings[1].measured", [](Verdict& v) { v.findings[1].measured = NAN; }},
        {"files[0].sha256", [](Verdict& v) { v.files[0].sha256 = "ab"; }},
        {"files[1].photo", [](Verdict& v) { v.files[1].photo.reset(); }},
    };
    for (const auto& row : rows) {
        CAPTURE(row.field);
        CHECK(refused(changed(row.change)) == row.field);
    }
    CHECK_FALSE(refused(changed([](Verdict& v) { v.findings[1].observed = nested(4); })));
    CHECK_FALSE(refused(encode_verdict(nasty_verdict())));
    CHECK_FALSE(refused(changed([](Verdict& v) { v.submission.manifest.theme = std::string(1 << 20, 'x'); })));
}

TEST_CASE("a message that the catalogue has lost comes back in the words that it had") {
    const std::string key = "photo.clarity.advice";
    const std::string lost = "photo.clarity.advise";
    const Encoded bytes = encode_verdict(filled_verdict());
    std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key))
        text.replace(at, key.size(), lost);
    const Verdict back = decode_verdict(std::as_bytes(std::span(text)));
    const Message& advice = back.findings.at(1).advice;
    CHECK(advice.key == "verbatim");
    for (const Language language : {Language::chinese, Language::english})
        CHECK(say(advice, language) == say(key, language));
    const Encoded again = encode_verdict(back);
    CHECK((encode_verdict(decode_verdict(again)) == again));
}

TEST_CASE("whatever the bytes, there is a sound verdict or none") {
    const Encoded bytes = encode_verdict(filled_verdict());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        CHECK(refused({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(i)}));
        Encoded other = bytes;
        other[i] ^= static_cast<std::byte>(1 << i % 8);
        refused(other);
    }
    Encoded longer = bytes;
    longer.push_back(std::byte{0xF6});
    CHECK(refused(longer) == "");
    for (const std::size_t version : {1U, 2U}) {
        Encoded other = bytes;
        other[version] ^= std::byte{8};
        CHECK_THROWS_AS(decode_verdict(other), VerdictVersionError);
    }
}

TEST_SUITE_END();
