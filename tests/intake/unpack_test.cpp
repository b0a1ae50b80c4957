#include "intake/unpack.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <vector>

#include "descriptor.h"
#include "support/archives.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

const char* word_of(Refusal why) {
    constexpr const char* words[] = {"damaged",    "encrypted",      "leads outside", "link",
                                     "not a file", "same name",      "same but case", "too many",
                                     "too large",  "out of measure", "unknown format"};
    return words[static_cast<int>(why)];
}

// "name=bytes; …" of what was taken, then "!name: why; …" of what was not.
std::string told(const fs::path& archive, const Room& room = {}) {
    const Descriptor opened = open_regular(archive);
    const Descriptor spool = nameless_file();
    const Listing listing = unpack(opened.get(), spool.get(), room);
    std::string words;
    for (const UnpackedFile& file : listing.files) {
        std::string bytes(static_cast<std::size_t>(std::min<std::int64_t>(file.size, 20)), '\0');
        REQUIRE(::pread(spool.get(), bytes.data(), bytes.size(), file.at) == static_cast<ssize_t>(bytes.size()));
        words += file.name.native() + "=" + (file.size > 20 ? std::to_string(file.size) : bytes) + "; ";
    }
    for (const Refused& refused : listing.refused)
        words += "!" + refused.name + ": " + word_of(refused.why) + "; ";
    return words;
}

std::string told_of_zip(const std::vector<ZipEntry>& entries) {
    const TempFolder folder;
    return told(folder.write("a.zip", zip_of(entries)));
}

constexpr char gbk_photo[] =
    "\xD5\xD5\xC6\xAC/\xCF\xD6\xB3\xA1"
    "1.jpg";

}  // namespace

TEST_SUITE_BEGIN("intake");

TEST_CASE("an archive's files come out whole, of every kind of archive") {
    for (const char* name : {"a.zip", "a.7z", "a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz"}) {
        CAPTURE(name);
        const TempFolder folder;
        pack(folder.path() / name,
             {{"1.jpg", "one", "", ""}, {"photos/2.jpg", "second", "", ""}, {"empty", "", "", ""}});
        CHECK(told(folder.path() / name) == "1.jpg=one; photos/2.jpg=second; empty=; ");
    }
}

TEST_CASE("Chinese names are read whatever the archive says of them") {
    CHECK(told_of_zip({{gbk_photo, "1"}}) == "照片/现场1.jpg=1; ");
    CHECK(told_of_zip({{"照片/现场1.jpg", "1"}}) == "照片/现场1.jpg=1; ");
    CHECK(told_of_zip({{"照片/现场1.jpg", "1", says_utf8}}) == "照片/现场1.jpg=1; ");
    CHECK(told_of_zip({{"a.jpg", "0"}, {gbk_photo, "1", says_utf8}, {"\xD5\xD5\xC6\xAC\\", ""}, {"b.jpg", "2"}}) ==
          "a.jpg=0; 照片/现场1.jpg=1; 照片=; b.jpg=2; ");
    CHECK(told_of_zip({{"\xD5\xD5\xC6\xAC\\\xCF\xD6\xB3\xA1"
                        "1.jpg",
                        "1"}}) == "照片/现场1.jpg=1; ");
    const TempFolder folder;
    pack(folder.path() / "a.7z", {{"照片/现场1.jpg", "1", "", ""}});
    CHECK(told(folder.path() / "a.7z") == "照片/现场1.jpg=1; ");
}

TEST_CASE("nothing is taken that leads elsewhere, is no file, or is there twice") {
    struct Row {
        std::vector<ZipEntry> entries;
        std::string told;
    };
    const std::vector<Row> rows = {
        {{{"../1.jpg", "x"}, {"2.jpg", "y"}}, "2.jpg=y; !../1.jpg: leads outside; "},
        {{{"/etc/passwd", "x"}}, "!/etc/passwd: leads outside; "},
        {{{"C:\\1.jpg", "x"}}, "!C:/1.jpg: leads outside; "},
        {{{"1.jpg", "/etc/passwd", 0, 0120777}}, "!1.jpg: link; "},
        {{{"1.jpg", "", 0, 0020666}}, "!1.jpg: not a file; "},
        {{{"1.jpg", "x", encrypted}}, "!1.jpg: encrypted; "},
        {{{"1.jpg", "x"}, {"1.jpg", "y"}}, "1.jpg=x; !1.jpg: same name; "},
        {{{"1.jpg", "x"}, {"./1.jpg", "y"}}, "1.jpg=x; !./1.jpg: same name; "},
        {{{"a.jpg", "x"}, {"A.JPG", "y"}}, "a.jpg=x; A.JPG=y; !A.JPG: same but case; "},
        {{{"__MACOSX/._1.jpg", "x"}, {".hidden/1.jpg", "x"}, {"照片/Thumbs.db", "x"}, {"1.jpg", "y"}}, "1.jpg=y; "},
        {{{".hidden/1.jpg", "x"}}, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.told);
        CHECK(told_of_zip(row.entries) == row.told);
    }
    const TempFolder folder;
    pack(folder.path() / "a.tar",
         {{"1.jpg", "one", "", ""}, {"2.jpg", "", "/etc/passwd", ""}, {"3.jpg", "", "", "1.jpg"}});
    CHECK(told(folder.path() / "a.tar") == "1.jpg=one; !2.jpg: link; !3.jpg: link; ");
}

TEST_CASE("what is damaged or no archive is told, and what came before it kept") {
    const TempFolder folder;
    const std::string zip = zip_of({{"1.jpg", "one"}, {"2.jpg", std::string(1000, 'x')}});
    CHECK(told(folder.write("half.zip", zip.substr(0, zip.size() / 2))) == "!: unknown format; ");
    std::string spoiled = zip;
    spoiled[spoiled.find("xxxx") + 500] = 'y';  // the checksum no longer fits
    CHECK(told(folder.write("spoiled.zip", spoiled)) == "1.jpg=one; !2.jpg: damaged; ");
    CHECK(told(folder.write("a.rar", "Rar!\x1A\x07\x01 and nothing")) == "!: unknown format; ");
    CHECK(told(folder.write("text.zip", "no archive at all")) == "!: unknown format; ");
    CHECK(told(folder.write("empty.zip", "")) == "!: unknown format; ");
    pack(folder.path() / "a.tar", {{"1.jpg", "one", "", ""}, {"2.jpg", std::string(5000, 'x'), "", ""}});
    const std::string tar = read_bytes(folder.path() / "a.tar");
    CHECK(told(folder.write("half.tar", tar.substr(0, 2500))) == "1.jpg=one; !2.jpg: damaged; ");
}

TEST_CASE("an archive unpacks to no more than there is room for") {
    const TempFolder folder;
    const std::string kilobyte(1000, 'x');
    const fs::path three =
        folder.write("a.zip", zip_of({{"1.jpg", kilobyte}, {"2.jpg", kilobyte}, {"3.jpg", kilobyte}}));
    Room room;
    room.bytes = 2500;
    CHECK(told(three, room) == "1.jpg=1000; 2.jpg=1000; !3.jpg: too large; ");
    room = {};
    room.files = 2;
    CHECK(told(three, room) == "1.jpg=1000; 2.jpg=1000; !: too many; ");
    room = {};
    room.harmless_bytes = 3'000'000;
    pack(folder.path() / "bomb.zip", {{"1.jpg", "one", "", ""}, {"0.bmp", std::string(9'000'000, '\0'), "", ""}});
    CHECK(told(folder.path() / "bomb.zip", room) == "1.jpg=one; !0.bmp: out of measure; ");
    room.harmless_bytes = 10'000'000;
    CHECK(told(folder.path() / "bomb.zip", room) == "1.jpg=one; 0.bmp=9000000; ");
}

TEST_SUITE_END();
