// The real program, run as a user runs it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace mediaproof::tests {

struct ProgramRun {
    int exit_code = -1;  // −1 when a signal ended it
    std::string out;
    std::string err;
};

struct ProgramSetting {
    std::vector<std::string>
        environment;  // "NAME=value", beside PATH and XDG_CACHE_HOME, which it may replace; LC_ALL and NO_COLOR are unset otherwise
    std::filesystem::path folder;       // to run in; empty for the current one
    std::filesystem::path stdout_to;    // a file or device instead of ProgramRun::out
    std::uint64_t most_file_bytes = 0;  // a larger file can't be written, as on a full disk; 0: no limit
};

// Where the program keeps what it remembers, instead of the user's own place, so that a LOGO is learned once: the folder
// in the variable MEDIAPROOF_LEARNED, which ctest sets for all suites, or else one for the whole process.
const std::filesystem::path& cache_home();

ProgramRun run_mediaproof(const std::vector<std::string>& arguments, const ProgramSetting& setting = {});

// The same program while it runs.
class RunningProgram {
  public:
    explicit RunningProgram(const std::vector<std::string>& arguments, const ProgramSetting& setting = {});
    ~RunningProgram();  // ends it
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    std::string err_so_far() const;
    void send(int signal) const;
    ProgramRun wait();  // once

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Any program found on PATH. Throws std::runtime_error with its stderr when it does not exit with 0.
ProgramRun run_tool(const std::vector<std::string>& command);

}  // namespace mediaproof::tests
