// Whatever stands in a submission.toml, it is read, and every problem with it can be said.
#include "fuzz/nameless.h"
#include "intake/manifest.h"
#include "mediaproof/message.h"

using namespace mediaproof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ManifestReading reading = read_manifest(fuzz::file_of(data, size));
    for (const Message& problem : reading.problems) {
        say(problem, Language::chinese);
        say(problem, Language::english);
    }
    for (const auto& day : reading.manifest.event_dates) {
        if (!day.ok()) std::abort();
    }
    return 0;
}
