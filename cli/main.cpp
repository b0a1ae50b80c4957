// mediaproof: parses the command line, calls the library, chooses the exit code.
#include <csignal>
#include <exception>

#include "command_line.h"
#include "manual/help_text.h"
#include "mediaproof/error.h"
#include "mediaproof/probe.h"
#include "usage_error.h"

namespace {

using namespace mediaproof::cli;

int run(int argc, char** argv) {
    CLI::App app;
    Shared shared;
    shared.language_name = language_asked_for({argv + 1, argv + argc});
    int exit_code = all_pass;
    add_command_line(app, shared, exit_code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        write_out(help_text(help_of(asked_command(app)), shared.language()));
    } catch (const CLI::CallForVersion& version) {
        write_out(version.what() + std::string("\n"));
    } catch (const CLI::ParseError& error) {
        complain(usage_error(app, error, shared.language()));
        complain(shared.say({"用法见：", "see: "}) + help_of(asked_command(app)).name + " --help");
        return wrong_usage;
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
