// Whatever stands in a file of results, there are results whose verdicts can be saved and read again, or a ResultsError whose
// words a screen can hold.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "mediaproof/results.h"
#include "nameless.h"
#include "verdict_codec.h"

using namespace mediaproof;

namespace {

constexpr std::size_t most_words = 4096;

bool is_sound(const ConfinementState& confinement) {
    return confinement.mode <= Confinement::none && confinement.landlock_abi >= 0;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Descriptor file = fuzz::file_of(data, size);
    try {
        const Results results = read_results("/proc/self/fd/" + std::to_string(file.get()));
        if (results.confinement && !is_sound(*results.confinement)) std::abort();
        for (const Verdict& verdict : results.verdicts)
            decode_verdict(encode_verdict(verdict));
    } catch (const ResultsError& error) {
        if (std::string(error.what()).size() > most_words) std::abort();
    }
    return 0;
}
