// The command line's promises, kept by the real program.
#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "support/films.h"
#include "support/packs.h"
#include "support/pictures.h"
#include "support/program.h"
#include "support/temp_folder.h"

using namespace mediaproof::tests;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

// A short film and one photo: enough to be judged, not to pass.
void write_small_submission(const TempFolder& folder, const std::string& name) {
    folder.write(name + "/submission.toml", "unit = \"市教育局\"\nevent_date = 2023-05-12\n");
    make_film(folder.path() / name / "film.mp4", "testsrc2=s=320x180:r=10:d=5",
              {"-c:v", "libx264", "-preset", "ultrafast"});
    write_jpeg(folder.path() / name / "photo.jpg", painted_event(640, false), "2023-05-12");
}

}  // namespace

TEST_SUITE_BEGIN("cli");

TEST_CASE("wrong usage leaves with 2 and says what is wrong") {
    const TempFolder folder;
    const std::string file = folder.write("notes.txt", "no folder").string();
    const std::vector<std::string> rows[] = {
        {},
        {"chekc", "."},
        {"check"},
        {"check", "--format", "xml", "."},
        {"check", "--fail-on", "often", "."},
        {"check", "--event-date", "12.5.2023", "."},
        {"check", "--event-date", "2023-02-30", "."},
        {"check", (folder.path() / "missing").string()},
        {"check", file},
        {"check", "--pack", folder.path().string(), "."},
        {"probe"},
        {"logo"},
        {"logo", "find"},
        {"logo", "find", "--logo", file, file},
        {"rules", "explain"},
        {"rules", "explain", "no.such-rule"},
        {"--lang", "fr", "rules"},
    };
    for (const auto& arguments : rows) {
        for (const std::string& argument : arguments)
            CAPTURE(argument);
        const ProgramRun run = run_mediaproof(arguments);
        CHECK(run.exit_code == 2);
        CHECK(run.out.empty());
        CHECK_FALSE(run.err.empty());
    }
}

TEST_CASE("nothing to check leaves with 4") {
    const TempFolder folder;
    fs::create_directory(folder.path() / "empty");
    folder.write("text/notes.txt", "only words");
    CHECK(run_mediaproof({"check", (folder.path() / "empty").string()}).exit_code == 4);
    const ProgramRun run = run_mediaproof({"check", (folder.path() / "text").string()});
    CHECK(run.exit_code == 4);
    CHECK(run.err.find("text") != std::string::npos);
}

TEST_CASE("an empty path beside others is never waved through") {
    const TempFolder folder;
    fs::create_directory(folder.path() / "empty");
    write_small_submission(folder, "fails");
    const std::string empty = (folder.path() / "empty").string();
    const std::string fails = (folder.path() / "fails").string();
    CHECK(run_mediaproof({"check", fails, empty}).exit_code == 1);
    CHECK(run_mediaproof({"check", fails, empty, "--fail-on", "never"}).exit_code == 4);
    const ProgramRun nothing = run_mediaproof({"check", "--format", "json", empty});
    CHECK(nothing.exit_code == 4);
    CHECK(json::parse(nothing.out).at("submissions").empty());
}

TEST_CASE("exit codes follow the outcomes and --fail-on") {
    const TempFolder folder;
    write_small_submission(folder, "fails");
    folder.write("review/submission.toml", "unit = \"市教育局\"\n");
    folder.write("review/film.mp4", "");
    folder.write("review/photo.jpg", "");
    folder.write("review/报告.pdf", "");
    struct Row {
        const char* submission;
        const char* fail_on;
        int exit_code;
    };
    const Row rows[] = {
        {"fails", "review", 1}, {"fails", "fail", 1},   {"fails", "never", 0}, {"review", "review", 3},
        {"review", "fail", 0},  {"review", "never", 0}, {"", "review", 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.submission);
        CAPTURE(row.fail_on);
        const auto path = (folder.path() / row.submission).string();
        CHECK(run_mediaproof({"check", path, "--fail-on", row.fail_on}).exit_code == row.exit_code);
    }
}

TEST_CASE("one bad file or path never hides the others' results") {
    const TempFolder folder;
    write_small_submission(folder, "unit");
    folder.write("unit/zero.mp4", "");
    folder.write("unit/text.mp4", "words");
    folder.write("unit/playlist.jpg", "#EXTM3U\n/etc/passwd\n");
    const std::string photo = read_bytes(folder.path() / "unit" / "photo.jpg");
    folder.write("unit/half.jpg", photo.substr(0, photo.size() / 2));
    const ProgramRun run =
        run_mediaproof({"check", "--format", "json", folder.path().string(), (folder.path() / "missing").string()});
    CHECK(run.exit_code == 2);
    CHECK(run.err.find("missing") != std::string::npos);
    const json report = json::parse(run.out);
    REQUIRE(report.at("submissions").size() == 1);
    std::map<std::string, std::string> kinds;
    for (const json& file : report["submissions"][0]["files"])
        kinds[file["file"]] = file["kind"];
    CHECK(kinds == std::map<std::string, std::string>{{"film.mp4", "video"},
                                                      {"photo.jpg", "photo"},
                                                      {"half.jpg", "unreadable"},
                                                      {"playlist.jpg", "unreadable"},
                                                      {"text.mp4", "unreadable"},
                                                      {"zero.mp4", "unreadable"}});
}

TEST_CASE("results go to stdout, progress to stderr, and neither is coloured off a terminal") {
    const TempFolder folder;
    write_small_submission(folder, "unit");
    const ProgramRun text = run_mediaproof({"check", folder.path().string()});
    CHECK(text.out.find("video.duration") != std::string::npos);
    CHECK(text.out.find('\033') == std::string::npos);
    CHECK(text.err.find("unit") != std::string::npos);
    CHECK(text.err.find('\033') == std::string::npos);
    CHECK(run_mediaproof({"check", "-q", folder.path().string()}).err.empty());
}

TEST_CASE("a report that can't be written is told apart from a verdict") {
    const TempFolder folder;
    write_small_submission(folder, "unit");
    ProgramSetting full_disk;
    full_disk.stdout_to = "/dev/full";
    CHECK(run_mediaproof({"check", folder.path().string()}, full_disk).exit_code == 5);
}

TEST_CASE("the language follows --lang, then the locale, then is Chinese") {
    struct Row {
        std::vector<std::string> arguments;
        std::vector<std::string> environment;
        bool chinese;
    };
    const Row rows[] = {
        {{"rules"}, {}, true},
        {{"rules"}, {"LANG=en_GB.UTF-8"}, false},
        {{"rules"}, {"LANG=zh_CN.UTF-8"}, true},
        {{"rules"}, {"LC_ALL=C"}, true},
        {{"rules", "--lang", "zh"}, {"LANG=en_GB.UTF-8"}, true},
        {{"--lang", "en", "rules"}, {"LANG=zh_CN.UTF-8"}, false},
    };
    for (const Row& row : rows) {
        ProgramSetting setting;
        setting.environment = row.environment;
        const ProgramRun run = run_mediaproof(row.arguments, setting);
        CHECK(run.exit_code == 0);
        CHECK((run.out.find("视频是 3 分钟左右吗") != std::string::npos) == row.chinese);
        CHECK((run.out.find("about three minutes") != std::string::npos) != row.chinese);
    }
}

TEST_CASE("a rule is explained in both languages with its limits and clause") {
    const ProgramRun run = run_mediaproof({"rules", "explain", "video.duration"});
    CHECK(run.exit_code == 0);
    for (const char* part : {"video.duration", "3 分钟", "three minutes", "min_s = 150", "附件2 二（三）"}) {
        CAPTURE(part);
        CHECK(run.out.find(part) != std::string::npos);
    }
}

TEST_CASE("a broken rule pack leaves with 2 and names file and line") {
    const TempFolder folder;
    const fs::path pack = fs::path(MEDIAPROOF_MODELS) / "ningxiang-2023";
    std::string rules = read_bytes(pack / "rules.toml");
    const auto line =
        1 + std::count(rules.begin(), rules.begin() + static_cast<std::ptrdiff_t>(rules.find("min_s")), '\n');
    rules.replace(rules.find("min_s = 150"), 11, "min_s = -5");
    const ProgramRun run = run_mediaproof({"rules", "--pack", lay_pack(folder, "pack", rules).string()});
    CHECK(run.exit_code == 2);
    CHECK(run.err.find("rules.toml:" + std::to_string(line)) != std::string::npos);
    CHECK(run.err.find("min_s") != std::string::npos);
}

TEST_CASE("probe prints one line a file, and logo find says where") {
    const TempFolder folder;
    write_jpeg(folder.path() / "with.jpg", painted_event(1600, true));
    const std::string with = (folder.path() / "with.jpg").string();
    const std::string nothing = folder.write("nothing.jpg", "").string();
    const ProgramRun probe = run_mediaproof({"probe", with, nothing, (folder.path() / "missing.jpg").string()});
    CHECK(probe.exit_code == 2);  // one of them is missing
    CHECK(run_mediaproof({"probe", with, nothing}).exit_code == 0);
    CHECK(std::count(probe.out.begin(), probe.out.end(), '\n') == 3);
    const ProgramRun find = run_mediaproof({"logo", "find", "--logo", logo_file().string(), with, nothing});
    CHECK(find.exit_code == 0);
    const auto end = find.out.find('\n');
    const json found = json::parse(find.out.substr(0, end));
    CHECK(found.at("outcome") == "present");
    CHECK(found.at("sightings").at(0).at("quad").size() == 4);
    const json missing = json::parse(find.out.substr(end + 1));
    CHECK(missing.at("outcome") == "indeterminate");
    CHECK(missing.at("reason").is_string());
}

TEST_CASE("files are read confined unless the user wants otherwise, and the report says how") {
    const TempFolder folder;
    fs::create_directory(folder.path() / "unit");
    write_jpeg(folder.path() / "unit" / "photo.jpg", painted_event(640, false), "2023-05-12");
    const std::string unit = (folder.path() / "unit").string();
    const std::string photo = unit + "/photo.jpg";
    const std::string confined = run_mediaproof({"probe", photo}).out;
    CHECK(confined.find("\"photo\"") != std::string::npos);
    CHECK(run_mediaproof({"probe", "--no-confine", photo}).out == confined);
    CHECK(run_mediaproof({"probe", "--confine=best-effort", photo}).out == confined);
    CHECK(run_mediaproof({"probe", "--confine=loosely", photo}).exit_code == 2);
    CHECK(run_mediaproof({"probe", "--confine=strict", "--no-confine", photo}).exit_code == 2);
    const auto mode = [&](const char* option) {
        const ProgramRun run = run_mediaproof({"check", "--format", "json", option, unit});
        return json::parse(run.out).at("confinement").at("mode").get<std::string>();
    };
    CHECK(mode("--confine=strict") == "strict");
    CHECK(mode("--no-confine") == "none");
    for (const char* format : {"text", "html", "csv", "junit", "sarif", "github"}) {
        CAPTURE(format);
        CHECK(run_mediaproof({"check", "--no-confine", "--format", format, unit}).out.find("--confine=none") !=
              std::string::npos);
        CHECK(run_mediaproof({"check", "--format", format, unit}).out.find("--confine=none") == std::string::npos);
    }
}

TEST_CASE("a program that lost its worker says so and measures nothing") {
    const TempFolder folder;
    const fs::path alone = folder.path() / "bin" / "mediaproof";
    fs::create_directory(alone.parent_path());
    fs::copy_file(MEDIAPROOF_PROGRAM, alone);
    write_jpeg(folder.path() / "photo.jpg", painted_event(640, false));
    try {
        run_tool({alone.string(), "probe", (folder.path() / "photo.jpg").string()});
        FAIL("the file was measured");
    } catch (const std::runtime_error& error) {
        CHECK(std::string(error.what()).find("mediaproof-worker") != std::string::npos);
    }
}

TEST_SUITE_END();
