#include <doctest/doctest.h>
#include <sys/stat.h>

#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "mediaproof/dates.h"
#include "mediaproof/submission.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using mediaproof::tests::TempFolder;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

constexpr char jpeg[] = "\xFF\xD8\xFF\xE0";
constexpr char zip[] = "PK\x03\x04";

Names names_of(const std::vector<Submission>& submissions) {
    Names names;
    for (const Submission& submission : submissions)
        names.push_back(submission.name);
    return names;
}

Names files_of(const Submission& submission) {
    Names names;
    for (const fs::path& file : submission.files)
        names.push_back(file.string());
    return names;
}

Names problems_of(const Submission& submission) {
    Names lines;
    for (const Message& problem : submission.problems)
        lines.push_back(say(problem, Language::english));
    return lines;
}

Submission only(const std::vector<Submission>& submissions) {
    REQUIRE(submissions.size() == 1);
    return submissions.front();
}

void make_fifo(const fs::path& path) {
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
}

}  // namespace

TEST_SUITE_BEGIN("intake");

TEST_CASE("a folder is one submission when it holds media or a manifest itself") {
    struct Row {
        std::string about, file, bytes;
        bool is_one;
    };
    const std::vector<Row> rows = {
        {"a photo", "1.jpg", jpeg, true},
        {"a photo under a name of no kind", "IMG_0001", jpeg, true},
        {"a film", "a.mp4", "\x1A\x45\xDF\xA3", true},
        {"a damaged photo", "1.jpg", "", true},
        {"a manifest", "submission.toml", "", true},
        {"a text", "说明.txt", "各单位", false},
        {"a document", "通知.pdf", "%PDF-1.7", false},
        {"a hidden photo", ".1.jpg", jpeg, false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const TempFolder folder;
        folder.write("root/unit/1.jpg", jpeg);
        folder.write("root/" + row.file, row.bytes);
        CHECK(names_of(find_submissions(folder.path() / "root")) == Names{row.is_one ? "root" : "unit"});
    }
}

TEST_CASE("a text that begins like prose leaves a batch a batch") {
    const TempFolder folder;
    folder.write("readme.txt", "Our free day for all citizens\n");
    folder.write("unit/1.jpg", jpeg);
    CHECK(names_of(find_submissions(folder.path())) == Names{"unit"});
}

TEST_CASE("each folder and archive of a batch is a submission, sorted by name") {
    const TempFolder folder;
    folder.write("b/1.jpg", jpeg);
    folder.write("a/notes.txt", "nothing but text");
    folder.write("c.zip", zip);
    folder.write("报告.docx", std::string(zip) + std::string(26, '\0') + "[Content_Types].xml");
    folder.write("通知.txt", "各单位");
    folder.write("B/照片/1.jpg", jpeg);
    fs::create_directory(folder.path() / "empty");
    CHECK(names_of(find_submissions(folder.path())) == Names{"B", "a", "b", "c.zip", "empty"});
}

TEST_CASE("a folder without submissions gives none") {
    const TempFolder folder;
    CHECK(find_submissions(folder.path()).empty());
    folder.write("说明.txt", "各单位");
    folder.write(".hidden/1.jpg", jpeg);
    CHECK(find_submissions(folder.path()).empty());
}

TEST_CASE("a submission's files are found at every depth and sorted by their bytes") {
    const TempFolder folder;
    for (const char* file : {"b.jpg", "照片/2.jpg", "照片/1.jpg", "a/z.jpg", "a.jpg", "B.txt", "a/submission.toml"}) {
        folder.write(file, jpeg);
    }
    folder.write("submission.toml", "");
    const Submission submission = only(find_submissions(folder.path()));
    CHECK(files_of(submission) ==
          Names{"B.txt", "a.jpg", "a/submission.toml", "a/z.jpg", "b.jpg", "照片/1.jpg", "照片/2.jpg"});
    CHECK(problems_of(submission) == Names{});
    CHECK(submission.path == folder.path());
    CHECK(submission.looked_into);
}

TEST_CASE("litter of operating systems is passed over") {
    const TempFolder folder;
    folder.write("1.jpg", jpeg);
    for (const char* litter : {"Thumbs.db", "desktop.ini", "__MACOSX/._1.jpg", "._1.jpg", ".DS_Store", ".git/x.jpg",
                               "照片/Thumbs.db", "照片/.hidden/2.jpg"}) {
        folder.write(litter, jpeg);
    }
    const Submission submission = only(find_submissions(folder.path()));
    CHECK(files_of(submission) == Names{"1.jpg"});
    CHECK(problems_of(submission) == Names{});
}

TEST_CASE("links inside a submission are told and not followed") {
    const TempFolder folder;
    const TempFolder elsewhere;
    elsewhere.write("secret.jpg", jpeg);
    folder.write("1.jpg", jpeg);
    fs::create_symlink(elsewhere.path() / "secret.jpg", folder.path() / "file.jpg");
    fs::create_directory_symlink(elsewhere.path(), folder.path() / "folder");
    fs::create_symlink("nowhere", folder.path() / "broken");
    fs::create_symlink("1.jpg", folder.path() / "submission.toml");
    const Submission submission = only(find_submissions(folder.path()));
    CHECK(files_of(submission) == Names{"1.jpg"});
    CHECK(problems_of(submission) ==
          Names{"broken is a link and was not followed; put the file itself there",
                "file.jpg is a link and was not followed; put the file itself there",
                "folder is a link and was not followed; put the file itself there",
                "submission.toml is a link and was not followed; put the file itself there"});
}

TEST_CASE("a link to a folder beside a batch's folders is told and not looked into") {
    const TempFolder folder;
    const TempFolder elsewhere;
    elsewhere.write("1.jpg", jpeg);
    folder.write("unit/1.jpg", jpeg);
    fs::create_directory_symlink(elsewhere.path(), folder.path() / "other");
    fs::create_symlink(elsewhere.path() / "1.jpg", folder.path() / "1.jpg");
    fs::create_symlink("nowhere", folder.path() / "broken");
    const auto submissions = find_submissions(folder.path());
    REQUIRE(names_of(submissions) == Names{"other", "unit"});
    CHECK_FALSE(submissions[0].looked_into);
    CHECK(submissions[0].files.empty());
    CHECK(submissions[0].problems.at(0).key == "intake.link");
}

TEST_CASE("a link that is the path itself is followed, under its own name") {
    const TempFolder folder;
    folder.write("unit/1.jpg", jpeg);
    folder.write("unit.zip", zip);
    fs::create_directory_symlink("unit", folder.path() / "2023-05-12_link");
    fs::create_symlink("unit.zip", folder.path() / "link.zip");
    const Submission submission = only(find_submissions(folder.path() / "2023-05-12_link"));
    CHECK(submission.name == "2023-05-12_link");
    CHECK(files_of(submission) == Names{"1.jpg"});
    CHECK(only(find_submissions(folder.path() / "link.zip")).is_archive);
}

TEST_CASE("a submission bears its folder's own name however the path is written") {
    const TempFolder folder;
    folder.write("unit/照片/1.jpg", jpeg);
    folder.write("unit/1.jpg", jpeg);
    for (const char* spelling : {"unit", "unit/", "unit/.", "./unit", "unit//", "unit/照片/.."}) {
        CAPTURE(spelling);
        CHECK(names_of(find_submissions(folder.path() / spelling)) == Names{"unit"});
    }
}

TEST_CASE("a path that is not there, or no folder and no archive, is refused") {
    const TempFolder folder;
    const fs::path text = folder.write("notes.txt", "text");
    const fs::path photo = folder.write("1.jpg", jpeg);
    make_fifo(folder.path() / "pipe");
    fs::create_symlink("nowhere", folder.path() / "broken");
    CHECK_THROWS_AS(find_submissions(folder.path() / "missing"), std::system_error);
    CHECK_THROWS_AS(find_submissions(folder.path() / "broken"), std::system_error);
    CHECK_THROWS_AS(find_submissions(""), std::system_error);
    CHECK_THROWS_AS(find_submissions(text), std::invalid_argument);
    CHECK_THROWS_AS(find_submissions(photo), std::invalid_argument);
    CHECK_THROWS_AS(find_submissions(folder.path() / "pipe"), std::invalid_argument);
}

TEST_CASE("an archive is a submission whose files are not known yet") {
    const TempFolder folder;
    const Submission submission = only(find_submissions(folder.write("2023-05-12_市教育局.zip", zip)));
    CHECK(submission.name == "2023-05-12_市教育局.zip");
    CHECK(submission.is_archive);
    CHECK(submission.files.empty());
    CHECK(problems_of(submission) == Names{});
    CHECK(format_dates(submission.event_dates) == "2023-05-12");
}

TEST_CASE("the day of the event comes from the manifest, else the option, else the folder's name") {
    struct Row {
        std::string manifest, folder;
        bool option;
        std::string date;
        std::optional<EventDateSource> source;
    };
    const std::string dated = "event_date = 2023-05-12\n";
    const std::vector<Row> rows = {
        {dated, "2023-05-10_a", true, "2023-05-12", EventDateSource::manifest},
        {dated, "a", false, "2023-05-12", EventDateSource::manifest},
        {"", "2023-05-10_a", true, "2023-05-11", EventDateSource::option},
        {"event_date = 5\n", "2023-05-10_a", true, "2023-05-11", EventDateSource::option},
        {"", "2023-05-10_a", false, "2023-05-10", EventDateSource::folder_name},
        {"event_date = 5\n", "2023-05-10_a", false, "2023-05-10", EventDateSource::folder_name},
        {"", "a_2023-05-10", false, "none", std::nullopt},
    };
    for (const Row& row : rows) {
        CAPTURE(row.manifest);
        CAPTURE(row.folder);
        CAPTURE(row.option);
        const TempFolder folder;
        folder.write(row.folder + "/submission.toml", row.manifest);
        IntakeOptions options;
        if (row.option) options.event_date = parse_date("2023-05-11");
        const Submission submission = only(find_submissions(folder.path() / row.folder, options));
        CHECK((!submission.event_dates.empty() ? format_dates(submission.event_dates) : "none") == row.date);
        CHECK(submission.event_date_source == row.source);
    }
}

TEST_CASE("what is neither file nor folder is told and not opened") {
    const TempFolder folder;
    folder.write("unit/1.jpg", jpeg);
    make_fifo(folder.path() / "unit/pipe.mp4");
    make_fifo(folder.path() / "pipe.jpg");
    const Submission submission = only(find_submissions(folder.path()));
    CHECK(files_of(submission) == Names{"1.jpg"});
    CHECK(problems_of(submission) == Names{"pipe.mp4 is no regular file and was not opened"});
}

TEST_CASE("folders below the sixteenth are told and not opened") {
    const TempFolder folder;
    folder.write("1.jpg", jpeg);
    fs::path deep;
    for (int i = 0; i < 16; ++i)
        deep /= "d";
    folder.write(deep / "seen.jpg", jpeg);
    folder.write(deep / "d/unseen.jpg", jpeg);
    const Submission submission = only(find_submissions(folder.path()));
    CHECK(files_of(submission) == Names{"1.jpg", (deep / "seen.jpg").string()});
    CHECK(problems_of(submission) == Names{(deep / "d").string() + " lies too deep and was not opened"});
}

TEST_CASE("files past the ten thousandth are told once and not listed") {
    const TempFolder folder;
    folder.write("submission.toml", "");
    for (int i = 0; i <= 10'000; ++i)
        folder.write("a/" + std::to_string(i), "");
    folder.write("b/1", "");
    folder.write("c/1", "");
    const Submission submission = only(find_submissions(folder.path()));
    CHECK(submission.files.size() == 10'000);
    CHECK(problems_of(submission) == Names{"more than 10000 files; the rest were not looked at"});
}

TEST_SUITE_END();
