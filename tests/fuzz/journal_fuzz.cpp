// Whatever is found in a journal's place, it is read to its last whole record, and goes on from there.
#include <unistd.h>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "store/journal.h"

using namespace mediaproof;

namespace {

const std::filesystem::path& folder() {
    static const std::filesystem::path path = [] {
        const auto made = std::filesystem::temp_directory_path() / ("mediaproof-fuzz-" + std::to_string(::getpid()));
        std::filesystem::create_directories(made);
        return made;
    }();
    return path;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::ofstream(folder() / Journal::file_name, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    std::size_t records = 0;
    {
        Journal journal(folder(), "settings");
        journal.append("submission", "identity", std::as_bytes(std::span(data, size)));
        records = journal.size();
    }
    const Journal journal(folder(), "settings");
    const auto found = journal.find("submission", "identity");
    if (journal.size() != records || !found || found->size() != size) std::abort();
    return 0;
}
