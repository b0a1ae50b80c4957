// Whatever the bytes, there is a sound verdict that comes back as it is, and all of whose messages can be said; or a
// VerdictError.
#include <cstdint>
#include <cstdlib>

#include "mediaproof/message.h"
#include "verdict_codec.h"

using namespace mediaproof;

namespace {

void say_in_both(const Message& message) {
    if (message.empty()) return;
    say(message, Language::chinese);
    say(message, Language::english);
}

void say_all(const Verdict& verdict) {
    for (const Message& problem : verdict.submission.problems)
        say_in_both(problem);
    for (const FileFacts& facts : verdict.files)
        say_in_both(facts.reason);
    for (const Finding& finding : verdict.findings) {
        for (const Message& message : {finding.observed, finding.required_text, finding.advice})
            say_in_both(message);
        for (const Evidence& evidence : finding.evidence)
            say_in_both(evidence.note);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    try {
        const Verdict verdict = decode_verdict(bytes);
        const std::vector<std::byte> again = encode_verdict(verdict);
        if (encode_verdict(decode_verdict(again)) != again) std::abort();
        if (verdict.outcome < outcome_of(verdict.findings)) std::abort();
        say_all(verdict);
    } catch (const VerdictError&) {
    }
    return 0;
}
