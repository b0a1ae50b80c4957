// mediaproof report, by the real program.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "support/program.h"
#include "support/temp_folder.h"
#include "support/units.h"

using namespace mediaproof::tests;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const Words formats = {"text", "json", "html", "xlsx", "csv", "letter", "letter-md", "junit", "sarif", "github"};

// In `folder`, remembering nothing.
ProgramRun run_in(const fs::path& folder, Words words, const Words& more = {}) {
    words.insert(words.end(), more.begin(), more.end());
    words.push_back("--no-store");
    ProgramSetting setting;
    setting.folder = folder;
    return run_mediaproof(words, setting);
}

Words in_every_format(Words words, const std::string& output) {
    for (const std::string& format : formats)
        words.insert(words.end(), {"--format", format});
    words.insert(words.end(), {"--output", output});
    return words;
}

std::vector<std::string> names_in(const json& report) {
    std::vector<std::string> names;
    for (const json& submission : report.at("submissions"))
        names.push_back(submission.at("name"));
    return names;
}

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_SUITE_BEGIN("batch");

TEST_CASE("reports made again are the reports of the check, byte for byte, pictures included") {
    const TempFolder folder;
    write_units(folder.path() / "units", 3);
    const ProgramRun checked = run_in(folder.path(), in_every_format({"check", "units"}, "first"));
    const ProgramRun again = run_in(folder.path(), in_every_format({"report", "first/report.json"}, "second"));
    CHECK(checked.exit_code == 1);
    CHECK(again.exit_code == checked.exit_code);
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(folder.path() / "first")) {
        CAPTURE(entry.path());
        CHECK((read_bytes(entry.path()) == read_bytes(folder.path() / "second" / entry.path().filename())));
        ++files;
    }
    CHECK(files == formats.size());
    CHECK(holds(read_bytes(folder.path() / "second" / "report.html"), "data:image/jpeg;base64,"));
    CHECK_FALSE(holds(again.err, "pictures"));
}

TEST_CASE("the page links to full-size pictures, which lie beside it") {
    const TempFolder folder;
    write_units(folder.path() / "units", 1);
    const Words check = {"check", "units", "--format", "html", "--format", "json", "--output", "out", "--evidence"};
    CHECK(run_in(folder.path(), check).exit_code == 1);
    CHECK(holds(read_bytes(folder.path() / "out/report.html"), "href=\"evidence/unit%2000/photo.jpg%40photo.jpg\""));
    CHECK(read_bytes(folder.path() / "out/evidence/unit 00/photo.jpg@photo.jpg").starts_with("\xFF\xD8\xFF"));
    fs::remove_all(folder.path() / "out/evidence");
    CHECK(run_in(folder.path(), {"report", "out/report.json", "--output", "out", "--evidence"}).exit_code == 1);
    CHECK(fs::exists(folder.path() / "out/evidence/unit 00/photo.jpg@photo.jpg"));
    const ProgramRun nowhere = run_in(folder.path(), {"check", "units", "--evidence"});
    CHECK(nowhere.exit_code == 2);
    CHECK(holds(nowhere.err, "--output"));
}

TEST_CASE("a folder into which another run is writing is left alone") {
    const TempFolder folder;
    write_units(folder.path() / "units", 1);
    run_in(folder.path(), {"check", "units", "--format", "json", "--output", "out"});
    fs::create_directory(folder.path() / "taken");
    const int taken = ::open((folder.path() / "taken").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    REQUIRE(::flock(taken, LOCK_EX) == 0);
    const Words to_taken = {"--format", "html", "--evidence", "--output", "taken"};
    for (const Words& words : {Words{"report", "out/report.json"}, Words{"check", "units"}}) {
        CAPTURE(words[0]);
        const ProgramRun run = run_in(folder.path(), words, to_taken);
        CHECK(run.exit_code == 5);
        CHECK(holds(run.err, "taken"));
        CHECK(fs::is_empty(folder.path() / "taken"));
    }
    ::close(taken);
    CHECK(run_in(folder.path(), {"report", "out/report.json"}, to_taken).exit_code == 1);
    CHECK(fs::exists(folder.path() / "taken/report.html"));
}

TEST_CASE("whatever a unit writes into its manifest, the results of all units can be read again") {
    const TempFolder folder;
    write_units(folder.path() / "units", 2);
    std::string manifest;
    for (const char* key : {"unit", "theme", "form", "person_in_charge", "submitted_on", "staff"})
        manifest += std::string(key) + " = \"" + std::string(150'000, 'x') + "\"\n";
    folder.write("units/unit 01/submission.toml", manifest);
    run_in(folder.path(), {"check", "units", "--format", "json", "--output", "out"});
    const ProgramRun again = run_in(folder.path(), {"report", "out/report.json", "--format", "json"});
    CHECK(again.exit_code == 1);
    CHECK((again.out == read_bytes(folder.path() / "out/report.json")));
}

TEST_CASE("what the page will have to do without is told") {
    const TempFolder folder;
    write_units(folder.path() / "units", 1);
    run_in(folder.path(), {"check", "units", "--format", "json", "--output", "out"});
    fs::remove_all(folder.path() / "units");
    const ProgramRun again = run_in(folder.path(), {"report", "out/report.json", "--format", "html", "--lang", "en"});
    CHECK(again.exit_code == 1);
    CHECK(holds(again.err, "1 pictures are missing"));
    CHECK_FALSE(holds(again.out, "<img"));
}

TEST_CASE("several runs are merged: nothing is lost, or the last of each is kept") {
    const TempFolder folder;
    write_units(folder.path() / "units", 2);
    run_in(folder.path(), {"check", "units", "--format", "json", "--output", "january"});
    change_photo(folder.path() / "units" / "unit 01");
    run_in(folder.path(), {"check", "units/unit 01", "--format", "json", "--output", "february"});
    const Words both = {"report", "january/report.json", "february/report.json", "--format", "json", "--lang", "en"};
    const ProgramRun all = run_in(folder.path(), both);
    CHECK((names_in(json::parse(all.out)) == Words{"unit 00", "unit 01", "unit 01"}));
    CHECK(holds(all.err, "unit 01"));
    CHECK(holds(all.err, "--latest"));
    const ProgramRun latest = run_in(folder.path(), both, {"--latest"});
    const json report = json::parse(latest.out);
    CHECK((names_in(report) == Words{"unit 00", "unit 01"}));
    const json february = json::parse(read_bytes(folder.path() / "february/report.json"));
    CHECK((report.at("submissions")[1].at("record") == february.at("submissions")[0].at("record")));
    CHECK_FALSE(holds(latest.err, "--latest"));
}

TEST_CASE("the exit code is the check's, and what are no results is refused with what to do") {
    const TempFolder folder;
    write_units(folder.path() / "units", 1);
    fs::create_directory(folder.path() / "empty");
    run_in(folder.path(), {"check", "units", "--format", "json", "--output", "out"});
    run_in(folder.path(), {"check", "empty", "--format", "json", "--output", "none"});
    json other = json::parse(read_bytes(folder.path() / "out/report.json"));
    other["rule_pack"]["id"] = "elsewhere-2024";
    folder.write("other.json", other.dump());
    folder.write("words.json", "hello");
    const struct {
        Words words;
        int exit_code;
        std::string told;
    } rows[] = {
        {{"report", "out/report.json"}, 1, ""},
        {{"report", "out/report.json", "--fail-on", "never"}, 0, ""},
        {{"report", "none/report.json"}, 4, ""},
        {{"report", "words.json"}, 2, "words.json"},
        {{"report", "missing.json"}, 2, "missing.json"},
        {{"report", "units"}, 2, "units"},
        {{"report", "out/report.json", "other.json"}, 2, "elsewhere-2024"},
        {{"report"}, 2, "--help"},
        {{"report", "out/report.json", "--format", "html", "--format", "csv"}, 2, "--output"},
        {{"report", "out/report.json", "--output", "words.json/under"}, 5, "words.json"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.words.back());
        const ProgramRun run = run_in(folder.path(), row.words);
        CHECK(run.exit_code == row.exit_code);
        CHECK(holds(run.err, row.told));
    }
}

TEST_SUITE_END();
