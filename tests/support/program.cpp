#include "support/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "support/temp_folder.h"

namespace mediaproof::tests {
namespace {

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (const std::string& text : texts)
        list.push_back(const_cast<char*>(text.c_str()));
    list.push_back(nullptr);
    return list;
}

void send_to(int descriptor, const std::filesystem::path& file) {
    const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(126);
}

ProgramRun run(const std::vector<std::string>& command, const ProgramSetting& setting) {
    const TempFolder scratch;
    const std::filesystem::path out = setting.stdout_to.empty() ? scratch.path() / "out" : setting.stdout_to;
    const std::filesystem::path err = scratch.path() / "err";
    std::vector<std::string> environment = setting.environment;
    for (const char* name : {"PATH", "HOME", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS"}) {
        if (const char* value = std::getenv(name)) environment.push_back(std::string(name) + "=" + value);
    }
    const bool elsewhere = std::any_of(environment.begin(), environment.end(),
                                       [](const std::string& entry) { return entry.starts_with("XDG_CACHE_HOME="); });
    if (!elsewhere) environment.push_back("XDG_CACHE_HOME=" + cache_home().string());
    const auto arguments = pointers(command);
    const auto variables = pointers(environment);
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("fork failed");
    if (child == 0) {
        if (!setting.folder.empty() && ::chdir(setting.folder.c_str()) != 0) ::_exit(126);
        send_to(STDOUT_FILENO, out);
        send_to(STDERR_FILENO, err);
        ::execvpe(arguments[0], arguments.data(), variables.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, setting.stdout_to.empty() ? read_bytes(out) : "",
            read_bytes(err)};
}

}  // namespace

const std::filesystem::path& cache_home() {
    static const TempFolder folder;
    static const char* const of_all_suites = std::getenv("MEDIAPROOF_LEARNED");
    static const std::filesystem::path home = of_all_suites != nullptr ? of_all_suites : folder.path();
    return home;
}

ProgramRun run_mediaproof(const std::vector<std::string>& arguments, const ProgramSetting& setting) {
    std::vector<std::string> command = {MEDIAPROOF_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command, setting);
}

ProgramRun run_tool(const std::vector<std::string>& command) {
    ProgramRun done = run(command, {});
    if (done.exit_code != 0) throw std::runtime_error(command.front() + ": " + done.err);
    return done;
}

}  // namespace mediaproof::tests
