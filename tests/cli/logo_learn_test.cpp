// mediaproof logo learn, and what the program remembers.
#include <doctest/doctest.h>

#include <filesystem>

#include "support/learned.h"
#include "support/packs.h"
#include "support/pictures.h"
#include "support/program.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

const char learning[] = "正在学习 LOGO";

}  // namespace

TEST_SUITE_BEGIN("cli");

TEST_CASE("logo learn tells what to expect, and writes what it is asked for") {
    const TempFolder folder;
    const fs::path model = folder.path() / "a.logo";
    const fs::path report = folder.path() / "report.jpg";
    const ProgramRun run = run_mediaproof(
        {"logo", "learn", "--logo", logo_file().string(), "-o", model.string(), "--report", report.string()});
    CHECK(run.exit_code == 0);
    for (const char* part : {"判为有", "短边", "present from a score of", "shorter side"}) {
        CAPTURE(part);
        CHECK(run.out.find(part) != std::string::npos);
    }
    CHECK(run.out.find("判为有") < run.out.find("present from"));
    CHECK(read_bytes(report).starts_with("\xFF\xD8\xFF"));
    const ProgramRun again = run_mediaproof({"logo", "learn", "--logo", model.string()});
    CHECK(again.out == run.out);
    CHECK(again.err.empty());
    CHECK(run_mediaproof({"logo", "find", "--logo", model.string(), report.string()}).exit_code == 0);
}

TEST_CASE("a LOGO that can't be used leaves with 2, what can't be written with 5") {
    const TempFolder folder;
    const std::string text = folder.write("text.png", "no picture").string();
    const std::string model = folder.write("model", text_of(file_of_learned({logo_file()}))).string();
    const std::string broken = folder.write("broken", text_of(file_of_learned({logo_file()})).substr(0, 500)).string();
    const std::string nowhere = (folder.path() / "missing" / "file").string();
    const std::string logo = logo_file().string();
    struct Row {
        std::vector<std::string> arguments;
        int exit_code;
    };
    const Row rows[] = {
        {{}, 2},
        {{"--logo"}, 2},
        {{"--logo", text}, 2},
        {{"--logo", nowhere}, 2},
        {{"--logo", broken}, 2},
        {{"--logo", logo, model}, 2},
        {{"--logo", logo, text}, 2},
        {{"--logo", logo, logo, logo, logo, logo, logo, logo, logo, logo}, 2},
        {{"--logo", model}, 0},
        {{"--logo", model, "-o", nowhere}, 5},
        {{"--logo", model, "-o", "/dev/full"}, 5},
        {{"--logo", model, "--report", nowhere}, 5},
    };
    for (const Row& row : rows) {
        std::vector<std::string> arguments = {"logo", "learn"};
        arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
        const ProgramRun run = run_mediaproof(arguments);
        CAPTURE(run.err);
        CHECK(run.exit_code == row.exit_code);
        CHECK(run.out.empty() == (row.exit_code != 0));
        CHECK(run.err.empty() == (row.exit_code == 0));
        CHECK(run.err.find(learning) == std::string::npos);
    }
}

TEST_CASE("a broken learned LOGO says that it should be learned again") {
    const TempFolder folder;
    const std::string broken = folder.write("broken", text_of(file_of_learned({logo_file()})).substr(0, 500)).string();
    const ProgramRun run = run_mediaproof({"logo", "find", "--logo", broken, logo_file().string()});
    CHECK(run.exit_code == 2);
    CHECK(run.err.find("mediaproof logo learn") != std::string::npos);
}

TEST_CASE("a rule pack that sets the scores, or brings a learned LOGO, needs no learning") {
    const TempFolder folder;
    const fs::path shipped = fs::path(MEDIAPROOF_MODELS) / "ningxiang-2023";
    std::string rules = read_bytes(shipped / "rules.toml");
    ProgramSetting forgetful;
    forgetful.environment = {"XDG_CACHE_HOME=" + (folder.path() / "cache").string()};
    fs::create_directory(folder.path() / "unit");
    write_jpeg(folder.path() / "unit" / "photo.jpg", painted_event(640, false));
    const std::string unit = (folder.path() / "unit").string();

    std::string with_scores = rules;
    with_scores.replace(with_scores.find("# present_score"), 2, "");
    with_scores.replace(with_scores.find("# absent_score"), 2, "");
    lay_pack(folder, "scores", with_scores);

    rules.replace(rules.find("logo.png"), 8, "one.logo");
    lay_pack(folder, "learned", rules);
    folder.write("learned/one.logo", text_of(file_of_learned({logo_file()})));

    for (const char* pack : {"scores", "learned"}) {
        CAPTURE(pack);
        const ProgramRun run = run_mediaproof({"check", "--no-store", "--pack", (folder.path() / pack).string(), unit}, forgetful);
        CHECK((run.exit_code == 1 || run.exit_code == 3));
        CHECK(run.err.find(learning) == std::string::npos);
        CHECK_FALSE(fs::exists(folder.path() / "cache"));
    }
}

TEST_CASE("a LOGO is learned where nothing is remembered, and the user is told to wait") {
    const TempFolder folder;
    const fs::path tiny = folder.path() / "tiny.png";
    write_png(tiny, painted_event(64, true));
    const ProgramRun remembering = run_mediaproof({"logo", "learn", "--logo", tiny.string()});
    CHECK(remembering.exit_code == 0);
    CHECK(remembering.err.find(learning) != std::string::npos);
    CHECK(remembering.out.find("64") != std::string::npos);
    const ProgramRun again = run_mediaproof({"logo", "learn", "--logo", tiny.string()});
    CHECK(again.err.empty());
    CHECK(again.out == remembering.out);
}

TEST_SUITE_END();
