#include "intake/opened_submission.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "intake/unpack.h"
#include "mediaproof/dates.h"
#include "support/archives.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

constexpr char jpeg[] = "\xFF\xD8\xFF\xE0";

std::variant<Listing, Message> unpack_here(const Descriptor& archive, const Descriptor& spool, const Room& room) {
    return unpack(archive.get(), spool.get(), room);
}

OpenedSubmission opened(const fs::path& path, const Unpack& unpacker = unpack_here) {
    const auto submissions = find_submissions(path);
    REQUIRE(submissions.size() == 1);
    return open_submission(submissions.front(), unpacker);
}

Names files_of(const OpenedSubmission& of) {
    Names names;
    for (const fs::path& file : of.submission.files)
        names.push_back(file.string());
    return names;
}

Names problems_of(const OpenedSubmission& of) {
    Names keys;
    for (const Message& problem : of.submission.problems)
        keys.push_back(problem.key + " " + std::get<std::string>(problem.arguments.at("name")));
    return keys;
}

std::string joined(const Names& names) {
    std::string all;
    for (const std::string& name : names)
        all += name + "; ";
    return all;
}

std::string bytes_of(const Descriptor& file) {
    std::string bytes(100, '\0');
    const ssize_t got = ::read(file.get(), bytes.data(), bytes.size());
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
}

const std::string dated = "unit = \"市教育局\"\nevent_date = 2023-05-12\n";

}  // namespace

TEST_SUITE_BEGIN("intake");

TEST_CASE("an archive is a submission like its folder") {
    const TempFolder folder;
    const fs::path zip = folder.write(
        "2023-05-01_材料.zip",
        zip_of({{"照片/2.jpg", "two"}, {"照片/1.jpg", "one"}, {"submission.toml", dated}, {"Thumbs.db", "x"}}));
    const OpenedSubmission submission = opened(zip);
    CHECK(files_of(submission) == Names{"照片/1.jpg", "照片/2.jpg"});
    CHECK(problems_of(submission) == Names{});
    CHECK(submission.submission.looked_into);
    CHECK(submission.submission.manifest.unit == "市教育局");
    CHECK(format_dates(submission.submission.event_dates) == "2023-05-12");
    CHECK(submission.submission.event_date_source == EventDateSource::manifest);
    CHECK(bytes_of(submission.open("照片/1.jpg")) == "one");
    CHECK(bytes_of(submission.open("照片/2.jpg")) == "two");
    CHECK(bytes_of(submission.open("照片/1.jpg")) == "one");
    CHECK_THROWS_AS(submission.open("照片/3.jpg"), std::system_error);
}

TEST_CASE("the manifest lies on top of an archive, or in the folder that it holds") {
    struct Row {
        std::vector<ZipEntry> entries;
        std::string day;
        Names problems;
    };
    const std::vector<Row> rows = {
        {{{"good/submission.toml", dated}, {"good/1.jpg", jpeg}}, "2023-05-12", {}},
        {{{"a/b/submission.toml", dated}}, "2023-05-01", {}},
        {{{"1.jpg", jpeg}}, "2023-05-01", {}},
        {{{"a/submission.toml", dated}, {"b/submission.toml", dated}},
         "2023-05-01",
         {"archive.several-manifests 2023-05-01.zip"}},
    };
    for (const Row& row : rows) {
        const TempFolder folder;
        const OpenedSubmission submission = opened(folder.write("2023-05-01.zip", zip_of(row.entries)));
        CHECK(format_dates(submission.submission.event_dates) == row.day);
        CHECK(problems_of(submission) == row.problems);
    }
}

TEST_CASE("archives in a folder give their files in their place") {
    const TempFolder folder;
    folder.write("unit/1.jpg", jpeg);
    folder.write("unit/照片.zip", zip_of({{"2.jpg", "two"}, {"submission.toml", dated}}));
    const OpenedSubmission submission = opened(folder.path() / "unit");
    CHECK(files_of(submission) == Names{"1.jpg", "照片.zip/2.jpg"});
    CHECK(submission.submission.manifest.unit == "市教育局");
    CHECK(bytes_of(submission.open("照片.zip/2.jpg")) == "two");
    CHECK(bytes_of(submission.open("1.jpg")) == jpeg);

    folder.write("unit/submission.toml", "unit = \"市司法局\"\n");
    CHECK(opened(folder.path() / "unit").submission.manifest.unit == "市司法局");
}

TEST_CASE("an archive in an archive is opened, but no third one") {
    const TempFolder folder;
    const std::string third = zip_of({{"3.jpg", jpeg}});
    const std::string second = zip_of({{"2.jpg", jpeg}, {"third.zip", third}});
    const OpenedSubmission submission =
        opened(folder.write("a.zip", zip_of({{"1.jpg", jpeg}, {"second.zip", second}})));
    CHECK(files_of(submission) == Names{"1.jpg", "second.zip/2.jpg"});
    CHECK(problems_of(submission) == Names{"archive.too-deep second.zip/third.zip"});
}

TEST_CASE("what could not be taken becomes a problem that a unit understands") {
    struct Row {
        std::string file, bytes;
        Names problems;
        bool looked_into = true;
    };
    const std::vector<Row> rows = {
        {"a.zip", zip_of({{"1.jpg", "x", encrypted}, {"2.jpg", "x", encrypted}}), {"archive.encrypted a.zip"}, false},
        {"a.zip", zip_of({{"1.jpg", jpeg}, {"../2.jpg", "x"}}), {"archive.leads-outside ../2.jpg"}, false},
        {"a.zip", zip_of({{"1.jpg", jpeg}, {"/2.jpg", "x"}}), {"archive.leads-outside 2.jpg"}, false},
        {"a.zip",
         zip_of({{"0", "x", 0, 0120777}, {"1", "x", 0, 0120777}, {"2", "x", 0, 0120777}, {"3", "x", 0, 0120777}}),
         {"archive.link 0, 1, 2 … (4)"},
         false},
        {"a.zip", zip_of({{"a.jpg", jpeg}, {"A.jpg", jpeg}}), {"archive.same-but-case A.jpg"}},
        {"a.zip", zip_of({{"Thumbs.db", "x"}}), {"archive.empty a.zip"}},
        {"a.zip", "PK\x03\x04 and no more", {"archive.unknown-format a.zip"}, false},
        {"a.7z", "7z\xBC\xAF\x27\x1C and no more", {"archive.cut-off a.7z"}, false},
    };
    for (const Row& row : rows) {
        const TempFolder folder;
        const OpenedSubmission submission = opened(folder.write(row.file, row.bytes));
        CHECK(joined(problems_of(submission)) == joined(row.problems));
        CHECK(submission.submission.looked_into == row.looked_into);
    }
}

TEST_CASE("an archive whose unpacking failed is told with its name") {
    const TempFolder folder;
    const Unpack fails = [](const Descriptor&, const Descriptor&, const Room&) {
        return Message{"archive.failed", {}};
    };
    folder.write("a.zip", zip_of({{"1.jpg", jpeg}}));
    const OpenedSubmission submission = opened(folder.path() / "a.zip", fails);
    CHECK(problems_of(submission) == Names{"archive.failed a.zip"});
    CHECK_FALSE(submission.submission.looked_into);

    fs::remove(folder.path() / "a.zip");
    folder.write("b.zip", zip_of({{"1.jpg", jpeg}}));
    auto found = find_submissions(folder.path());
    fs::remove(folder.path() / "b.zip");
    CHECK(problems_of(open_submission(found.at(0), fails)) == Names{"archive.not-opened b.zip"});
}

TEST_CASE("all archives of a submission share one room") {
    const TempFolder folder;
    folder.write("unit/1.jpg", jpeg);
    folder.write("unit/a.zip", zip_of({{"1.jpg", "12345"}}));
    folder.write("unit/b.zip", zip_of({{"2.jpg", "12345"}}));
    std::vector<std::int64_t> bytes;
    const Unpack watched = [&](const Descriptor& archive, const Descriptor& spool, const Room& room) {
        bytes.push_back(room.bytes);
        return unpack_here(archive, spool, room);
    };
    opened(folder.path() / "unit", watched);
    REQUIRE(bytes.size() == 2);
    CHECK(bytes[1] == bytes[0] - 5);
}

TEST_SUITE_END();
