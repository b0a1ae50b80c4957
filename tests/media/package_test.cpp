#include "media/package.h"

#include <doctest/doctest.h>

#include "media/document_text.h"
#include "support/documents.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

struct Written {
    TempFolder folder;
    std::string bytes;

    explicit Written(const paint::PackageParts& parts) {
        paint::write_package(folder.path() / "package.docx", parts);
        bytes = read_bytes(folder.path() / "package.docx");
    }
};

std::span<const std::byte> bytes_of(const std::string& text) {
    return std::as_bytes(std::span(text));
}

std::string refusal(const std::string& bytes, const std::string& name, std::size_t most_bytes) {
    try {
        read_part(bytes_of(bytes), name, most_bytes, "package.docx");
    } catch (const MediaError& error) {
        return error.tried() + ": " + error.library_words();
    }
    return {};
}

}  // namespace

TEST_SUITE_BEGIN("media");

TEST_CASE("a package gives its files by name, whatever the names are") {
    const Written written({{"word/document.xml", "<a/>"},
                           {"../../evil", "1"},
                           {"/etc/passwd", "2"},
                           {"图片/一.png", "3"},
                           {"empty", ""}});
    Package package(bytes_of(written.bytes), "package.docx");
    std::string seen;
    while (package.next()) {
        const std::vector<std::byte> bytes = package.read(100);
        seen += package.name() + "=" + std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()) + ";";
    }
    CHECK(seen == "word/document.xml=<a/>;../../evil=1;/etc/passwd=2;图片/一.png=3;empty=;");
    CHECK(has_part(bytes_of(written.bytes), "empty", "package.docx"));
    CHECK_FALSE(has_part(bytes_of(written.bytes), "word", "package.docx"));
}

TEST_CASE("what is damaged, missing or too large is refused") {
    const Written written({{"a", "ten bytes!"}, {"zeros", std::string(100 << 20, '\0')}});
    CHECK(written.bytes.size() < 1 << 20);
    std::string damaged = written.bytes;
    char& last_deflated = damaged.at(damaged.find("PK\x07\x08") - 3);  // of "a"
    last_deflated = static_cast<char>(~last_deflated);
    struct Row {
        std::string bytes;
        const char* name;
        std::size_t most_bytes;
        const char* refusal;  // its beginning; "": none
    };
    const Row rows[] = {
        {written.bytes, "a", 10, ""},
        {written.bytes, "a", 9, "unpack a: larger than 9 bytes"},
        {written.bytes, "zeros", 32 << 20, "unpack zeros: larger than 33554432 bytes"},
        {written.bytes, "b", 10, "open the package: there is no b in it"},
        {damaged, "a", 10, "unpack a: "},
        {written.bytes.substr(0, written.bytes.size() - 30), "a", 10, "open the package: "},
        {written.bytes.substr(0, written.bytes.size() / 2), "a", 10, "open the package: "},
        {"", "a", 10, "open the package: "},
        {"PK\x03\x04", "a", 10, "open the package: "},
        {std::string(5000, 'x'), "a", 10, "open the package: "},
    };
    for (const Row& row : rows) {
        CAPTURE(row.refusal);
        const std::string said = refusal(row.bytes, row.name, row.most_bytes);
        CAPTURE(said);
        CHECK(said.empty() == std::string(row.refusal).empty());
        CHECK(said.starts_with(row.refusal));
    }
}

TEST_CASE("a package of more than 10,000 files is not looked into") {
    paint::PackageParts parts;
    for (int i = 0; i < 10'000; ++i)
        parts.emplace_back(std::to_string(i), "");
    CHECK(refusal(Written(parts).bytes, "9999", 10).empty());
    parts.emplace_back("one more", "");
    CHECK(refusal(Written(parts).bytes, "0", 10) == "open the package: more than 10000 files in it");
}

TEST_SUITE_END();
