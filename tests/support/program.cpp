#include "support/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
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

std::vector<std::string> environment_of(const ProgramSetting& setting) {
    std::vector<std::string> environment = setting.environment;
    for (const char* name : {"PATH", "HOME", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS"}) {
        if (const char* value = std::getenv(name)) environment.push_back(std::string(name) + "=" + value);
    }
    const bool elsewhere = std::any_of(environment.begin(), environment.end(),
                                       [](const std::string& entry) { return entry.starts_with("XDG_CACHE_HOME="); });
    if (!elsewhere) environment.push_back("XDG_CACHE_HOME=" + cache_home().string());
    return environment;
}

void limit_files(std::uint64_t bytes) {
    const rlimit limit{bytes, bytes};
    ::signal(SIGXFSZ, SIG_IGN);
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(126);
}

// A command that was started, and what it says.
struct Started {
    Started(const std::vector<std::string>& command, const ProgramSetting& setting)
        : out(setting.stdout_to.empty() ? scratch.path() / "out" : setting.stdout_to),
          tells_out(setting.stdout_to.empty()) {
        const std::vector<std::string> environment = environment_of(setting);
        const auto arguments = pointers(command);
        const auto variables = pointers(environment);
        process = ::fork();
        if (process < 0) throw std::runtime_error("fork failed");
        if (process != 0) return;
        if (!setting.folder.empty() && ::chdir(setting.folder.c_str()) != 0) ::_exit(126);
        send_to(STDOUT_FILENO, out);
        send_to(STDERR_FILENO, err);
        if (setting.most_file_bytes > 0) limit_files(setting.most_file_bytes);
        ::execvpe(arguments[0], arguments.data(), variables.data());
        ::_exit(127);
    }

    ProgramRun wait() {
        int status = 0;
        ::waitpid(process, &status, 0);
        process = -1;
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, tells_out ? read_bytes(out) : "", read_bytes(err)};
    }

    TempFolder scratch;
    std::filesystem::path out;
    std::filesystem::path err = scratch.path() / "err";
    bool tells_out;
    pid_t process = -1;
};

std::vector<std::string> mediaproof(const std::vector<std::string>& arguments) {
    std::vector<std::string> command = {MEDIAPROOF_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

}  // namespace

const std::filesystem::path& cache_home() {
    static const TempFolder folder;
    static const char* const of_all_suites = std::getenv("MEDIAPROOF_LEARNED");
    static const std::filesystem::path home = of_all_suites != nullptr ? of_all_suites : folder.path();
    return home;
}

struct RunningProgram::State : Started {
    using Started::Started;
};

RunningProgram::RunningProgram(const std::vector<std::string>& arguments, const ProgramSetting& setting)
    : state_(std::make_unique<State>(mediaproof(arguments), setting)) {}

RunningProgram::~RunningProgram() {
    if (state_->process < 0) return;
    send(SIGKILL);
    ::waitpid(state_->process, nullptr, 0);
}

std::string RunningProgram::err_so_far() const {
    return std::filesystem::exists(state_->err) ? read_bytes(state_->err) : std::string();
}

void RunningProgram::send(int signal) const {
    ::kill(state_->process, signal);
}

ProgramRun RunningProgram::wait() {
    return state_->wait();
}

ProgramRun run_mediaproof(const std::vector<std::string>& arguments, const ProgramSetting& setting) {
    return Started(mediaproof(arguments), setting).wait();
}

ProgramRun run_tool(const std::vector<std::string>& command) {
    ProgramRun done = Started(command, {}).wait();
    if (done.exit_code != 0) throw std::runtime_error(command.front() + ": " + done.err);
    return done;
}

}  // namespace mediaproof::tests
