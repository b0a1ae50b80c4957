// Writes sound inputs for the fuzzers to start from: facts and a journal, into facts/ and journal/ of the folder named.
#include <filesystem>
#include <fstream>

#include "facts_codec.h"
#include "store/journal.h"
#include "support/filled_facts.h"

using namespace mediaproof;

namespace {

void write(const std::filesystem::path& file, std::span<const std::byte> bytes) {
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const std::filesystem::path folder = arguments[1];
    std::filesystem::create_directories(folder / "facts");
    std::filesystem::create_directories(folder / "journal");
    int number = 0;
    for (const FileFacts& facts : tests::filled_facts())
        write(folder / "facts" / std::to_string(number++), encode_facts(facts));
    {
        Journal journal(folder / "journal", "settings");
        for (const FileFacts& facts : tests::filled_facts())
            journal.append(facts.format, "identity", encode_facts(facts));
    }
    std::filesystem::rename(folder / "journal" / Journal::file_name, folder / "journal" / "0");
}
