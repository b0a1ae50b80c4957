// Writes sound inputs for the fuzzers to start from, into a folder for each below the folder named.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base64.h"
#include "facts_codec.h"
#include "intake/listing.h"
#include "paint/zip.h"
#include "store/journal.h"
#include "support/filled_facts.h"
#include "support/verdicts.h"
#include "verdict_codec.h"

using namespace mediaproof;

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, std::span<const std::byte> bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

void write(const fs::path& file, const std::string& text) {
    write(file, std::as_bytes(std::span(text)));
}

void write_copy(const fs::path& from, const fs::path& file) {
    std::ifstream input(from, std::ios::binary);
    write(file, std::string(std::istreambuf_iterator<char>(input), {}));
}

void write_facts_and_journal(const fs::path& folder) {
    int number = 0;
    for (const FileFacts& facts : tests::filled_facts())
        write(folder / "facts" / std::to_string(number++), encode_facts(facts));
    fs::create_directories(folder / "journal");
    {
        Journal journal(folder / "journal", "settings");
        for (const FileFacts& facts : tests::filled_facts())
            journal.append(facts.format, "identity", encode_facts(facts));
    }
    fs::rename(folder / "journal" / Journal::file_name, folder / "journal" / "0");
}

// As much of a report as is read again.
std::string report_of(const std::vector<std::byte>& verdict) {
    return R"({"schema_version": 1, "program": {"name": "mediaproof"}, "rule_pack": {"id": "made-up"},)"
           R"( "confinement": {"mode": "strict", "seccomp": true, "landlock_abi": 4},)"
           R"( "submissions": [{"name": "1", "record": ")" +
           base64(verdict) + "\"}]}";
}

void write_verdicts(const fs::path& folder) {
    int number = 0;
    for (const Verdict& verdict :
         {tests::filled_verdict(), tests::nasty_verdict(), tests::verdict_of("1", Outcome::pass)}) {
        write(folder / "verdict" / std::to_string(number), encode_verdict(verdict));
        write(folder / "results" / std::to_string(number++), report_of(encode_verdict(verdict)));
    }
}

void write_archives(const fs::path& folder) {
    write(folder / "zip_names" / "0", paint::zip_of({{"照片/1.jpg", "a"}, {"\xD5\xD5\xC6\xAC.jpg", "b"}}));
    write(folder / "listing" / "0",
          encode_listing({{{"照片/1.jpg", 0, 400}, {"2.jpg", 400, 0}}, {{Refusal::link, "/etc/passwd"}}}));
    write(folder / "entry_name" / "0", "照片\\1.jpg");
    write(folder / "entry_name" / "1", "./a//../b");
    write(folder / "entry_name" / "2", "\xD5\xD5\xC6\xAC.jpg");
}

void write_settings(const fs::path& folder) {
    const fs::path source = MEDIAPROOF_SOURCE;
    write_copy(source / "models" / "ningxiang-2023" / "rules.toml", folder / "rule_pack" / "0");
    for (const auto& story : fs::directory_iterator(source / "samples"))
        write_copy(story.path() / "submission.toml", folder / "manifest" / story.path().filename());
}

void write_boxes(const fs::path& folder) {
    const std::string type(
        "\0\0\0\x10"
        "ftypisom\0\0\0\0",
        16);
    const std::string large(
        "\0\0\0\x01"
        "mdat\0\0\0\0\0\0\0\x12"
        "ab",
        18);
    const std::string index(
        "\0\0\0\x08"
        "mfra",
        8);
    write(folder / "boxes" / "0", type + large + index);
    write(folder / "boxes" / "1", type + std::string("\0\0\0\0"
                                                     "mdatabc",
                                                     11));
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const fs::path folder = arguments[1];
    write_facts_and_journal(folder);
    write_verdicts(folder);
    write_archives(folder);
    write_settings(folder);
    write_boxes(folder);
}
