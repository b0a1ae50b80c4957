#include "progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdint>
#include <iostream>

#include "mediaproof/report.h"

namespace mediaproof::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto between_lines = 100ms;  // on a terminal
constexpr auto settled_after = 5s;     // before that, a rate is a guess

std::size_t terminal_columns() {
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

Message time_left(double seconds) {
    if (seconds < 90) return {"progress.left-seconds", {{"count", static_cast<std::int64_t>(seconds) + 1}}};
    return {"progress.left-minutes", {{"count", static_cast<std::int64_t>(seconds / 60) + 1}}};
}

}  // namespace

Progress::Progress(bool quiet, Language language)
    : quiet_(quiet), terminal_(::isatty(STDERR_FILENO) != 0), language_(language) {}

std::string Progress::counts(const BatchProgress& progress) const {
    std::string words =
        "[" + std::to_string(progress.submissions_done) + "/" + std::to_string(progress.submissions) + "]";
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
    words += "  " + say(Message{"progress.files",
                                {{"count", static_cast<std::int64_t>(progress.files_done)},
                                 {"rate", static_cast<double>(progress.files_done) / std::max(seconds, 0.1)}}},
                        language_);
    if (progress.submissions_done == 0 || seconds < std::chrono::duration<double>(settled_after).count()) return words;
    const auto done = static_cast<double>(progress.submissions_done);
    const auto left = static_cast<double>(progress.submissions - progress.submissions_done);
    return words + "  " + say(time_left(seconds / done * left), language_);
}

void Progress::show(const BatchProgress& progress) {
    const std::lock_guard guard(mutex_);
    if (quiet_) return;
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ && progress.submissions_done > told_) {
        told_ = progress.submissions_done;
        std::cerr << counts(progress) << "  " << printable(progress.finished) << '\n';
    } else if (terminal_ && now - shown_ >= between_lines) {
        shown_ = now;
        const std::string line =
            counts(progress) + "  " + printable(progress.submission) + "/" + printable(progress.file.string());
        std::cerr << "\r\033[K" << fitted(line, terminal_columns() - 1) << std::flush;
    }
}

void Progress::clear() {
    const std::lock_guard guard(mutex_);
    if (!quiet_ && terminal_) std::cerr << "\r\033[K" << std::flush;
}

}  // namespace mediaproof::cli
