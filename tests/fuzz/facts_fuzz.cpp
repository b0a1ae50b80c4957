// Whatever the bytes, there are facts that give the same bytes again, or a FactsError.
#include <cstdint>
#include <cstdlib>

#include "facts_codec.h"
#include "mediaproof/message.h"

using namespace mediaproof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    try {
        const FileFacts facts = decode_facts(bytes);
        const std::vector<std::byte> again = encode_facts(facts);
        if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end())) std::abort();
        if (!facts.reason.empty()) say(facts.reason, Language::chinese);
    } catch (const FactsError&) {
    }
    return 0;
}
