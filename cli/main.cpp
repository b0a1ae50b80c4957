// mediaproof: parses the command line, calls the library, chooses the exit code.
#include <csignal>
#include <exception>

#include "cli.h"
#include "mediaproof/error.h"
#include "mediaproof/probe.h"
#include "mediaproof/version.h"

namespace {

using namespace mediaproof::cli;

int run(int argc, char** argv) {
    CLI::App app(
        "mediaproof 影证：检查报送的视频、照片和报告能否证明活动确实举办。\n"
        "Says whether the media a unit hands in prove that its event took place.",
        "mediaproof");
    app.set_version_flag("--version", mediaproof::version);
    app.require_subcommand(1);
    app.fallthrough();
    Shared shared;
    app.add_option("--lang", shared.language_name, "界面语言 zh 或 en（默认随系统，否则中文） / language")
        ->check(CLI::IsMember({"zh", "en"}));
    app.add_option("--pack", shared.pack, "规则包文件夹（内有 rules.toml） / folder of the rule pack");
    int exit_code = all_pass;
    add_check(app, shared, exit_code);
    add_probe(app, shared, exit_code);
    add_logo(app, shared, exit_code);
    add_banner(app, shared, exit_code);
    add_rules(app, shared, exit_code);
    add_init(app, shared, exit_code);
    add_decide(app, shared, exit_code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? all_pass : wrong_usage;
    }
    return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
    mediaproof::silence_media_libraries();
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a report that could not be written, not a crash
    try {
        return run(argc, argv);
    } catch (const mediaproof::ConfigError& error) {
        complain(error.what());
        return wrong_usage;
    } catch (const std::exception& error) {
        complain(error.what());
        return could_not_finish;
    }
}
