#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <stdexcept>

#include "bench.h"

namespace mediaproof::bench {
namespace {

struct Ended {
    int code = -1;
    double megabytes = 0;
};

Ended run_silently(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("fork failed");
    if (child == 0) {
        const int nowhere = ::open("/dev/null", O_RDWR);
        for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::dup2(nowhere, descriptor);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, 1024e-6 * static_cast<double>(used.ru_maxrss)};
}

void need_fine(const Ended& ended, const std::vector<std::string>& command, const std::vector<int>& fine) {
    if (std::find(fine.begin(), fine.end(), ended.code) != fine.end()) return;
    throw std::runtime_error(command.front() + " ended with " + std::to_string(ended.code));
}

}  // namespace

double seconds_of(const std::vector<std::string>& command, int times, const std::vector<int>& fine) {
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < times; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const Ended ended = run_silently(command);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        need_fine(ended, command, fine);
        least = std::min(least, taken.count());
    }
    return least;
}

// What the child shares with this process before it becomes the command counts too; that is less than what it then
// needs, or the figure errs on the high side.
double peak_megabytes_of(const std::vector<std::string>& command, const std::vector<int>& fine) {
    const Ended ended = run_silently(command);
    need_fine(ended, command, fine);
    return ended.megabytes;
}

}  // namespace mediaproof::bench
